import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The code takes the raw text',
    files: {
      'settings.py': `import os
USE_X_FORWARDED_HOST = os.environ.get("BEHIND_OTHERS")
`,
    },
    code: `BEHIND_OTHERS=False
#             ^^^^^`,
    after: 'BEHIND_OTHERS=',
  },
  {
    title: 'The code knows another word for "off"',
    files: {
      'settings.py': `import os
CSRF_COOKIE_SECURE = os.environ.get("CSRF_SECURE") not in ("False", "0")
`,
    },
    code: `CSRF_SECURE=false
#           ^^^^^`,
    after: 'CSRF_SECURE=False',
  },
  {
    title: 'environs refuses an empty text',
    files: {
      'settings.py': `from environs import Env
env = Env()
USE_TZ = env.bool("USE_TZ")
`,
    },
    code: `USE_TZ=""
#      ^^`,
  },
  {
    title: 'A text that is no flag',
    files: {
      'settings.py': `import os
SITE_STAGE = os.environ.get("STAGE")
ON_TOP = os.environ.get("STAGE") == "production"
`,
    },
    code: 'STAGE=testing',
  },
  {
    title: 'One of two words that the code knows, beside something else that it asks for',
    files: {
      'settings.py': `import os
X = os.environ.get("USE_X")
SITE_X = (X == "true" or X == "1") and bool(os.environ.get("TOKEN"))
`,
    },
    code: 'USE_X=1',
  },
  {
    title: 'None of them',
    files: {
      'settings.py': `import os
X = os.environ.get("USE_X")
SITE_X = (X == "true" or X == "1") and bool(os.environ.get("TOKEN"))
`,
    },
    code: `USE_X=True
#     ^^^^`,
    after: 'USE_X=true',
  },
  {
    title: 'Compared with a word for "off"',
    files: {
      'settings.py': `import os
SESSION_COOKIE_SECURE = os.environ.get("COOKIES_SECURE", "True") != "False"
`,
    },
    code: 'COOKIES_SECURE=False',
  },
  { title: 'Nobody reads it', code: 'USE_TZ=enabled' },
  {
    title: 'The code asks for another spelling',
    files: { 'settings.py': 'import os\nCSRF_COOKIE_SECURE = os.environ.get("CSRF_SECURE") == "True"\n' },
    code: 'CSRF_SECURE=true\n#           ^^^^',
    after: 'CSRF_SECURE=True',
  },
];
