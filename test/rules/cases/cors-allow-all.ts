import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A part that is public, and a package that may set more',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `from helpers.settings import *
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/public/.*$"`,
  },
  {
    title: 'The new name decides',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ORIGIN_ALLOW_ALL = True
CORS_ALLOW_ALL_ORIGINS = False`,
  },
  {
    title: 'Off when the variable is missing',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `import os
CORS_ALLOW_ALL_ORIGINS = bool(os.environ.get("CORS_ALL"))`,
  },
  {
    title: 'Without its middleware',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `MIDDLEWARE = []
CORS_ALLOW_ALL_ORIGINS = True`,
  },
  {
    title: 'For tests',
    role: 'test',
    packages: { 'django-cors-headers': '4.9.0' },
    code: 'CORS_ALLOW_ALL_ORIGINS = True',
  },
];
