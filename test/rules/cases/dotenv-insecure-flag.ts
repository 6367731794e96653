import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Tasks inside of the request',
    path: '.env.production',
    files: {
      'settings.py': `import os
CELERY_TASK_ALWAYS_EAGER = os.environ.get("EAGER") == "True"
`,
    },
    code: `EAGER=True
#     ^^^^`,
    after: 'EAGER=False',
  },
  {
    title: 'Mail that is only printed, in a file for production',
    path: '.env.production',
    files: {
      'settings.py': `import environ
env = environ.Env()
EMAIL_BACKEND = env("MAILER", default="django.core.mail.backends.smtp.EmailBackend")
`,
    },
    code: `MAILER=django.core.mail.backends.console.EmailBackend
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'Two ways to use TLS, of which Django takes one',
    files: {
      'settings.py': `import environ
env = environ.Env()
EMAIL_USE_TLS = env.bool("MAIL_TLS")
EMAIL_USE_SSL = env.bool("MAIL_SSL")
`,
    },
    code: `MAIL_TLS=True
MAIL_SSL=True
#        ^^^^`,
  },
  {
    title: 'A storage that is reached by plain HTTP',
    path: '.env.production',
    files: {
      'settings.py': `import os
AWS_S3_ENDPOINT_URL = os.environ["S3_URL"]
`,
    },
    code: `S3_URL=http://files.example.org
#      ^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'Sessions that live for three months',
    path: '.env.production',
    files: {
      'settings.py': `import os
SESSION_COOKIE_AGE = int(os.environ.get("AGE", "1209600"))
`,
    },
    code: `AGE=7776000
#   ^^^^^^^`,
  },
  {
    title: 'Read by a library',
    code: `OAUTHLIB_INSECURE_TRANSPORT=0
#                           ^`,
  },
  {
    title: "The debugger's console",
    code: `WERKZEUG_DEBUG_PIN=off
#                  ^^^`,
  },
  {
    title: 'On',
    path: '.env.production',
    files: {
      'settings.py': `import environ
env = environ.Env()
SESSION_COOKIE_SECURE = env.bool("COOKIES_SECURE", default=True)
`,
    },
    code: 'COOKIES_SECURE=True',
  },
  {
    title: 'Mail on the same machine',
    path: '.env.production',
    files: {
      'settings.py': `from decouple import config
EMAIL_USE_TLS = config("EMAIL_USE_TLS", cast=bool)
`,
    },
    code: `EMAIL_HOST=localhost
EMAIL_USE_TLS=False`,
  },
  {
    title: 'An hour',
    path: '.env.production',
    files: {
      'settings.py': `import environ
env = environ.Env()
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600)
`,
    },
    code: 'HSTS_SECONDS=3600',
  },
  {
    title: 'What starts the site, for a variable that nobody gives',
    path: 'docker-compose.yml',
    files: {
      'settings.py': `import os
CSRF_COOKIE_SECURE = os.environ["COOKIES_SECURE"] == "True"
`,
    },
    code: `services:
  web:
    environment:
      DJANGO_ENV: production
      COOKIES_SECURE: \${COOKIES_SECURE:-False}
#                                       ^^^^^`,
    after: `services:
  web:
    environment:
      DJANGO_ENV: production
      COOKIES_SECURE: \${COOKIES_SECURE:-True}`,
  },
  { title: 'Nobody reads it', path: '.env.production', code: 'SESSION_COOKIE_SECURE=False' },
  {
    title: 'Empty is off',
    code: `OAUTHLIB_INSECURE_TRANSPORT=
WERKZEUG_DEBUG_PIN=on`,
  },
  {
    title: 'A loader that hands nothing on',
    files: {
      'settings.py': `from decouple import config
X = config("X")
`,
    },
    code: 'OAUTHLIB_INSECURE_TRANSPORT=1',
  },
  { title: 'For development', path: '.env.dev', code: 'OAUTHLIB_INSECURE_TRANSPORT=1' },
  { title: 'A template', path: '.env.example', code: 'OAUTHLIB_INSECURE_TRANSPORT=1' },
  {
    title: 'Two weeks',
    path: '.env.production',
    files: { 'settings.py': 'import os\nSESSION_COOKIE_AGE = int(os.environ.get("AGE", "7776000"))\n' },
    code: 'AGE=1209600',
  },
];
