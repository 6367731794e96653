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
  {
    title: 'Django 6.1 and newer',
    django: '6.1',
    code: `MAILERS = {"default": {"OPTIONS": {"host": "smtp.example.org", "username": "shop"}}}
#                                          ^^^^^^^^^^^^^^^^^^`,
    after: 'MAILERS = {"default": {"OPTIONS": {"host": "smtp.example.org", "use_tls": True, "username": "shop"}}}',
  },
];
