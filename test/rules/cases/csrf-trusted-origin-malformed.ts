import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Blanks',
    code: `CSRF_TRUSTED_ORIGINS = [" https://example.org"]
#                       ^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'CSRF_TRUSTED_ORIGINS = ["https://example.org"]',
  },
  {
    title: 'Two origins in one text',
    code: `CSRF_TRUSTED_ORIGINS = ["https://a.example.org,https://b.example.org"]
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'CSRF_TRUSTED_ORIGINS = ["https://a.example.org", "https://b.example.org"]',
  },
];
