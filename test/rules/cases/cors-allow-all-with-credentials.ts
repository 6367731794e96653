import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Without its middleware',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_CREDENTIALS = True`,
  },
  {
    title: 'For tests',
    role: 'test',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_CREDENTIALS = True`,
  },
];
