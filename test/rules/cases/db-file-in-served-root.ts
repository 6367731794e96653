import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Another database server',
    code: `MEDIA_ROOT = "media"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "media/db"}}`,
  },
];
