import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A password that a variable gives',
    code: `import os
EMAIL_HOST_USER = os.getenv("MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.getenv("MAIL_PASSWORD")
EMAIL_HOST = "smtp.example.org"
EMAIL_USE_TLS = False
#               ^^^^^`,
    after: `import os
EMAIL_HOST_USER = os.getenv("MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.getenv("MAIL_PASSWORD")
EMAIL_HOST = "smtp.example.org"
EMAIL_USE_TLS = True`,
  },
];
