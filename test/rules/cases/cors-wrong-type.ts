import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The star where cookies are sent',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_HEADERS = "*"
#                    ^^^`,
    after: `CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_HEADERS = ["*"]`,
  },
  {
    title: 'One header',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOW_HEADERS = ("authorization")
#                     ^^^^^^^^^^^^^^^`,
  },
  {
    title: 'A flag from the environment',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `import os
CORS_ALLOW_CREDENTIALS = os.environ.get("CREDENTIALS", "False")
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'A flag that is a number',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOW_ALL_ORIGINS = 0
#                        ^`,
  },
  {
    title: 'An age below zero',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_PREFLIGHT_MAX_AGE = -1
#                        ^^`,
  },
  {
    title: 'Not known',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `from tools import origins
CORS_ALLOWED_ORIGINS = origins()`,
  },
  {
    title: 'For tests',
    role: 'test',
    packages: { 'django-cors-headers': '4.9.0' },
    code: 'CORS_ALLOWED_ORIGINS = None',
  },
];
