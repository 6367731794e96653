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
  {
    title: 'Replaced by the settings of a machine, as far as those at hand tell',
    role: 'production',
    path: 'production.py',
    files: {
      'local_settings.py': 'DATABASES = {"default": {"ENGINE": "django.db.backends.mysql", "NAME": "shop"}}\n',
    },
    code: `DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/srv/site/db.sqlite3"}}
try:
    from local_settings import *
except ImportError:
    pass`,
  },
  {
    title: 'Not replaced by those at hand',
    role: 'production',
    path: 'production.py',
    files: { 'local_settings.py': 'LANGUAGE_CODE = "zh-hans"\n' },
    code: `DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/srv/site/db.sqlite3"}}
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
try:
    from local_settings import *
except ImportError:
    pass`,
  },
  {
    title: 'No file, on a site that needs no database',
    role: 'production',
    code: 'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}',
  },
];
