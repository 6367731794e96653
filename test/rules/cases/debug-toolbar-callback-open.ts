import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Not installed',
    code: `INSTALLED_APPS = ['django.contrib.auth']
DEBUG_TOOLBAR_CONFIG = {'SHOW_TOOLBAR_CALLBACK': lambda request: True}`,
  },
  {
    title: 'Below settings that a machine may replace',
    role: 'production',
    path: 'production.py',
    files: {
      'base.py': `DEBUG = False
INSTALLED_APPS = []
try:
    from local import *
except ImportError:
    pass
if DEBUG:
    INSTALLED_APPS += ['debug_toolbar']
DEBUG_TOOLBAR_CONFIG = {'SHOW_TOOLBAR_CALLBACK': lambda request: True}
`,
    },
    code: `from base import *
INSTALLED_APPS += ["shop"]`,
  },
];
