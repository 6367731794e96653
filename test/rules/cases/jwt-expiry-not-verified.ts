import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For tests', role: 'test', code: 'GRAPHQL_JWT = {"JWT_VERIFY_EXPIRATION": False}' },
];
