import assert from 'node:assert/strict';
import { defaultOptions } from '../../server/src/core/lint/options';
import type { Role } from '../../server/src/core/model/view';
import { rules } from '../../server/src/core/rules/index.generated';
import { findingsIn, roots, useLab } from './support';

const lab = useLab();

/** How severe a rule finds settings, those for production where nothing else is said, or undefined where it is silent. */
function severityOf(
  root: (typeof roots)[number],
  rule: string,
  code: string,
  { compose = '', role = 'production' }: { readonly compose?: string; readonly role?: Role } = {},
): string | undefined {
  const site = {
    root,
    files: { 'site.py': code, 'docker-compose.yml': compose },
    entries: { 'site.py': role },
    projectFiles: ['docker-compose.yml'],
    django: '5.2',
  };
  return findingsIn(lab.analyzer(rules), site, defaultOptions).find((finding) => finding.rule === rule)?.severity;
}

for (const root of roots) {
  describe(`how severe a finding in production settings is (${root})`, () => {
    it('DEBUG that a variable of the platform turns off is for information', () => {
      const of = (code: string): string | undefined => severityOf(root, 'debug-fails-open', code);
      assert.equal(of('import os\nDEBUG = "RENDER" not in os.environ\n'), 'info');
      assert.equal(of('import os\nif "DYNO" in os.environ:\n    DEBUG = False\nelse:\n    DEBUG = True\n'), 'info');
      assert.equal(of('import os\nDEBUG = not os.environ.get("DYNO")\n'), 'info');
      assert.equal(of('import os\nDEBUG = "DEPLOYED" not in os.environ\n'), 'error');
      assert.equal(of('import os\nDEBUG = os.environ.get("DEBUG", "1") == "1"\n'), 'error');
    });

    it('so is DEBUG that an address turns off', () => {
      const of = (code: string): string | undefined => severityOf(root, 'debug-fails-open', `import os\n${code}`);
      const local = 'IS_LOCAL = not os.environ.get("DATABASE_URL")\n';
      assert.equal(of('DEBUG = "DATABASE_URL" not in os.environ\n'), 'info');
      assert.equal(of(`${local}DEBUG = os.environ.get("DEBUG", "1" if IS_LOCAL else "0") == "1"\n`), 'info');
      assert.equal(of(`${local}if IS_LOCAL:\n    DEBUG = True\nelse:\n    DEBUG = False\n`), 'info');
      assert.equal(of('HOST = os.getenv("HOST")\nDEBUG = HOST == "local" or HOST is None\n'), 'error');
      assert.equal(
        of(
          'HOST = os.getenv("HOST")\nif HOST == "local" or HOST is None:\n    DEBUG = True\nelse:\n    DEBUG = False\n',
        ),
        'error',
      );
      const either = 'else:\n    DEBUG = os.environ.get("DEBUG", "1") == "1"\n';
      assert.equal(of(`${local}if IS_LOCAL:\n    DEBUG = True\n${either}`), 'error');
    });

    it('DEBUG that it turns off is an error where a compose file alone starts the site, behind a proxy', () => {
      const of = (compose: string): string | undefined =>
        severityOf(root, 'debug-fails-open', 'import os\nDEBUG = "RENDER" not in os.environ\n', { compose });
      const server = 'services:\n  web:\n    command: gunicorn shop.wsgi\n';
      assert.equal(of(server), 'info');
      assert.equal(of(`${server}  proxy:\n    image: nginx:latest\n`), 'error');
    });

    it('the database of a developer in the place of an address is a hint, and one that the site has by itself is not', () => {
      const of = (database: string): string | undefined =>
        severityOf(root, 'db-default-credentials', `import dj_database_url\nDATABASES = {"default": ${database}}\n`);
      assert.equal(of('dj_database_url.config(default="postgres://shop:shop@localhost/shop")'), 'hint');
      assert.equal(of('dj_database_url.config(default="postgres://shop:shop@db/shop")'), 'warning');
      assert.equal(of('dj_database_url.parse("postgres://shop:shop@localhost/shop")'), 'warning');
    });

    it('mail without TLS weighs by whether the site logs in, also with what variables give', () => {
      const of = (code: string): string | undefined =>
        severityOf(root, 'email-no-tls', `import os\nEMAIL_HOST = "smtp.example.org"\n${code}`);
      const login = 'EMAIL_HOST_USER = "shop"\nEMAIL_HOST_PASSWORD = os.getenv("MAIL_PASSWORD")\n';
      assert.equal(of(login), 'warning');
      assert.equal(of(`${login}EMAIL_USE_TLS = False\n`), 'warning');
      assert.equal(of('EMAIL_HOST_USER = "shop"\nEMAIL_HOST_PASSWORD = ""\n'), undefined);
      assert.equal(of(`${login}EMAIL_USE_TLS = os.getenv("MAIL_TLS") == "1"\n`), undefined);
    });

    it('a storage setting of old weighs little where settings for development alone keep it', () => {
      const of = (base: string, own: string, role: Role): string | undefined => {
        const files = { 'base.py': base, 'site.py': `from base import *\n${own}` };
        const site = { root, files, entries: { 'site.py': role }, django: '5.2' };
        const found = findingsIn(lab.analyzer(rules), site, defaultOptions);
        return found.find(({ rule }) => rule === 'storage-setting-removed')?.severity;
      };
      const old = 'STATICFILES_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"\n';
      assert.equal(of(old, '', 'development'), undefined);
      assert.equal(of(old, '', 'production'), 'error');
      assert.equal(of('', old, 'development'), 'warning');
    });

    it('hosts beside DEBUG that is on weigh by whether anything starts a site', () => {
      const of = (path: string, text: string): string | undefined => {
        const files = { 'site.py': 'DEBUG = True\nALLOWED_HOSTS = ["*"]\n', [path]: text };
        const site = { root, files, entries: { 'site.py': 'unknown' as const }, projectFiles: [path], packages: {} };
        const packages = path === 'requirements.txt' ? { gunicorn: '23.0' } : {};
        const found = findingsIn(lab.analyzer(rules), { ...site, packages }, defaultOptions);
        return found.find(({ rule }) => rule === 'allowed-hosts-wildcard')?.severity;
      };
      assert.equal(of('notes.md', ''), 'info');
      assert.equal(of('requirements.txt', 'gunicorn==23.0\n'), 'warning');
      assert.equal(of('Procfile', 'web: gunicorn shop.wsgi\n'), 'warning');
    });

    it('what is missing weighs by whether the site has a name that others know', () => {
      const of = (hosts: string): string | undefined =>
        severityOf(
          root,
          'session-cookie-insecure',
          `ALLOWED_HOSTS = ${hosts}\nDEBUG = True\nINSTALLED_APPS = ["django.contrib.sessions"]\n`,
          {
            role: 'unknown',
          },
        );
      assert.equal(of('["shop.example.org"]'), 'warning');
      assert.equal(of('["localhost", "shop.example.org"]'), 'warning');
      assert.equal(of('["127.0.0.1", "localhost"]'), 'info');
      assert.equal(of('[]'), 'info');
    });

    it('DEBUG in the only settings weighs by whether the project starts a server with them', () => {
      const of = (packages: Readonly<Record<string, string>>, role: Role = 'unknown'): unknown => {
        const site = { root, files: { 'site.py': 'DEBUG = True\n' }, entries: { 'site.py': role }, packages };
        return findingsIn(lab.analyzer(rules), site, defaultOptions).find(({ rule }) => rule === 'debug-enabled')
          ?.severity;
      };
      assert.equal(of({}), 'warning');
      assert.equal(of({ gunicorn: '23.0' }), 'error');
      assert.equal(of({}, 'production'), 'error');
      assert.equal(of({ gunicorn: '23.0' }, 'development'), undefined);
    });

    it('a password that the source has weighs by who can reach the database, and by who runs with it', () => {
      const of = (host: string, role?: Role): string | undefined => {
        const code = `DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", ${host}"PASSWORD": "tulip-grey7"}}\n`;
        return severityOf(root, 'db-password-hardcoded', code, role === undefined ? {} : { role });
      };
      for (const host of [
        '',
        '"HOST": "localhost", ',
        '"HOST": "127.0.0.1", ',
        '"HOST": "/run/db", ',
        '"HOST": "db", ',
      ]) {
        assert.equal(of(host), 'warning', host);
        assert.equal(of(host, 'unknown'), 'info', host);
      }
      assert.equal(of('"HOST": "db.example.org", '), 'error');
    });

    it('a password for a server that few reach weighs by whether anything starts a site with it', () => {
      const of = (rule: string, code: string, packages = { gunicorn: '23.0' }, path = 'site.py'): unknown => {
        const site = { root, files: { [path]: code }, entries: { [path]: 'unknown' as const }, packages };
        return findingsIn(lab.analyzer(rules), site, defaultOptions).find((found) => found.rule === rule)?.severity;
      };
      const database = (password: string, host = 'db'): string =>
        `DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "${host}", "USER": "shop", "PASSWORD": ${password}}}\n`;
      const inAddress = (url: string): string =>
        `import environ\nenv = environ.Env()\nDATABASES = {"default": env.db("DATABASE_URL", default="${url}")}\n`;
      const none = {} as { gunicorn: string };
      const written = database('"tulip-grey7"');
      assert.equal(of('db-password-hardcoded', written), 'warning');
      assert.equal(of('db-password-hardcoded', written, none), 'info');
      assert.equal(of('db-password-hardcoded', written, undefined, 'docker_compose.py'), 'hint');
      assert.equal(of('db-default-credentials', database('"12345678"')), 'warning');
      assert.equal(of('db-default-credentials', database('"12345678"'), none), 'info');
      assert.equal(of('credential-in-url', 'CACHE_URL = "redis://:tulip-grey7@redis:6379/1"\n'), 'warning');
      // What a variable takes the place of.
      const fallback = database('os.environ.get("DB_PASSWORD", "12345678")');
      assert.equal(of('db-default-credentials', `import os\n${fallback}`), 'hint');
      assert.equal(of('db-default-credentials', inAddress('postgres://shop:shop@db/shop')), 'hint');
      assert.equal(of('credential-in-url', inAddress('postgres://shop:tulip-grey7@db/shop')), 'hint');
      const branch = `import os\nif "DB_HOST" in os.environ:\n    DATABASES = {}\nelse:\n    ${written}`;
      assert.equal(of('db-password-hardcoded', branch), 'hint');
      // What a machine has made is nobody's habit.
      const made = ['k3Xz9', 'Qw7Lp2', 'Vb8Rt5', 'Nm4Hd6'].join('');
      assert.equal(of('db-password-hardcoded', database(`"${made}"`), none), 'warning');
      assert.equal(of('credential-in-url', inAddress(`postgres://shop:${made}@db/shop`), none), 'warning');
    });

    it('a password for a database with a public name is told in settings for development', () => {
      const of = (host: string): string | undefined => {
        const code = `DATABASES = {"default": {"HOST": "${host}", "USER": "shop", "PASSWORD": "tulip-grey7"}}\n`;
        return severityOf(root, 'db-password-hardcoded', code, { role: 'development' });
      };
      for (const host of ['db-7.up.railway.app', 'sql.tulips.nl', '8.8.8.8']) assert.equal(of(host), 'warning', host);
      for (const host of ['db', '10.0.0.7', '100.64.1.7', '203.0.113.7', 'db.example.org', 'your-host.com', 'db.local'])
        assert.equal(of(host), undefined, host);
      const url = 'DATABASES = {"default": dj_database_url.parse("postgres://shop:tulip-grey7@sql.tulips.nl/shop")}\n';
      const code = `import dj_database_url\n${url}`;
      assert.equal(severityOf(root, 'credential-in-url', code, { role: 'development' }), 'warning');
    });

    it('what holds only while a variable is missing says so', () => {
      const of = (code: string): string | undefined => {
        const site = {
          root,
          files: { 'site.py': `INSTALLED_APPS = ["corsheaders"]\n${code}` },
          entries: { 'site.py': 'unknown' } as const,
        };
        return findingsIn(lab.analyzer(rules), site).find(({ rule }) => rule.startsWith('cors-allow-all'))?.message;
      };
      const read = 'from decouple import config\nCORS_ALLOW_ALL_ORIGINS = config("OPEN", default=True, cast=bool)\n';
      assert.match(of(read) ?? '', /^When the variable `OPEN` is missing, every website may call/);
      assert.match(
        of(`${read}CORS_ALLOW_CREDENTIALS = True\n`) ?? '',
        /^When the variable `OPEN` is missing, every website can/,
      );
      assert.match(of('CORS_ALLOW_ALL_ORIGINS = True\n') ?? '', /^Every website may call/);
    });

    it('a cache that is left while the environment says nothing is told as one', () => {
      const of = (code: string): string => {
        const site = { root, files: { 'site.py': code }, entries: { 'site.py': 'production' } as const };
        const found = findingsIn(lab.analyzer(rules), site).find(({ rule }) => rule === 'cache-dummy-in-production');
        return /^[^,]*(?:missing|other)?, [^,]*/.exec(found?.message ?? '')?.[0] ?? '';
      };
      const dummy = 'django.core.cache.backends.dummy.DummyCache';
      const caches = (backend: string): string => `CACHES = {"default": {"BACKEND": ${backend}}}\n`;
      const missing = 'When the variable `CACHE` is missing, this cache keeps nothing';
      assert.equal(of(`import os\n${caches(`os.getenv("CACHE", "${dummy}")`)}`), missing);
      const limited = 'REST_FRAMEWORK = {"DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"]}\n';
      assert.equal(of(`import os\n${limited}${caches(`os.environ.setdefault("CACHE", "${dummy}")`)}`), missing);
      const chosen = `import os\nif os.getenv("FAST"):\n    NAME = load()\nelse:\n    NAME = "${dummy}"\n`;
      assert.equal(of(chosen + caches('NAME')), 'When the environment chooses no other, this cache keeps nothing');
      assert.match(of(caches(`"${dummy}"`)), /^This cache keeps nothing, so/);
    });

    it("a key without a form of its own is one of the vendor's test mode beside an account that says so", () => {
      const of = (account: string): string | undefined => {
        const key = `RAZORPAY_KEY_SECRET=${'4vX2q9LmTz8'}${'RkW3nYb7Hc1Jd'}`;
        const site = {
          root,
          entries: {},
          files: { '.env.dev': `${account}\n${key}\n` },
          stored: { '.env.dev': { isTracked: true } },
        };
        return findingsIn(lab.analyzer(rules), site).find(({ rule }) => rule === 'dotenv-live-token')?.severity;
      };
      assert.equal(of('RAZORPAY_KEY_ID=rzp_test_Ab3dE6gH9j'), 'hint');
      assert.equal(of('RAZORPAY_KEY_ID=rzp_live_Ab3dE6gH9j'), 'warning');
      assert.equal(of('OTHER_KEY_ID=rzp_test_Ab3dE6gH9j'), 'warning');
    });

    it('a stored file for development is a hint while each password in it says so of itself', () => {
      const of = (password: string, stage = 'local'): string | undefined => {
        const text = `STAGE=${stage}\nDJANGO_SECRET_KEY=local\nMAIL_PASSWORD=${password}\n`;
        const files = { '.env': text, 'settings.py': 'import os\nSECRET_KEY = os.environ["DJANGO_SECRET_KEY"]\n' };
        const entries = { 'settings.py': 'unknown' as const };
        const site = { root, entries, files, stored: { '.env': { isTracked: true } } };
        const options = { ...defaultOptions, preset: 'strict' as const };
        return findingsIn(lab.analyzer(rules), site, options).find(({ rule }) => rule === 'dotenv-tracked')?.severity;
      };
      assert.equal(of('insecure-mail-7'), 'hint');
      assert.equal(of(`grey-${'tulip7'}`), 'warning');
      assert.equal(of('insecure-mail-7', 'production'), 'warning');
    });

    it('a stored file is a hint while settings for development alone load it, beside others for production', () => {
      const load = 'from dotenv import load_dotenv\nload_dotenv()\n';
      const of = (production: string, compose = ''): string | undefined => {
        const read = 'import os\nPASSWORD = os.environ["DB_PASSWORD"]\n';
        const files = {
          '.env': `DB_PASSWORD=grey-${'tulip7'}\n`,
          'local.py': load + read,
          'production.py': production + read,
          'compose.yml': compose,
        };
        const entries = { 'local.py': 'development' as const, 'production.py': 'production' as const };
        const stored = { '.env': { isTracked: true } };
        const options = { ...defaultOptions, preset: 'strict' as const };
        const site = { root, entries, files, stored, projectFiles: ['compose.yml'] };
        return findingsIn(lab.analyzer(rules), site, options).find(({ rule }) => rule === 'dotenv-tracked')?.severity;
      };
      assert.equal(of(''), 'hint');
      assert.equal(of(load), 'warning');
      assert.equal(of('', 'services:\n  web:\n    env_file: .env\n'), 'warning');
    });

    it('what a compose file calls a container is in a private network, whatever domain it seems to be in', () => {
      const of = (lines: string): string | undefined => {
        const url = 'CELERY_BROKER_URL = "redis://Queue.example.org:6379/0"\n';
        const compose = `services:\n  queue:\n    image: redis\n${lines}`;
        return severityOf(root, 'redis-no-password', url, { compose });
      };
      assert.equal(of('    ports:\n      - "6379:6379"\n'), 'warning');
      assert.equal(of('  web:\n    environment:\n      - HOST=queue.example.org\n'), 'warning');
      assert.equal(of('    extra_hosts:\n      - "queue.example.org:203.0.113.7"\n'), 'warning');
      assert.equal(of('  web:\n    links:\n      - "queue:queue.example.org"\n'), undefined);
      assert.equal(of('    hostname: queue.example.org\n'), undefined);
      assert.equal(of('    networks:\n      back:\n        aliases:\n          - queue.example.org\n'), undefined);
    });

    it('a tool that does nothing while DEBUG is off is a hint, and one that works is a warning', () => {
      const app = (name: string): string => `DEBUG = False\nINSTALLED_APPS = ["${name}"]\n`;
      const middleware = (path: string): string => `DEBUG = False\nMIDDLEWARE = ["${path}"]\n`;
      const of = (rule: string, code: string): string | undefined => severityOf(root, rule, code);
      assert.equal(of('debug-app-installed', app('django_pdb')), 'hint');
      assert.equal(of('debug-app-installed', app('silk')), 'warning');
      assert.equal(of('debug-middleware-installed', middleware('django_pdb.middleware.PdbMiddleware')), 'hint');
      assert.equal(of('debug-middleware-installed', middleware('silk.middleware.SilkyMiddleware')), 'warning');
    });

    it('Redis of Heroku, whose certificate nobody can check, and an origin without cookies are information', () => {
      const redis = 'CELERY_BROKER_USE_SSL = {"ssl_cert_reqs": None}\n';
      const tls = (code: string): string | undefined => severityOf(root, 'redis-tls-unverified', code);
      assert.equal(tls(redis), 'warning');
      assert.equal(tls(`import os\nAPP = os.environ.get("HEROKU_APP_NAME")\n${redis}`), 'info');
      const origins =
        'INSTALLED_APPS = ["corsheaders"]\nMIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]\nCORS_ALLOWED_ORIGINS = ["http://app.example.org"]\n';
      const cors = (code: string): string | undefined => severityOf(root, 'cors-origin-http', code);
      assert.equal(cors(origins), 'info');
      assert.equal(cors(`${origins}CORS_ALLOW_CREDENTIALS = True\n`), 'warning');
    });

    it('refresh tokens that live for a year are a warning, those of months for information where they stay the same', () => {
      const of = (days: number, more = ''): string | undefined =>
        severityOf(
          root,
          'jwt-refresh-lifetime-long',
          `from datetime import timedelta\nSIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=${days})${more}}\n`,
        );
      assert.equal(of(30), undefined);
      assert.equal(of(60), 'info');
      assert.equal(of(60, ', "ROTATE_REFRESH_TOKENS": rotates()'), undefined);
      assert.equal(of(60, ', "ROTATE_REFRESH_TOKENS": True'), undefined);
      assert.equal(of(365, ', "ROTATE_REFRESH_TOKENS": True'), 'warning');
    });

    it('a known password of a database counts for more where anybody may reach the server', () => {
      const of = (host: string, role: Role): string | undefined => {
        const database = `{"ENGINE": "django.db.backends.postgresql", "HOST": "${host}", "USER": "shop", "PASSWORD": "shop"}`;
        return severityOf(root, 'db-default-credentials', `DATABASES = {"default": ${database}}\n`, { role });
      };
      assert.equal(of('localhost', 'production'), 'warning');
      assert.equal(of('localhost', 'unknown'), 'info');
      assert.equal(of('db', 'unknown'), 'info');
      assert.equal(of('db.example.org', 'unknown'), 'warning');
    });

    it('access tokens of an OAuth server may live for hours, and not for days', () => {
      const of = (seconds: number, role: Role): string | undefined => {
        const code = `OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": ${String(seconds)}}\n`;
        return severityOf(root, 'oauth-lifetimes', code, { role });
      };
      assert.equal(of(86_400, 'production'), undefined);
      assert.equal(of(86_401, 'production'), 'warning');
      assert.equal(of(86_401, 'unknown'), 'warning');
      assert.equal(of(86_401, 'development'), undefined);
    });

    it('SQLite as what a missing variable leaves is silent in the default preset', () => {
      const of = (code: string): string | undefined => severityOf(root, 'db-sqlite-in-production', code);
      const sqlite = '{"ENGINE": "django.db.backends.sqlite3", "NAME": "/srv/site/db.sqlite3"}';
      const merged = 'DATABASES["default"].update(dj_database_url.config(conn_max_age=500))';
      assert.equal(of(`DATABASES = {"default": ${sqlite}}\n`), 'warning');
      assert.equal(of(`import dj_database_url\nDATABASES = {"default": ${sqlite}}\n${merged}\n`), undefined);
    });
  });
}
