import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For development',
    role: 'development',
    packages: { 'django-cors-headers': '4.9.0' },
    code: 'CORS_ALLOWED_ORIGINS = ["http://app.example.org"]',
  },
  {
    title: 'Not known',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `import os
CORS_ALLOWED_ORIGINS = [os.environ["ORIGIN"]]`,
  },
];
