import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For development', role: 'development', code: 'GRAPHQL_JWT = {"JWT_COOKIE_SECURE": False}' },
];
