import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A proxy on the same machine',
    code: 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "/cloudsql/site", "OPTIONS": {"sslmode": "disable"}}}',
  },
];
