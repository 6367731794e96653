import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]' }];
