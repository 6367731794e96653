import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Replaced in production',
    role: 'production',
    path: 'production.py',
    files: {
      'base.py': `DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/srv/site/db.sqlite3"}}
`,
    },
    code: `from base import *
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}`,
  },
];
