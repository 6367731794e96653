import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'In an address: a hint of the strict preset',
    code: `import dj_database_url
DATABASES = {"default": dj_database_url.parse("postgres://db.example.org/shop?sslmode=require")}
#                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `import dj_database_url
DATABASES = {"default": dj_database_url.parse("postgres://db.example.org/shop?sslmode=verify-full")}`,
  },
  {
    title: 'In a private network',
    code: 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db", "OPTIONS": {"sslmode": "require"}}}',
  },
];
