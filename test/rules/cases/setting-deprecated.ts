import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ title: 'The version is not known', code: 'USE_L10N = True' }];
