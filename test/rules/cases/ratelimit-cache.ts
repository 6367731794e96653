import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For development',
    role: 'development',
    packages: { 'django-ratelimit': '4.1.0' },
    code: 'CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}}',
  },
  {
    title: 'For tests',
    role: 'test',
    packages: { 'django-ratelimit': '4.1.0' },
    code: 'CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}}',
  },
];
