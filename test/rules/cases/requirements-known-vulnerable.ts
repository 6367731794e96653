import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ title: 'Another package', code: 'gunicorn-extra==1.0' }];
