import { marked } from './shared/marked';
import { secretsInFiles, secretsInImages } from './shared/process-secrets';
import { defineRule } from './rule';

const settings = { 'settings.py': 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nDEBUG = False\n' };
const database = (password: string): Readonly<Record<string, string>> => ({
  'settings.py': `DEBUG = False\nDATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db", "PASSWORD": "${password}"}}\n`,
});
const read = (engine: string): Readonly<Record<string, string>> => ({
  'settings.py': `import os\nDATABASES = {"default": {"ENGINE": "django.db.backends.${engine}", "PASSWORD": os.environ["SQL_PASSWORD"]}}\n`,
});
const address = 'postgres://shop:tulip-grey7@db:5432/shop';
const compose = (line: string): string => `services:\n  web:\n    environment:\n      ${line}`;
const image = (lines: string): string => `FROM python\n${lines}\nCMD ["gunicorn", "shop.wsgi"]`;
const key = 'q8f9w8ef7w9e8f7w9e8f7sdhfk3jh45k3jh45kj3h4';

export default defineRule({
  id: 'process-secret-hardcoded',
  summary: 'The file that starts a site has a secret of it in its text',
  why: 'Compose files and the files of platforms are kept in git with the code. Whoever can read the repository, or its history, has the key or password that the deployed site runs with.',
  notes:
    'Speaks of variables that the settings read, of passwords of accounts that an image or the start of the site makes (`DJANGO_SUPERUSER_PASSWORD`, `MINIO_ROOT_PASSWORD`), of keys for images of others, and of the password of the database where the settings use the same one. It looks at files with which a deployed site plainly runs: by their name (`docker-compose.prod.yml`, `render.yaml`, `fly.toml`, the `app.json` of Heroku, `.do/app.yaml`), or by what they are (units of systemd, the configuration of supervisor), or, for a plain compose file, by what it starts: settings for production, a released image, a server such as gunicorn with `DEBUG` off, or one that comes back by itself. A file that says to be for work, or whose hosts are this machine alone, is left out. In a Dockerfile it looks at `ENV`, and at what `ARG` hands to it, where the image starts such a server and no compose file, other than those for developers, or `.env` file that is handed to it or read over its environment gives another value. A warning for passwords of databases and brokers and in addresses, which seldom are in reach from outside, unless the container publishes a port on every address, and for images. A placeholder counts only where a site or an account is really made with it: as a `SECRET_KEY` that asks for no other one, or as the password of a container. Silent for values that say to be for the build, for what is taken from elsewhere (`${SECRET_KEY}`) or encrypted (`EV[…]`), and where git ignores the file.',
  on: 'project',
  profile: 'prod',
  django: [],
  cwe: [798, 538],
  fixable: { never: 'where the secrets of a deployment are kept is for you to choose' },
  sources: [
    'https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#secret-key',
    'https://docs.docker.com/compose/how-tos/environment-variables/best-practices/',
  ],
  examples: [
    { path: 'docker-compose.prod.yml', files: settings, code: marked(compose(`- SECRET_KEY=${key}`), key) },
    { path: 'compose.production.yaml', files: settings, code: marked(compose(`SECRET_KEY: "${key}"`), key) },
    {
      title: 'A platform',
      path: 'render.yaml',
      files: settings,
      code: marked(`services:\n  - type: web\n    envVars:\n      - key: SECRET_KEY\n        value: ${key}`, key),
    },
    {
      title: 'The first administrator, whom `createsuperuser --noinput` makes',
      path: 'docker-compose.prod.yml',
      files: settings,
      code: marked(compose('DJANGO_SUPERUSER_PASSWORD: tulip-grey7'), 'tulip-grey7'),
    },
    {
      title: 'An account that an image makes, with a word for a password',
      path: 'docker-compose.prod.yml',
      files: settings,
      code: marked(compose('MINIO_ROOT_PASSWORD: minioadmin'), 'minioadmin'),
    },
    {
      title: 'The number of a key, beside its secret',
      path: 'docker-compose.prod.yml',
      files: { 'settings.py': 'import os\nTOK = os.environ["TOK_API_KEY"], os.environ["TOK_API_SECRET"]\n' },
      code: marked(compose(`- TOK_API_KEY=46110052\n      - TOK_API_SECRET=${key}`), key),
    },
    {
      title: 'A key for show, with which the site starts',
      path: 'docker-compose.prod.yml',
      files: settings,
      code: marked(compose('SECRET_KEY: secret-prod-key'), 'secret-prod-key'),
    },
    {
      title: 'What a button of Heroku proposes',
      path: 'app.json',
      files: settings,
      code: marked('{\n  "env": {\n    "SECRET_KEY": {"value": "123456"}\n  }\n}', '123456'),
    },
    { title: 'Two letters', path: 'app.json', files: settings, code: marked('{"env": {"SECRET_KEY": "SK"}}', 'SK') },
    { title: 'From elsewhere', path: 'docker-compose.prod.yml', files: settings, code: compose('- SECRET_KEY=${KEY}') },
    { title: 'A placeholder', path: 'compose.prod.yml', files: settings, code: compose('- SECRET_KEY=changeme') },
    {
      title: 'A plain compose file that starts the settings for production',
      path: 'docker-compose.yml',
      files: settings,
      code: marked(compose(`- DJANGO_SETTINGS_MODULE=shop.settings.prod\n      - SECRET_KEY=${key}`), key),
    },
    {
      title: 'For a variable that nobody gives',
      path: 'compose.yaml',
      files: settings,
      code: marked(
        compose(`DJANGO_ENV: production\n      SECRET_KEY: \${SECRET_KEY:-dev-secret-key}`),
        'dev-secret-key',
      ),
    },
    {
      title: 'The password of the database, which the settings write as well',
      path: 'docker-compose.prod.yml',
      files: database('tulip-grey7'),
      code: marked(compose('POSTGRES_PASSWORD: tulip-grey7'), 'tulip-grey7'),
    },
    {
      title: 'The password of the database, which the settings take from a variable',
      path: 'docker-compose.prod.yml',
      files: read('postgresql'),
      code: marked(compose('POSTGRES_PASSWORD: tulip-grey7'), 'tulip-grey7'),
    },
    {
      title: 'That of a database of another kind',
      path: 'docker-compose.prod.yml',
      files: read('sqlite3'),
      code: compose('POSTGRES_PASSWORD: tulip-grey7'),
    },
    {
      title: 'In an address, in a plain compose file that turns DEBUG off for gunicorn',
      path: 'docker-compose.yml',
      files: { 'settings.py': 'import os\nDEBUG = False\nDATABASES = parse(os.environ["DATABASE_URL"])\n' },
      code: marked(
        `services:\n  web:\n    command: gunicorn shop.wsgi\n    environment:\n      DEBUG: "False"\n      DATABASE_URL: ${address}`,
        address,
      ),
    },
    {
      title: 'In the environment of an image that starts gunicorn',
      path: 'Dockerfile',
      files: settings,
      code: marked(image(`ENV PORT=8000 \\\n    SECRET_KEY="${key}"`), key),
    },
    {
      title: 'As the default of the build',
      path: 'Dockerfile',
      files: settings,
      code: marked(image(`ARG KEY=${key}\nENV SECRET_KEY=$KEY`), key),
    },
    {
      title: 'In a stage that the last one is made from',
      path: 'Dockerfile.prod',
      files: settings,
      code: marked(`FROM python AS base\nENV SECRET_KEY ${key}\nFROM base\nCMD gunicorn shop.wsgi`, key),
    },
    {
      title: 'Only for a step of the build, and in a stage of its own',
      path: 'Dockerfile',
      files: settings,
      code: `FROM python AS assets\nENV SECRET_KEY=${key}\nRUN python manage.py collectstatic\nFROM python\nRUN SECRET_KEY=${key} python manage.py compilemessages\nCMD gunicorn shop.wsgi`,
    },
    {
      title: 'Taken away again',
      path: 'Dockerfile',
      files: settings,
      code: image(`ENV SECRET_KEY=${key}\nRUN python manage.py collectstatic\nENV SECRET_KEY=`),
    },
    {
      title: 'For the build',
      path: 'Dockerfile',
      files: settings,
      code: image('ENV SECRET_KEY=collectstatic-key-8f7'),
    },
    {
      title: 'The container gets another one',
      path: 'Dockerfile',
      files: { ...settings, 'docker-compose.yml': compose('- SECRET_KEY=${SECRET_KEY}') },
      code: image(`ENV SECRET_KEY=${key}`),
    },
    {
      title: 'An image for developers',
      path: 'Dockerfile',
      files: settings,
      code: `FROM python\nENV SECRET_KEY=${key}\nCMD python manage.py runserver`,
    },
    {
      title: 'Not that of the settings',
      path: 'docker-compose.prod.yml',
      files: database('other-grey8'),
      code: compose('POSTGRES_PASSWORD: tulip-grey7'),
    },
    {
      title: 'Settings for production on the machine of a developer',
      path: 'docker-compose.yml',
      files: settings,
      code: compose(`- DJANGO_SETTINGS_MODULE=shop.settings.prod\n      - DEBUG=1\n      - SECRET_KEY=${key}`),
    },
    {
      title: 'The same, as the file says',
      path: 'docker-compose.yml',
      files: settings,
      code: compose(
        `- DJANGO_SETTINGS_MODULE=shop.settings.prod\n      - SENTRY_ENVIRONMENT=local\n      - SECRET_KEY=${key}`,
      ),
    },
    {
      title: 'Beside a service for tests',
      path: 'docker-compose.yml',
      files: settings,
      code: `services:\n  web:\n    environment:\n      DJANGO_SETTINGS_MODULE: shop.settings.prod\n      SECRET_KEY: ${key}\n  tests:\n    environment:\n      DJANGO_SETTINGS_MODULE: shop.settings.test`,
    },
    { title: 'Also for developers', path: 'docker-compose.yml', files: settings, code: compose(`- SECRET_KEY=${key}`) },
    { title: 'Nothing reads it', path: 'compose.prod.yml', files: settings, code: compose(`- API_SECRET=${key}`) },
  ],
  *check(project) {
    yield* secretsInImages(project);
    yield* secretsInFiles(project);
  },
});
