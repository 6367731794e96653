import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The usual port',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGINS = ["https://example.org:443"]
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'CORS_ALLOWED_ORIGINS = ["https://example.org"]',
  },
  {
    title: 'Upper case',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGINS = ["https://App.example.org"]
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'CORS_ALLOWED_ORIGINS = ["https://app.example.org"]',
  },
  {
    title: 'A blank at the end',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGINS = ["https://example.org "]
#                       ^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'CORS_ALLOWED_ORIGINS = ["https://example.org"]',
  },
  {
    title: 'Quotes',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGINS = ["'https://example.org'"]
#                       ^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'A star for subdomains',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGINS = ["https://*.example.org"]
#                       ^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'Two origins in one text',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGINS = ["https://a.example.org,https://b.example.org"]
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'CORS_ALLOWED_ORIGINS = ["https://a.example.org", "https://b.example.org"]',
  },
  {
    title: 'Under its old name',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ORIGIN_WHITELIST = ("example.org",)
#                        ^^^^^^^^^^^^^`,
  },
  {
    title: 'Before 3.0',
    packages: { 'django-cors-headers': '2.5.3' },
    code: 'CORS_ORIGIN_WHITELIST = ("example.org",)',
  },
  {
    title: 'Another package with the same modules',
    packages: { 'django-cors-middleware': '1.5.0' },
    code: `INSTALLED_APPS = ["corsheaders"]
CORS_ORIGIN_WHITELIST = ("example.org",)`,
  },
  {
    title: 'The middleware without the app, whose checks nobody runs',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `INSTALLED_APPS = ["shop"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]
CORS_ALLOWED_ORIGINS = ["https://app.example.org/"]`,
  },
  {
    title: 'Not known',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `import os
CORS_ALLOWED_ORIGINS = [os.environ["ORIGIN"]]`,
  },
];
