import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Not known',
    code: `from tools import flag
ADMINS = [("Ada", "ada@example.org")]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "mail": {"class": "django.utils.log.AdminEmailHandler", "include_html": flag()},
    },
    "loggers": {"django.request": {"handlers": ["mail"]}},
}`,
  },
  {
    title: 'For tests',
    role: 'test',
    code: `ADMINS = [("Ada", "ada@example.org")]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "mail": {"class": "django.utils.log.AdminEmailHandler", "include_html": True},
    },
    "loggers": {"django.request": {"handlers": ["mail"]}},
}`,
  },
];
