import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Under another name',
    files: {
      'settings.py': `import os
DEBUG = os.environ.get("SITE_TRACES") == "1"
`,
    },
    code: `SITE_TRACES=1
#           ^`,
    after: 'SITE_TRACES=False',
  },
  {
    title: 'What the settings read is not known',
    files: {
      'settings.py': `from site_tools import flags
DEBUG = flags()
`,
    },
    code: `DEBUG=True
#     ^^^^`,
    after: 'DEBUG=False',
  },
  {
    title: 'The code asks for another word',
    files: {
      'settings.py': `import os
DEBUG = os.environ.get("DEBUG") == "enabled"
`,
    },
    code: 'DEBUG=True',
  },
  {
    title: 'What starts the site',
    path: 'docker-compose.prod.yml',
    files: {
      'settings.py': `import os
DEBUG = os.environ.get("DEBUG") == "1"
`,
    },
    code: `services:
  web:
    environment:
      - DEBUG=1
#             ^`,
    after: `services:
  web:
    environment:
      - DEBUG=False`,
  },
  {
    title: 'Handed to the container of a database, in which no settings run',
    path: 'docker-compose.prod.yml',
    files: {
      'settings.py': `import os
DEBUG = os.environ.get("DEBUG") == "1"
`,
    },
    code: `services:
  web:
    build: .
  db:
    image: library/postgres:17-alpine
    environment:
      - DEBUG=1
volumes:
  data:`,
  },
  {
    title: 'Handed to the site, beside a database',
    path: 'docker-compose.prod.yml',
    files: {
      'settings.py': `import os
DEBUG = os.environ.get("DEBUG") == "1"
`,
    },
    code: `services:
  db:
    image: postgres:17

  web:
    image: registry.example.org/shop
    environment:
      DEBUG: 1
#            ^`,
    after: `services:
  db:
    image: postgres:17

  web:
    image: registry.example.org/shop
    environment:
      DEBUG: "False"`,
  },
  {
    title: 'In the environment of an image that starts gunicorn',
    path: 'Dockerfile',
    files: {
      'settings.py': `import os
DEBUG = os.environ.get("DEBUG") == "1"
`,
    },
    code: `FROM python
ENV DEBUG=1
#         ^
CMD ["gunicorn", "shop.wsgi"]`,
    after: `FROM python
ENV DEBUG=False
CMD ["gunicorn", "shop.wsgi"]`,
  },
  {
    title: 'For a variable that nobody gives, in a folder for deployments',
    path: 'deploy/docker-compose.yml',
    files: {
      'settings.py': `import os
DEBUG = os.environ.get("DEBUG") == "True"
`,
    },
    code: `services:
  web:
    environment:
      - DEBUG=\${DEBUG:-True}
#                      ^^^^`,
    after: `services:
  web:
    environment:
      - DEBUG=\${DEBUG:-False}`,
  },
  {
    title: 'By the settings that the configuration of uWSGI in an image names: for information',
    path: 'uwsgi.ini',
    files: {
      Dockerfile: `FROM python
CMD ["uwsgi", "--ini", "uwsgi.ini"]`,
      'shop/dev.py': `DEBUG = True
`,
      'shop/prod.py': '',
    },
    roles: { 'shop/dev.py': 'development' },
    code: `[uwsgi]
env = DJANGO_SETTINGS_MODULE=shop.dev
#                            ^^^^^^^^
module = shop.wsgi
`,
  },
  {
    title: 'The same with nothing that serves a site with it',
    path: 'uwsgi.ini',
    files: {
      Dockerfile: `FROM python
CMD ["gunicorn"]`,
      'shop/dev.py': `DEBUG = True
`,
      'shop/prod.py': '',
    },
    roles: { 'shop/dev.py': 'development' },
    code: `[uwsgi]
env = DJANGO_SETTINGS_MODULE=shop.dev
module = shop.wsgi
`,
  },
  {
    title: 'In that of an image for developers',
    path: 'Dockerfile',
    files: {
      'settings.py': `import os
DEBUG = os.environ.get("DEBUG") == "1"
`,
    },
    code: `FROM python
ENV DEBUG=1
CMD ["python", "manage.py", "runserver"]`,
  },
  { title: 'For development', path: '.env.dev', code: 'DEBUG=True' },
  { title: 'An example', path: '.env.example', code: 'DEBUG=True' },
  {
    title: 'A service that is tried out says nothing of the site',
    code: `PAYMENT_ENVIRONMENT=sandbox
ENVIRONMENT=sandbox
DEBUG=True
#     ^^^^`,
    after: `PAYMENT_ENVIRONMENT=sandbox
ENVIRONMENT=sandbox
DEBUG=False`,
  },
  {
    title: 'A plain file that says it is for development',
    code: `ENVIRONMENT=development
DEBUG=True`,
  },
  {
    title: 'The settings that it names say so',
    code: `DJANGO_SETTINGS_MODULE=shop.settings.local
DEBUG=True`,
  },
  {
    title: 'It says so and is handed to the site',
    path: '.env.production',
    code: `APP_ENV=development
DEBUG=True
#     ^^^^`,
    after: `APP_ENV=development
DEBUG=False`,
  },
  {
    title: 'Something else',
    code: `WERKZEUG_DEBUG_PIN=off
LOG_LEVEL=DEBUG`,
  },
  {
    title: 'A name that the code does not read, beside one that it does',
    files: { 'settings.py': 'import os\nDEBUG = os.environ.get("DEBUG") == "True"\n' },
    code: 'DJANGO_DEBUG=True\nDEBUG=True\n#     ^^^^',
    after: 'DJANGO_DEBUG=True\nDEBUG=False',
  },
  {
    title: 'So do those of developers, for themselves',
    files: { 'production.py': 'DEBUG = False\n', 'local.py': 'DEBUG = True\n' },
    roles: { 'production.py': 'production', 'local.py': 'development' },
    code: 'DEBUG=True',
  },
  {
    title: 'The code takes the raw text',
    files: { 'settings.py': 'import os\nDEBUG = os.environ.get("DEBUG")\n' },
    code: 'DEBUG=False\n#     ^^^^^',
    after: 'DEBUG=',
  },
];
