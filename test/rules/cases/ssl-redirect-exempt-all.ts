import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    code: `SECURE_REDIRECT_EXEMPT = ['/health/$']
#                         ^^^^^^^^^^^`,
    after: "SECURE_REDIRECT_EXEMPT = ['^health/$']",
  },
];
