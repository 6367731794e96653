import { fallbackPlace } from './shared/fallback';
import { marked } from './shared/marked';
import { mailersIn, portMismatch, portOf } from './shared/mail';
import { addPort, setPort } from './shared/mail-fixes';
import { defineRule } from './rule';

export default defineRule({
  id: 'email-port-mismatch',
  summary: 'The port of the mail server does not fit the way TLS is used',
  why: 'The server speaks TLS from the start and Django does not, or the other way round: the connection hangs until it times out, or fails. Mail stops, and the usual way out is to turn TLS off.',
  notes:
    "Only for the ports whose use is fixed: 465 for TLS from the start, 587 and 25 for a connection that switches to it. A missing `EMAIL_PORT` is Django's own default, 25. What a `.env` file says is judged there, by `dotenv-insecure-flag`.",
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#email-use-tls',
    'https://www.rfc-editor.org/rfc/rfc8314',
  ],
  examples: [
    {
      code: marked('EMAIL_USE_TLS = True\nEMAIL_PORT = 465', '465'),
      after: 'EMAIL_USE_TLS = True\nEMAIL_PORT = 587',
    },
    {
      title: 'As a text',
      code: marked('EMAIL_USE_SSL = True\nEMAIL_PORT = "587"', '"587"'),
      after: 'EMAIL_USE_SSL = True\nEMAIL_PORT = "465"',
    },
    {
      title: "Django's default",
      code: marked('EMAIL_USE_SSL = True', 'True'),
      after: 'EMAIL_USE_SSL = True\nEMAIL_PORT = 465',
    },
    {
      title: 'Django 6.1 and newer',
      django: '6.1',
      code: marked('MAILERS = {"default": {"OPTIONS": {"use_tls": True, "port": 465}}}', '465'),
      after: 'MAILERS = {"default": {"OPTIONS": {"use_tls": True, "port": 587}}}',
    },
    { code: 'EMAIL_USE_TLS = True\nEMAIL_PORT = 587' },
    { title: 'TLS from the start', code: 'EMAIL_USE_SSL = True\nEMAIL_PORT = 465' },
    { title: 'Another port', code: 'EMAIL_USE_TLS = True\nEMAIL_PORT = 2525' },
  ],
  *check(settings) {
    for (const mailer of mailersIn(settings)) {
      const found = portMismatch(mailer);
      if (found === undefined) continue;
      const port = mailer.port;
      const flag = mailer[found.flag];
      const isWritten = port && (mailer.alias !== null || port.written !== undefined);
      const at = isWritten ? port : flag;
      if (!at) continue;
      yield {
        at: at.read === undefined ? at.at : fallbackPlace(settings, at),
        subject: mailer.alias === null ? 'EMAIL_PORT' : 'MAILERS',
        message: `Port ${String(portOf(mailer))} does not fit \`${mailer.names[found.flag]}\`, so the connection hangs or fails. Use port ${String(found.fits)}, or the other flag.`,
        fixes: isWritten ? setPort(settings, mailer, found.fits) : addPort(settings, mailer, found.fits),
      };
    }
  },
});
