import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A setting of the project: for information',
    code: `import environ
env = environ.Env()
SIGN_UP_OPEN = env.str("SIGN_UP", default=True)
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
PROXY_HOST = env.str("PROXY", default=False)`,
    after: `import environ
env = environ.Env()
SIGN_UP_OPEN = env.bool("SIGN_UP", default=True)
PROXY_HOST = env.str("PROXY", default=False)`,
  },
  {
    title: 'Whether there is an address or what a platform sets: nobody writes "off" into it',
    code: `import os
IS_LOCAL = not os.environ.get("DATABASE_URL")
SESSION_COOKIE_SECURE = not IS_LOCAL
CSRF_COOKIE_SECURE = bool(os.environ.get("RENDER"))
USE_X_FORWARDED_HOST = bool(os.environ.get("USE_X_FORWARDED_HOST"))
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
CORS_ALLOW_CREDENTIALS = os.environ.get("API_URL")
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'A text is written',
    code: 'SESSION_EXPIRE_AT_BROWSER_CLOSE = "False"\n#                                 ^^^^^^^',
    after: 'SESSION_EXPIRE_AT_BROWSER_CLOSE = False',
  },
  {
    title: 'A function of the project converts it',
    code: 'import os\ndef get(name):\n    value = os.environ[name]\n    if value == "True":\n        value = True\n    if value == "False":\n        value = False\n    return value\nCORS_ALLOW_CREDENTIALS = get("WITH_COOKIES")',
  },
  {
    title: 'django-environ without a cast',
    code: 'import environ\nenv = environ.Env()\nCORS_ALLOW_CREDENTIALS = env("WITH_COOKIES")\n#                        ^^^^^^^^^^^^^^^^^^^',
    after: 'import environ\nenv = environ.Env()\nCORS_ALLOW_CREDENTIALS = env.bool("WITH_COOKIES")',
  },
];
