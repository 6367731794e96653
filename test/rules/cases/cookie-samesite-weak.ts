import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The CSRF cookie',
    code: `CSRF_COOKIE_SECURE = True
CSRF_COOKIE_SAMESITE = "None"
#                      ^^^^^^`,
    after: `CSRF_COOKIE_SECURE = True
CSRF_COOKIE_SAMESITE = "Lax"`,
  },
  {
    title: 'A fallback',
    code: `import os
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = os.getenv("SAMESITE", "None")
#                                               ^^^^^^`,
    after: `import os
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = os.getenv("SAMESITE", "Lax")`,
  },
  { code: 'SESSION_COOKIE_SAMESITE = ""\n#                         ^^' },
  { title: 'Not known', code: 'import os\nSESSION_COOKIE_SAMESITE = os.environ["SAMESITE"]' },
  { code: 'SESSION_COOKIE_SAMESITE = False\n#                         ^^^^^' },
];
