import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ title: 'No web tokens', code: 'REST_AUTH = {"JWT_AUTH_COOKIE": "token"}' }];
