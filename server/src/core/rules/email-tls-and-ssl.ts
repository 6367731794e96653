import { fallbackPlace } from './shared/fallback';
import { marked } from './shared/marked';
import { isOn, mailersIn, portOf, type Mailer } from './shared/mail';
import { setFlag } from './shared/mail-fixes';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

/** The port tells which of the two is meant. */
function fixes(settings: SettingsView, mailer: Mailer): readonly Fix[] {
  const off = portOf(mailer) === 465 ? 'tls' : 'ssl';
  const title = `Turn \`${mailer.names[off]}\` off, which does not fit the port`;
  return setFlag(settings, mailer, off, false, title, true);
}

export default defineRule({
  id: 'email-tls-and-ssl',
  summary: 'Mail is to use TLS in two ways at once',
  why: 'Django refuses to connect: no mail is sent, no link to reset a password and no error report. `EMAIL_USE_TLS` switches an open connection to TLS (usually port 587), `EMAIL_USE_SSL` connects with TLS from the start (usually port 465).',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#email-use-ssl'],
  examples: [
    {
      code: marked('EMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_USE_SSL = 1', '1'),
      after: 'EMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_USE_SSL = False',
    },
    {
      title: 'The port for TLS from the start',
      code: marked('EMAIL_USE_SSL = True\nEMAIL_PORT = 465\nEMAIL_USE_TLS = 1', '1'),
      after: 'EMAIL_USE_SSL = True\nEMAIL_PORT = 465\nEMAIL_USE_TLS = False',
    },
    {
      title: 'Django 6.1 and newer',
      django: '6.1',
      code: marked('MAILERS = {"default": {"OPTIONS": {"use_ssl": 1, "use_tls": True}}}', '1'),
      after: 'MAILERS = {"default": {"OPTIONS": {"use_ssl": False, "use_tls": True}}}',
    },
    { code: 'EMAIL_USE_TLS = True\nEMAIL_USE_SSL = False' },
    { title: 'Only one', code: 'EMAIL_USE_SSL = True' },
    {
      title: 'The environment decides',
      code: 'import os\nEMAIL_USE_TLS = True\nEMAIL_USE_SSL = os.environ["MAIL_SSL"] == "1"',
    },
  ],
  *check(settings) {
    for (const mailer of mailersIn(settings)) {
      const { tls, ssl } = mailer;
      if (!tls || !ssl || isOn(tls) !== true || isOn(ssl) !== true) continue;
      const wrong = portOf(mailer) === 465 ? tls : ssl;
      yield {
        at: wrong.read === undefined ? wrong.at : fallbackPlace(settings, wrong),
        subject: mailer.alias === null ? 'EMAIL_USE_TLS' : 'MAILERS',
        message: `\`${mailer.names.tls}\` and \`${mailer.names.ssl}\` exclude each other, so no mail is sent. Keep the one that fits the port.`,
        related: [{ at: wrong === tls ? ssl.at : tls.at, message: 'The other one is here' }],
        fixes: fixes(settings, mailer),
      };
    }
  },
});
