import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A later module names the hosts',
    path: 'production.py',
    role: 'production',
    files: {
      'base.py': `DEBUG = False
ALLOWED_HOSTS = []
`,
    },
    code: `from base import *
ALLOWED_HOSTS = ["example.org"]`,
  },
];
