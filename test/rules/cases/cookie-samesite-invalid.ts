import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'A flag', code: 'SESSION_COOKIE_SAMESITE = True\n#                         ^^^^' },
];
