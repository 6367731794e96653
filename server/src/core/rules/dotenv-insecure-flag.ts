import { truthy } from './shared/values';
import { isLocalHost } from './shared/domains';
import { isLive, liveSeverity, outcome } from './shared/env-entries';
import { misfitPort } from './shared/env-mail';
import { runtime, switches, type Switch } from './shared/env-switches';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Fix } from './shared/model';

/** Mail that stays on the machine or in its network needs no encryption; a port of its own for TLS is the other switch. */
function isEncryptedOtherwise(file: EnvFileView): boolean {
  const text = (key: string): string => file.get(key)?.value ?? file.get(`DJANGO_${key}`)?.value ?? '';
  const host = text('EMAIL_HOST');
  return host === '' || isLocalHost(host.toLowerCase()) || /^(?:true|1|yes|on)$/i.test(text('EMAIL_USE_SSL').trim());
}

function unsafeSwitch(file: EnvFileView, entry: EnvFileEntry, value: string): Switch | undefined {
  for (const { setting, steps, role } of entry.uses) {
    const of = switches[setting];
    if (of === undefined || role === 'development' || role === 'test') continue;
    const result = outcome(value, steps);
    const isUnsafe = result !== 'invalid' && truthy(result) === !of.safe;
    if (isUnsafe && !(setting === 'EMAIL_USE_TLS' && isEncryptedOtherwise(file))) return of;
  }
  return undefined;
}

function fixes(entry: EnvFileEntry, { safe, word: number }: Switch): readonly Fix[] {
  const word = (
    number !== undefined ? [number] : safe ? ['True', 'true', '1', 'yes'] : ['False', 'false', '0', '']
  ).find((each) =>
    entry.uses.every(({ steps }) => {
      const result = outcome(each, steps);
      return result !== 'invalid' && truthy(result) === safe;
    }),
  );
  if (word === undefined) return [];
  const title = `Turn it ${safe ? 'on' : 'off'}`;
  return [{ title, edits: [{ at: entry.valueAt, newText: word }], safety: 'unsafe', preferred: true }];
}

/** python-decouple and environs keep what they read to themselves. */
function reachesEnvironment({ loader }: EnvFileView): boolean {
  return !loader.known || (loader.name !== 'python-decouple' && loader.name !== 'environs');
}

const mailSettings =
  'import environ\nenv = environ.Env()\nEMAIL_PORT = env.int("MAIL_PORT", default=25)\nEMAIL_USE_TLS = env.bool("MAIL_TLS", default=False)\n';

export default defineRule({
  id: 'dotenv-insecure-flag',
  summary: 'A `.env` file switches a protection off',
  why: 'The file decides what the deployed site does, whatever the defaults of the settings say.',
  notes:
    'A warning in files for production, and in a plain `.env` that is in git or that settings for production load; else a hint, because a developer’s machine has no HTTPS. Only variables that the settings of a site take a switch from, or that a library reads by itself. The port of the mail server has to fit the way TLS is used, because TLS is what is switched off where the two do not. An empty `REQUESTS_CA_BUNDLE` or `CURL_CA_BUNDLE` switches nothing off since requests 2.28, and no Python 3 reads `PYTHONHTTPSVERIFY`, so they are not looked at. Templates and files for development and tests are left alone.',
  on: 'env',
  profile: 'prodwarn',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/',
    'https://docs.djangoproject.com/en/stable/topics/async/#async-safety',
    'https://oauthlib.readthedocs.io/en/latest/oauth2/security.html',
  ],
  examples: [
    {
      title: 'For production',
      path: '.env.production',
      files: {
        'settings.py':
          'import environ\nenv = environ.Env()\nSESSION_COOKIE_SECURE = env.bool("COOKIES_SECURE", default=True)\n',
      },
      code: 'COOKIES_SECURE=False\n#              ^^^^^',
      after: 'COOKIES_SECURE=True',
    },
    {
      title: 'The other way round',
      files: { 'settings.py': 'import os\nCORS_ALLOW_ALL_ORIGINS = os.environ.get("OPEN_TO_ALL") == "1"\n' },
      code: 'OPEN_TO_ALL=1\n#           ^',
      after: 'OPEN_TO_ALL=False',
    },
    {
      title: 'Mail to another network',
      path: '.env.production',
      files: { 'settings.py': 'from decouple import config\nEMAIL_USE_TLS = config("EMAIL_USE_TLS", cast=bool)\n' },
      code: 'EMAIL_HOST=mail.example.org\nEMAIL_USE_TLS=False\n#             ^^^^^',
      after: 'EMAIL_HOST=mail.example.org\nEMAIL_USE_TLS=True',
    },
    {
      title: 'A number',
      path: '.env.production',
      files: {
        'settings.py':
          'import environ\nenv = environ.Env()\nSECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600)\n',
      },
      code: 'HSTS_SECONDS=0\n#            ^',
      after: 'HSTS_SECONDS=3600',
    },
    {
      title: 'A port that does not fit the way TLS is used',
      path: '.env.production',
      files: { 'settings.py': mailSettings },
      code: 'MAIL_PORT=465\n#         ^^^\nMAIL_TLS=True',
      after: 'MAIL_PORT=587\nMAIL_TLS=True',
    },
    {
      title: 'A port that fits',
      path: '.env.production',
      files: { 'settings.py': mailSettings },
      code: 'MAIL_PORT=587\nMAIL_TLS=True',
    },
    {
      title: 'A port that nothing is sent to',
      path: '.env.production',
      files: { 'settings.py': `${mailSettings}EMAIL_BACKEND = "django_ses.SESBackend"\n` },
      code: 'MAIL_PORT=465\nMAIL_TLS=True',
    },
    {
      title: 'Tasks inside of the request',
      path: '.env.production',
      files: {
        'settings.py':
          'import environ\nenv = environ.Env()\nCELERY_TASK_ALWAYS_EAGER = env.bool("EAGER", default=False)\n',
      },
      code: 'EAGER=True\n#     ^^^^',
      after: 'EAGER=False',
    },
    { title: 'Read by a library', code: 'OAUTHLIB_INSECURE_TRANSPORT=0\n#                           ^' },
    { title: 'The debugger’s console', code: 'WERKZEUG_DEBUG_PIN=off\n#                  ^^^' },
    {
      title: 'On',
      path: '.env.production',
      files: {
        'settings.py':
          'import environ\nenv = environ.Env()\nSESSION_COOKIE_SECURE = env.bool("COOKIES_SECURE", default=True)\n',
      },
      code: 'COOKIES_SECURE=True',
    },
    {
      title: 'Mail on the same machine',
      path: '.env.production',
      files: { 'settings.py': 'from decouple import config\nEMAIL_USE_TLS = config("EMAIL_USE_TLS", cast=bool)\n' },
      code: 'EMAIL_HOST=localhost\nEMAIL_USE_TLS=False',
    },
    {
      title: 'An hour',
      path: '.env.production',
      files: {
        'settings.py':
          'import environ\nenv = environ.Env()\nSECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600)\n',
      },
      code: 'HSTS_SECONDS=3600',
    },
    { title: 'Nobody reads it', path: '.env.production', code: 'SESSION_COOKIE_SECURE=False' },
    { title: 'Empty is off', code: 'OAUTHLIB_INSECURE_TRANSPORT=\nWERKZEUG_DEBUG_PIN=on' },
    {
      title: 'A loader that hands nothing on',
      files: { 'settings.py': 'from decouple import config\nX = config("X")\n' },
      code: 'OAUTHLIB_INSECURE_TRANSPORT=1',
    },
    { title: 'For development', path: '.env.dev', code: 'OAUTHLIB_INSECURE_TRANSPORT=1' },
    { title: 'A template', path: '.env.example', code: 'OAUTHLIB_INSECURE_TRANSPORT=1' },
  ],
  *check(file) {
    if (!isLive(file)) return;
    const port = misfitPort(file);
    if (port !== undefined) yield { ...port, severity: liveSeverity(file, 'warning') };
    for (const entry of file.entries) {
      const { key, value } = entry;
      if (value === null || file.get(key) !== entry) continue;
      const found = unsafeSwitch(file, entry, value);
      const own = runtime[key];
      const isUnsafe = own?.unsafe.test(value.trim()) === true && reachesEnvironment(file);
      const loses = found?.loses ?? (isUnsafe ? own.loses : undefined);
      if (loses === undefined) continue;
      yield {
        at: entry.valueAt,
        subject: key,
        message: `\`${key}\` switches a protection off: ${loses}. Turn it ${found?.safe === true ? 'on' : 'off'} where the site is deployed.`,
        ...(found?.profile === undefined ? { severity: liveSeverity(file, 'warning') } : { profile: found.profile }),
        fixes: found === undefined ? [] : fixes(entry, found),
      };
    }
  },
});
