import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Before 3.5 the old name counts',
    packages: { 'django-cors-headers': '3.4.0' },
    code: `CORS_ORIGIN_WHITELIST = ["https://a.example.org"]
CORS_ALLOWED_ORIGINS = []`,
  },
  {
    title: 'Without django-cors-headers',
    code: `CORS_ORIGIN_WHITELIST = []
CORS_ALLOWED_ORIGINS = []`,
  },
];
