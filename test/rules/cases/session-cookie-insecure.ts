import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Not set, in a release whose time is over',
    role: 'production',
    django: '2.0',
    code: `INSTALLED_APPS = ['django.contrib.sessions']
MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
    after: `INSTALLED_APPS = ['django.contrib.sessions']
MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']
SESSION_COOKIE_SECURE = True
`,
  },
  {
    title: 'Not set, and the middleware is in another module',
    path: 'production.py',
    role: 'production',
    files: {
      'base.py': `INSTALLED_APPS = ['django.contrib.sessions']
MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']
`,
    },
    code: `"""Production."""
from base import *
# ^^^^^^^^^^^^^^^^
DEBUG = False
`,
    after: `"""Production."""
from base import *
DEBUG = False
SESSION_COOKIE_SECURE = True
`,
  },
  {
    title: 'A text in the place of the list, before it is split',
    role: 'production',
    code: `INSTALLED_APPS = ['django.contrib.sessions']
MIDDLEWARE = "django.middleware.common.CommonMiddleware"
SESSION_COOKIE_SECURE = False
#                       ^^^^^`,
    after: `INSTALLED_APPS = ['django.contrib.sessions']
MIDDLEWARE = "django.middleware.common.CommonMiddleware"
SESSION_COOKIE_SECURE = True`,
  },
];
