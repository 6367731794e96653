import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Pages are always shown',
    packages: { 'django-axes': '8.3.1' },
    code: `AXES_NEVER_LOCKOUT_GET = True
#                        ^^^^`,
  },
  { title: 'django-axes is gone', packages: { django: '5.2' }, code: 'AXES_ENABLED = False' },
];
