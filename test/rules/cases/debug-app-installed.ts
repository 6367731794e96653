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
];
