import { isOn, mailersIn, sendsBySmtp } from '../../../rules/shared/mail';
import { entryOf, textIn } from '../../../rules/shared/values';
import type { Proof, SectionSpec } from '../item';
import { allRead, anyOf, known, notEmpty, setting, together } from '../questions';

/** A package that hands mail to a service speaks HTTPS; a server is spoken to over TLS where a flag says so. */
const overTls: Proof = (view) => {
  const mailers = mailersIn(view);
  if (mailers.length === 0) return { state: 'open', why: 'how mail is sent is not known' };
  const open = mailers.find((one) => sendsBySmtp(one) && isOn(one.tls) !== true && isOn(one.ssl) !== true);
  if (open !== undefined)
    return { state: 'open', why: 'neither TLS flag is seen to be on; a mail server on the same machine needs none' };
  const isSeen = mailers.every(({ backend }) => backend === null || (backend && textIn(backend.value) !== undefined));
  return isSeen ? { state: 'holds' } : { state: 'open', why: 'what sends the mail is not known' };
};

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
      help: "Keep Django's exception filter, no `include_html` in mails to the admins, `send_default_pii=False` for Sentry, and no level `DEBUG`.",
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
      proof: overTls,
    },
    {
      id: 'failed-logins',
      title: 'Failed logins are recorded and looked at',
      help: "Log Django's signal `user_login_failed` without the password, and look at it every day, or let a tool do so.",
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
