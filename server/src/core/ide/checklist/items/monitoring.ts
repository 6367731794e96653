import { entryOf, literal } from '../../../rules/shared/values';
import type { SectionSpec } from '../item';
import { allRead, anyOf, known, notEmpty, setting, together } from '../questions';

export const monitoring: SectionSpec = {
  id: 'monitoring',
  title: 'Logging and monitoring',
  items: [
    {
      id: 'security-log',
      title: 'Security events are logged',
      help: 'Give the logger `django.security` a handler in `LOGGING`, and keep `disable_existing_loggers` off.',
      rules: [
        'logging-security-missing',
        'logging-security-silenced',
        'logging-config-none',
        'logging-disable-existing',
      ],
      proof: setting(
        'LOGGING',
        (value) => {
          const loggers = entryOf(value, 'loggers')?.value;
          if (loggers === undefined) return value.kind === 'dict' && !value.open ? false : undefined;
          const named = loggers.map((one) => entryOf(one.value, 'django.security') ?? entryOf(one.value, 'django'));
          if (named.every((one) => one !== undefined)) return true;
          return loggers.every((one) => one.value.kind === 'dict' && !one.value.open) ? false : undefined;
        },
        'no handler is set up for `django.security`',
      ),
    },
    {
      id: 'error-reports',
      title: 'Somebody is told about errors',
      help: 'Sentry or the like (with `send_default_pii=False`), or `ADMINS` with a working mail server.',
      rules: ['admins-missing'],
      proof: anyOf(
        (view) =>
          view.sources.some((source) => source.calls.some(({ callee }) => callee.startsWith('sentry_sdk.init')))
            ? { state: 'holds' }
            : { state: 'open', why: 'neither Sentry nor `ADMINS` is set up' },
        setting('ADMINS', notEmpty, 'neither Sentry nor `ADMINS` is set up'),
      ),
    },
    {
      id: 'report-content',
      title: 'Logs and reports of errors hold no secrets and no personal data',
      help: 'Keep Django’s exception filter, no `include_html` in mails to the admins, `send_default_pii=False` for Sentry, and no level `DEBUG`.',
      rules: [
        'exception-filter-weakened',
        'logging-admin-html',
        'logging-debug-in-production',
        'sentry-pii',
        'sentry-debug',
      ],
      proof: together(allRead, known('LOGGING')),
    },
    {
      id: 'mail',
      title: 'Mail goes out, over TLS',
      help: '`EMAIL_USE_TLS` with port 587 (or `EMAIL_USE_SSL` with 465), the password from the environment, and no console backend.',
      rules: [
        'email-dev-backend',
        'email-no-tls',
        'email-tls-and-ssl',
        'email-port-mismatch',
        'email-mailers-conflict',
        'email-mailers-no-default',
        'email-settings-deprecated',
      ],
      proof: setting(
        'EMAIL_BACKEND',
        literal((value) => typeof value === 'string' && !/\.(?:console|dummy|locmem|filebased)\./.test(value)),
        'mails are not sent',
      ),
    },
    {
      id: 'failed-logins',
      title: 'Failed logins are recorded and looked at',
      help: 'Log Django’s signal `user_login_failed` without the password, and look at it every day, or let a tool do so.',
    },
    {
      id: 'access-logs',
      title: 'Access logs are kept and reviewed',
      help: 'Rotate them, read them every week, and keep them only as long as the law allows.',
    },
    {
      id: 'health',
      title: 'A health check and uptime monitoring tell when the site is down',
      help: 'A view that answers without secrets, exempt from the HTTPS redirect where the load balancer asks over HTTP.',
    },
    {
      id: 'resources',
      title: 'Disk space, memory and load are watched',
      help: 'Alert before a disk is full: logs and uploads fill it.',
    },
  ],
};
