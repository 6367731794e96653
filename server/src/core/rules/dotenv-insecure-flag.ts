import emailDevBackend from './email-dev-backend';
import emailNoTls from './email-no-tls';
import emailTlsAndSsl from './email-tls-and-ssl';
import insecureAssetUrl from './insecure-asset-url';
import loggingDebugInProduction from './logging-debug-in-production';
import sessionAgeLong from './session-age-long';
import storageInsecureTransport from './storage-insecure-transport';
import { switchedOff, switchedOffAtStart } from './shared/switched-off';
import { problemsWithFile, thenElsewhere } from './shared/with-file';
import { isForSite, isLive } from './shared/env-entries';
import { defineRule } from './rule';
import type { Rule } from './rule';

/** Rules about settings that the text of a variable decides as well: what breaks anywhere, and what a deployed site must not have. */
const always: readonly Rule[] = [emailTlsAndSsl];
const onSite: readonly Rule[] = [
  sessionAgeLong,
  emailNoTls,
  emailDevBackend,
  storageInsecureTransport,
  insecureAssetUrl,
  loggingDebugInProduction,
];

const hsts = 'import environ\nenv = environ.Env()\nSECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600)\n';
const consoleBackend = 'django.core.mail.backends.console.EmailBackend';
const mailSettings =
  'import environ\nenv = environ.Env()\nEMAIL_PORT = env.int("MAIL_PORT", default=25)\nEMAIL_USE_TLS = env.bool("MAIL_TLS", default=False)\n';

export default defineRule({
  id: 'dotenv-insecure-flag',
  summary: 'A `.env` file switches a protection off',
  why: 'The file decides what the deployed site does, whatever the defaults of the settings say.',
  notes:
    "A warning in files for production, and in a plain `.env` that is in git or that settings for production load; else a hint, because a developer's machine has no HTTPS. The same for what `docker-compose.prod.yml`, the file of a platform or the `ENV` lines of an image that starts a server of deployed sites hand over. Only variables that the settings of a site take a switch from, or that a library reads by itself. The port of the mail server has to fit the way TLS is used, because TLS is what is switched off where the two do not. In a file for production, or one that is handed to the site, also what these rules say of the settings with the values of the file: `email-dev-backend`, `email-no-tls`, `storage-insecure-transport`, `insecure-asset-url`, `session-age-long` and `logging-debug-in-production`, each with its own severity; `email-tls-and-ssl` in every file. A small number of seconds for HSTS is left alone, because it is the first step, and a `.env` file has no room for the word that says so. An empty `REQUESTS_CA_BUNDLE` or `CURL_CA_BUNDLE` switches nothing off since requests 2.28, and no Python 3 reads `PYTHONHTTPSVERIFY`, so they are not looked at. Templates and files for development and tests are left alone.",
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
      files: { 'settings.py': hsts },
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
      title: 'The same on the machine of a developer',
      files: {
        'settings.py':
          'import environ\nenv = environ.Env()\nEMAIL_BACKEND = env("MAILER", default="django.core.mail.backends.smtp.EmailBackend")\n',
      },
      code: `MAILER=${consoleBackend}`,
    },
  ],
  *check(file) {
    if (!isLive(file)) return;
    const withFile = problemsWithFile(file, isForSite(file) ? [...always, ...onSite] : always);
    yield* thenElsewhere([...switchedOff(file)], withFile);
  },
  checkProject: switchedOffAtStart,
});
