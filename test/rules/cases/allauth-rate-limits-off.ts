import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ title: 'For tests', role: 'test', code: 'ACCOUNT_RATE_LIMITS = False' }];
