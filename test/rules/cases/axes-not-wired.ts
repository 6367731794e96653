import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'An old release',
    packages: { 'django-axes': '4.5.4' },
    code: `INSTALLED_APPS = ["axes"]
MIDDLEWARE = []`,
  },
];
