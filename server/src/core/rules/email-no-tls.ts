import { marked } from './shared/marked';
import { isOn, mailersIn, portOf, reachOfMailer, sendsBySmtp, type Mailer } from './shared/mail';
import { setFlag } from './shared/mail-fixes';
import { fallbackPlace } from './shared/fallback';
import { plainMailUrls } from './shared/mail-url';
import { falsy } from './shared/values';
import type { Part } from './shared/parts';
import { defineRule } from './rule';
import type { Fix, Place, SettingsView } from './shared/model';

function isPlain(mailer: Mailer): boolean {
  return (
    sendsBySmtp(mailer) &&
    reachOfMailer(mailer) === 'public' &&
    isOn(mailer.tls) === false &&
    isOn(mailer.ssl) === false &&
    mailer.host?.read === undefined
  );
}

/**
 * Whether the site logs in, so that a password crosses the network; Django does so only where it has a name and a password. What a
 * variable gives is there once a site is set up, unless that also turns on TLS.
 */
function logsIn({ user, password, tls }: Mailer): boolean {
  const isGiven = (part: Part): boolean => part?.read !== undefined && tls?.read === undefined;
  return [user, password].every(
    (part) => part !== null && (part === undefined || isGiven(part) || falsy(part.value) !== true),
  );
}

function placeOf(settings: SettingsView, { tls, host, alias }: Mailer): Place {
  const isWritten = tls && (alias !== null || tls.written !== undefined);
  if (tls && isWritten) return tls.read === undefined ? tls.at : fallbackPlace(settings, tls);
  return host?.at ?? settings.absentAt();
}

function fixes(settings: SettingsView, mailer: Mailer): readonly Fix[] {
  const flag = portOf(mailer) === 465 ? 'ssl' : 'tls';
  const title = `Set \`${mailer.names[flag]}\` to \`True\` (the server has to offer it at this port)`;
  return setFlag(settings, mailer, flag, true, title, true);
}

const host = 'EMAIL_HOST = "smtp.example.org"\n';
const login = 'import os\nEMAIL_HOST_USER = "shop"\nEMAIL_HOST_PASSWORD = os.environ["MAIL_PASSWORD"]\n';
const addresses =
  'import environ\nenv = environ.Env()\nenviron.Env.read_env(".env")\nvars().update(env.email_url("EMAIL_URL"))\n';

export default defineRule({
  id: 'email-no-tls',
  summary: 'Mail goes to a server in another network as plain text',
  why: 'The password of the mail account and every mail cross the network for everybody in between to read: links that reset passwords, codes to log in, error reports with what visitors sent.',
  notes:
    'A warning where the site logs in to the mail server, else an information of the strict preset. Silent for the same machine and private networks, for other ways to send mail, and where the environment decides about the server. In a `.env` file, an address that django-environ takes apart: only `smtps`, `smtp+tls` and `smtp+ssl` ask for TLS there.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  reveals: ['email-port-mismatch'],
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/email/#smtp-backend',
    'https://django-environ.readthedocs.io/en/latest/types.html#environ-env-email-url',
  ],
  examples: [
    {
      code: marked(`${login}${host}`, '"smtp.example.org"'),
      after: `${login}${host.trimEnd()}\nEMAIL_USE_TLS = True\n`,
    },
    {
      title: 'An address in a `.env` file',
      path: '.env',
      files: { 'settings.py': addresses },
      code: 'EMAIL_URL=smtp://shop:no-real-one@smtp.example.org:587\n#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'EMAIL_URL=smtp+tls://shop:no-real-one@smtp.example.org:587',
    },
    {
      title: 'An address with TLS',
      path: '.env',
      files: { 'settings.py': addresses },
      code: 'EMAIL_URL=smtp+ssl://shop:no-real-one@smtp.example.org:465',
    },
    {
      title: 'An address of this machine',
      path: '.env',
      files: { 'settings.py': addresses },
      code: 'EMAIL_URL=smtp://localhost:25',
    },
    {
      title: 'Turned off',
      code: marked(`${login}${host}EMAIL_USE_TLS = False`, 'False'),
      after: `${login}${host}EMAIL_USE_TLS = True`,
    },
    {
      title: 'Turned off, in a release that has no other way',
      django: '1.6',
      code: marked(`${login}${host}EMAIL_USE_TLS = False`, 'False'),
    },
    {
      title: 'The port for TLS from the start',
      code: marked(`${login}${host}EMAIL_PORT = 465`, '"smtp.example.org"'),
      after: `${login}${host}EMAIL_PORT = 465\nEMAIL_USE_SSL = True`,
    },
    { code: `${login}${host}EMAIL_USE_TLS = True` },
    { title: 'TLS from the start', code: `${login}${host}EMAIL_USE_SSL = True\nEMAIL_PORT = 465` },
  ],
  *check(settings) {
    for (const mailer of mailersIn(settings).filter(isPlain)) {
      const login = logsIn(mailer);
      yield {
        at: placeOf(settings, mailer),
        subject: mailer.alias === null ? 'EMAIL_USE_TLS' : 'MAILERS',
        message: `${login ? 'The password of the mail account and all mail' : 'All mail'} goes to another network as plain text. Turn on \`${mailer.names.tls}\` or \`${mailer.names.ssl}\`.`,
        ...(login ? {} : { profile: 'info' }),
        fixes: fixes(settings, mailer),
      };
    }
  },
  checkEnv: plainMailUrls,
});
