import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A port',
    code: `DJANGO_ALLOWED_HOSTS=example.org:8000
#                    ^^^^^^^^^^^^^^^^`,
    after: 'DJANGO_ALLOWED_HOSTS=example.org',
  },
  {
    title: 'Blanks that the code keeps',
    files: {
      'settings.py': `import os
ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")
`,
    },
    code: `ALLOWED_HOSTS=example.org, example.com
#             ^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'ALLOWED_HOSTS=example.org,example.com',
  },
  {
    title: 'A list where the code takes commas',
    files: {
      'settings.py': `import os
ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")
`,
    },
    code: `ALLOWED_HOSTS=['example.org']
#             ^^^^^^^^^^^^^^^`,
    after: 'ALLOWED_HOSTS=example.org',
  },
  {
    title: 'Every host, among others that blanks part',
    path: '.env.production',
    files: {
      'settings.py': `import os
ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(" ")
`,
    },
    code: `ALLOWED_HOSTS=shop.test.org *
#             ^^^^^^^^^^^^^^^`,
    after: 'ALLOWED_HOSTS=shop.test.org',
  },
  { code: 'ALLOWED_HOSTS=example.org,.example.com' },
  {
    title: 'A name that the code does not read, beside one that it does',
    files: {
      'settings.py': `import os
ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")
`,
    },
    code: `DJANGO_ALLOWED_HOSTS=*
ALLOWED_HOSTS=example.org`,
  },
  {
    title: 'Blanks that the code strips',
    files: {
      'settings.py': `from decouple import config, Csv
ALLOWED_HOSTS = config("ALLOWED_HOSTS", cast=Csv())
`,
    },
    code: 'ALLOWED_HOSTS=example.org, example.com',
  },
  {
    title: 'The domain of a tutorial: a hint',
    path: '.env.production',
    code: `DJANGO_ALLOWED_HOSTS=shop.test.org,yourdomain.com
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  { title: 'The domain of a tutorial elsewhere', path: '.env', code: 'ALLOWED_HOSTS=yourdomain.com' },
  {
    title: 'What starts the site',
    path: 'render.yaml',
    files: {
      'settings.py': `import os
ALLOWED_HOSTS = os.environ["HOSTS"].split(",")
`,
    },
    code: `services:
  - type: web
    envVars:
      - key: HOSTS
        value: "*"
#               ^`,
  },
  {
    title: 'In the environment of an image that starts gunicorn',
    path: 'Dockerfile',
    files: {
      'settings.py': `import os
ALLOWED_HOSTS = os.environ["HOSTS"].split(",")
`,
    },
    code: `FROM python
ENV HOSTS=shop.example.org,*
#         ^^^^^^^^^^^^^^^^^^
CMD ["gunicorn", "shop.wsgi"]`,
  },
  {
    title: 'Nothing takes hosts from it',
    path: 'render.yaml',
    files: {
      'settings.py': `import os
ALLOWED_HOSTS = os.environ["HOSTS"].split(",")
`,
    },
    code: `services:
  - type: web
    envVars:
      - key: CORS_HOSTS
        value: "*"`,
  },
  { title: 'For development', path: '.env.dev', code: 'ALLOWED_HOSTS=*' },
  {
    title: 'A plain file that says so',
    code: `DJANGO_ENV=dev
ALLOWED_HOSTS=*`,
  },
  {
    title: 'A scheme',
    code: 'ALLOWED_HOSTS=https://example.org, www.example.org\n#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    after: 'ALLOWED_HOSTS=example.org,www.example.org',
  },
  { title: 'Blanks that nobody is seen to read', code: 'DJANGO_ALLOWED_HOSTS=example.org example.com [::1]' },
  { title: 'All of a hosting service', code: 'ALLOWED_HOSTS=.herokuapp.com\n#             ^^^^^^^^^^^^^^' },
];
