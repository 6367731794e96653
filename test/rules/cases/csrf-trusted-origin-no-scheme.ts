import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A variable that is missing',
    code: `import os
CSRF_TRUSTED_ORIGINS = os.environ.get("ORIGINS", "").split(",")
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `import os
CSRF_TRUSTED_ORIGINS = [item.strip() for item in os.environ.get("ORIGINS", "").split(",") if item.strip()]`,
  },
  {
    title: 'Before Django 4.0',
    django: '3.2',
    code: `CSRF_TRUSTED_ORIGINS = ["https://*.example.org"]
#                       ^^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'CSRF_TRUSTED_ORIGINS = [".example.org"]',
  },
];
