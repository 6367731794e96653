import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { code: 'SESSION_COOKIE_NAME = "session"' },
  {
    code: 'LANGUAGE_COOKIE_SECURE = False\nLANGUAGE_COOKIE_NAME = "__Host-language"\n#                      ^^^^^^^^^^^^^^^^^',
  },
];
