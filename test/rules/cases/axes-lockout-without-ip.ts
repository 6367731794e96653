import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Not known',
    packages: { 'django-axes': '8.3.1' },
    code: `import os
AXES_LOCKOUT_PARAMETERS = [os.environ["BY"]]`,
  },
  { title: 'django-axes is gone', packages: { django: '5.2' }, code: 'AXES_LOCKOUT_PARAMETERS = ["username"]' },
];
