import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Removed by the module that is deployed',
    path: 'production.py',
    role: 'production',
    files: {
      'base.py': `INSTALLED_APPS = ['django.contrib.auth', 'silk']
`,
    },
    code: `from base import *
INSTALLED_APPS.remove('silk')`,
  },
  {
    title: 'The toolbar, which its callback shows to nobody',
    code: `INSTALLED_APPS = ['django.contrib.auth', 'debug_toolbar']
DEBUG_TOOLBAR_CONFIG = {'SHOW_TOOLBAR_CALLBACK': lambda request: False}`,
  },
  {
    title: 'The toolbar, of which a callback decides',
    code: `def show(request):
    return request.user.is_staff and False
INSTALLED_APPS = ['django.contrib.auth', 'debug_toolbar']
#                                        ^^^^^^^^^^^^^^^
DEBUG_TOOLBAR_CONFIG = {'SHOW_TOOLBAR_CALLBACK': show}`,
  },
  { title: 'The toolbar is a hint', code: "INSTALLED_APPS = ['debug_toolbar']\n#                 ^^^^^^^^^^^^^^^" },
  { title: 'For development', role: 'development', code: "INSTALLED_APPS = ['silk']" },
  {
    code: "DEBUG = False\nINSTALLED_APPS = []\nINSTALLED_APPS.append('silk')\n#                     ^^^^^^",
    after: "DEBUG = False\nINSTALLED_APPS = []\nif DEBUG:\n    INSTALLED_APPS.append('silk')",
  },
];
