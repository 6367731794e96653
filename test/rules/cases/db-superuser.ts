import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A fallback',
    role: 'production',
    code: 'import os\nDATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db.example.org", "USER": os.environ.get("DB_USER", "postgres")}}',
  },
];
