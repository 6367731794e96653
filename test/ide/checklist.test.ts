import assert from 'node:assert/strict';
import { checklist, type CheckedItem, type Checklist } from '../../server/src/core/ide/checklist/checklist';
import { checklistItems, checklistSections } from '../../server/src/core/ide/checklist/items';
import { isManual } from '../../server/src/core/ide/checklist/item';
import { checklistMarkdown } from '../../server/src/core/ide/checklist/markdown';
import { defaultOptions, type Options } from '../../server/src/core/lint/options';
import { plan } from '../../server/src/core/lint/product-plan';
import { rules } from '../../server/src/core/rules/index.generated';
import { createLineIndex, joinUri, type Uri } from '../../server/src/core/text';
import { createMake, places, type Make, type Sample } from './models';

const secret = ['hid', 'den', '-', 'value', '-', '8c1f'].join('');

/** A site as Django's documentation wants it, written out. */
const hardened = `import os
from datetime import timedelta
DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = ["shop.acme.io"]
CSRF_TRUSTED_ORIGINS = ["https://shop.acme.io"]
INSTALLED_APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "axes",
    "corsheaders", "rest_framework", "rest_framework_simplejwt", "rest_framework_simplejwt.token_blacklist",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
X_FRAME_OPTIONS = "DENY"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_IPWARE_PROXY_COUNT = 1
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "PASSWORD": os.environ["DB_PASSWORD"],
        "OPTIONS": {"sslmode": "verify-full"},
    }
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["REDIS_URL"]}}
CORS_ALLOWED_ORIGINS = ["https://app.acme.io"]
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework_simplejwt.authentication.JWTAuthentication"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "PAGE_SIZE": 100,
    "NUM_PROXIES": 1,
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": "100/hour"},
}
SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": timedelta(minutes=15),
    "REFRESH_TOKEN_LIFETIME": timedelta(days=1),
    "ROTATE_REFRESH_TOKENS": True,
    "BLACKLIST_AFTER_ROTATION": True,
    "SIGNING_KEY": os.environ["JWT_KEY"],
}
STATIC_ROOT = "/srv/static"
ADMINS = [("Ada", "ada@acme.io")]
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_PORT = 587
EMAIL_USE_TLS = True
LOGGING = {"version": 1, "disable_existing_loggers": False, "loggers": {"django.security": {"handlers": ["console"]}}}
`;

for (const { name, folder } of places) {
  describe(`the production checklist (${name})`, () => {
    let make: Make;
    before(async () => {
      make = await createMake();
    });

    const check = (sample: Sample, options: Partial<Options> = {}): Checklist => {
      const model = make(sample, folder);
      const loaded = { project: model.project, options: { ...defaultOptions, ...options }, findings: [] };
      return checklist(model, loaded, plan);
    };
    const site = (text: string, more: Partial<Sample> = {}, options: Partial<Options> = {}): Checklist =>
      check({ files: { 's.py': text }, entries: { 's.py': 'production' }, django: '5.2', ...more }, options);
    const item = ({ sections }: Checklist, id: string): CheckedItem =>
      sections.flatMap(({ items }) => items).find((one) => one.id === id) ?? assert.fail(`there is no ${id}`);
    const states = (list: Checklist, ...wanted: readonly string[]): readonly string[] =>
      list.sections
        .flatMap(({ items }) => items)
        .filter(({ state }) => wanted.includes(state))
        .map(({ id, state, results }) => `${id} ${state} ${results.map(({ reason }) => reason ?? '').join()}`.trim());
    const at = (path: string): Uri => joinUri(folder, path);

    it('passes a hardened site in everything that its files decide', () => {
      const list = site(hardened);
      assert.deepEqual(states(list, 'failed'), []);
      assert.deepEqual(states(list, 'unknown'), [
        'secret-key-strong unknown `SECRET_KEY`: the environment variable `SECRET_KEY` decides',
        'django-check unknown Django reports `security.W021`',
      ]);
      assert.deepEqual(states(list, 'not-applicable'), [
        'csp-strict not-applicable a content security policy is not used',
        'second-factor not-applicable the admin is not used',
        'admin-address not-applicable the admin is not used',
        'sign-up not-applicable django-allauth is not used',
        'login-providers not-applicable a package for other login providers is not used',
        'websockets not-applicable Channels is not used',
        'oauth-provider not-applicable django-oauth-toolkit is not used',
        'task-queue not-applicable Celery is not used',
        'file-storage not-applicable django-storages is not used',
      ]);
      assert.equal(item(list, 'debug-off').state, 'passed');
      assert.equal(item(list, 'jwt-lifetime').state, 'passed');
      assert.equal(item(list, 'backups').state, 'manual');
    });

    // Each line makes exactly these items fail, and no other.
    const broken: readonly (readonly [line: string, ...items: readonly string[]])[] = [
      ['DEBUG = True', 'debug-off'],
      ['ALLOWED_HOSTS = ["*"]', 'allowed-hosts'],
      ['SECURE_SSL_REDIRECT = False', 'https-redirect'],
      ['SECURE_HSTS_SECONDS = 0', 'hsts'],
      ['SESSION_COOKIE_SECURE = False', 'session-cookie-secure'],
      ['SESSION_COOKIE_SAMESITE = "None"', 'cookie-samesite'],
      ['CSRF_COOKIE_SECURE = False', 'csrf-cookie-secure'],
      ['SECURE_CONTENT_TYPE_NOSNIFF = False', 'nosniff'],
      ['X_FRAME_OPTIONS = "ALLOWALL"', 'x-frame-options'],
      ['SECURE_REFERRER_POLICY = "unsafe-url"', 'referrer-policy'],
      ['AUTH_PASSWORD_VALIDATORS = []', 'password-validators'],
      ['PASSWORD_HASHERS.reverse()', 'password-hasher'],
      ['DATABASES["default"]["ENGINE"] = "django.db.backends.sqlite3"', 'database-engine'],
      ['DATABASES["default"].update(HOST="db.acme.io", OPTIONS={"sslmode": "prefer"})', 'database-tls'],
      ['CORS_ALLOW_ALL_ORIGINS = True', 'cors-restricted'],
      ['REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] = {"anon": "100/fortnight"}', 'api-throttling'],
      ['REST_FRAMEWORK["DEFAULT_PERMISSION_CLASSES"] = ["rest_framework.permissions.AllowAny"]', 'api-permissions'],
      ['SIMPLE_JWT["ACCESS_TOKEN_LIFETIME"] = timedelta(days=30)', 'jwt-lifetime'],
      ['SIMPLE_JWT["BLACKLIST_AFTER_ROTATION"] = False', 'jwt-rotation'],
      ['CACHES["default"]["BACKEND"] = "django.core.cache.backends.locmem.LocMemCache"', 'cache-shared'],
      ['DATA_UPLOAD_MAX_MEMORY_SIZE = None', 'upload-size'],
      ['LOGGING = {"version": 1}', 'security-log'],
      ['ADMINS = []', 'error-reports'],
    ];
    for (const [line, ...expected] of broken) {
      it(`fails ${expected.join(', ')} after ${line}`, () => {
        const list = site(`${hardened}${line}\n`);
        const failed = list.sections.flatMap(({ items }) => items).filter(({ state }) => state === 'failed');
        assert.deepEqual(
          failed.map(({ id }) => id),
          expected,
        );
        const [result] = failed[0]?.results ?? [];
        assert.ok(result !== undefined && result.places.length > 0, 'a failure has a place');
        assert.ok(result.places.every(({ at: place, message }) => place.uri === at('s.py') && message !== ''));
      });
    }

    it('asks a database that is a file for no password and no TLS', () => {
      const file = 'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}';
      const path = 'from pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent.parent\n';
      const list = site(`${hardened}${path}${file}\n`);
      assert.deepEqual(
        [item(list, 'database-credentials').state, item(list, 'database-tls').state],
        ['passed', 'passed'],
      );
    });

    it('says what a call gives that is not worked out by the name of what is called', () => {
      const list = site(
        `${hardened}from pathlib import Path\nSTATIC_ROOT = None\nDATABASES = Path(__file__).parent / "x"\n`,
      );
      const [result] = item(list, 'database-credentials').results;
      assert.equal(result?.reason, '`DATABASES`: what `pathlib.Path(…)` gives is not worked out');
    });

    // What is not as the item wants it, and may well be right: no rule speaks, so nothing has failed, and the reason stands there.
    const open: readonly (readonly [line: string, item: string, reason: string])[] = [
      ['MIDDLEWARE.remove("csp.middleware.CSPMiddleware")', 'csp', 'no middleware sends a policy'],
      ['DATABASES["default"]["OPTIONS"] = {"sslmode": "prefer"}', 'database-tls', 'the connection may go without TLS'],
      ['REST_FRAMEWORK["DEFAULT_THROTTLE_CLASSES"] = []', 'api-throttling', 'no throttle is on by default'],
      ['SIMPLE_JWT["ROTATE_REFRESH_TOKENS"] = False', 'jwt-rotation', 'refresh tokens are not rotated'],
      [
        'EMAIL_USE_TLS = False',
        'mail',
        'neither TLS flag is seen to be on; a mail server on the same machine needs none',
      ],
      ['STATIC_ROOT = None', 'static-files', 'collectstatic has no target'],
    ];
    for (const [line, id, reason] of open) {
      it(`leaves ${id} open after ${line}`, () => {
        const { state, results } = item(site(`${hardened}${line}\n`), id);
        assert.deepEqual([state, results.map((result) => result.reason)], ['unknown', [reason]]);
      });
    }

    it('answers Django’s own checks, as far as the environment does not decide them', () => {
      const preload = 'SECURE_HSTS_PRELOAD = True\n';
      const asked = (text: string): readonly (string | null)[] => {
        const { state, results } = item(site(text), 'django-check');
        return [state, ...results.map(({ reason }) => reason)];
      };
      const right = 'as long as the environment is right about `SECRET_KEY`';
      assert.deepEqual(asked(hardened + preload), ['passed', right]);
      assert.deepEqual(asked(`${hardened}${preload}if DEBUG:\n    SECURE_SSL_REDIRECT = False\n`), ['passed', right]);
      assert.deepEqual(asked(`${hardened}${preload}X_FRAME_OPTIONS = "SAMEORIGIN"\n`), [
        'unknown',
        'Django reports `security.W019`',
      ]);
      assert.deepEqual(asked(`${hardened}${preload}from elsewhere import ALLOWED_HOSTS\n`), [
        'unknown',
        '`security.W020` depends on `ALLOWED_HOSTS`: imported from outside the project: elsewhere.ALLOWED_HOSTS',
      ]);
    });

    it('fails for what a file beside the settings says', () => {
      const files = { 's.py': hardened, '.env': 'DB_PASSWORD=changeme\n' };
      const list = check({ files, entries: { 's.py': 'production' }, django: '5.2' });
      const { state, results } = item(list, 'secrets-set');
      assert.equal(state, 'failed');
      assert.deepEqual(
        results.filter(({ places: found }) => found.length > 0).map(({ uri }) => uri),
        [at('.env')],
      );
    });

    it('judges what nobody sets by what Django does then', () => {
      const middleware =
        '["django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware"]';
      const list = site(`SECRET_KEY = "x"\nINSTALLED_APPS = ["django.contrib.sessions"]\nMIDDLEWARE = ${middleware}\n`);
      for (const id of ['https-redirect', 'hsts', 'session-cookie-secure', 'secret-key-outside'])
        assert.equal(item(list, id).state, 'failed', id);
      for (const id of ['cors-restricted', 'jwt-lifetime', 'api-permissions'])
        assert.equal(item(list, id).state, 'not-applicable', id);
      for (const id of ['session-cookie-httponly', 'opener-policy', 'upload-size'])
        assert.equal(item(list, id).state, 'passed', id);
    });

    it('gives the finding with its fix, also for rules that the default preset leaves out', () => {
      const open = hardened
        .replace('"axes",', '"django.contrib.admin",')
        .replace('    "axes.middleware.AxesMiddleware",\n', '');
      const [place] = item(site(open), 'login-lockout').results[0]?.places ?? [];
      assert.equal(place?.finding?.rule, 'login-throttling-missing');
      const [debug] = item(site(`${hardened}DEBUG = True\n`), 'debug-off').results[0]?.places ?? [];
      assert.equal(debug?.finding?.fixes[0]?.title, 'Turn `DEBUG` off');
    });

    it('keeps an excused finding apart from one that is not there', () => {
      const text = hardened.replace('DEBUG = False', 'DEBUG = True  # settings-lint: ignore[debug-enabled] demo');
      assert.equal(item(site(text), 'debug-off').state, 'accepted');
      const off = { rules: new Map([['debug-enabled', 'off' as const]]) };
      assert.equal(item(site(`${hardened}DEBUG = True\n`, {}, off), 'debug-off').state, 'accepted');
    });

    it('says what decides where the files do not', () => {
      const list = site('import os\nDEBUG = os.environ["D"] == "1"\nALLOWED_HOSTS = hosts()\n');
      assert.deepEqual(
        [item(list, 'debug-off').state, item(list, 'debug-off').results[0]?.reason],
        ['unknown', '`DEBUG`: the environment variable `D` decides'],
      );
      assert.equal(item(list, 'allowed-hosts').state, 'unknown');
    });

    it('passes DEBUG that only the environment can switch on, and says so', () => {
      const [result] = item(site('import os\nDEBUG = os.environ.get("D", "") == "1"\n'), 'debug-off').results;
      assert.equal(result?.state, 'passed');
      assert.match(String(result.reason), /environment variable `D`/);
    });

    it('looks at what is deployed, one entry after the other', () => {
      const files = { 'prod.py': 'DEBUG = False\n', 'dev.py': 'DEBUG = True\n', 'other.py': 'DEBUG = True\n' };
      const list = check({
        files,
        entries: { 'prod.py': 'production', 'dev.py': 'development', 'other.py': 'unknown' },
      });
      const { state, results } = item(list, 'debug-off');
      assert.equal(state, 'failed');
      assert.deepEqual(
        results.map((one) => [one.uri, one.state]),
        [
          [at('prod.py'), 'passed'],
          [at('other.py'), 'failed'],
        ],
      );
    });

    it('looks into environment files', () => {
      const files = { 's.py': 'import os\nDEBUG = os.environ["DEBUG"]\n', '.env': 'DEBUG=1\n' };
      const { results } = item(check({ files, entries: { 's.py': 'production' } }), 'debug-off');
      assert.ok(results.some((one) => one.uri === at('.env') && one.state === 'failed'));
      const ignored = item(check({ files, entries: { 's.py': 'production' } }), 'env-file-ignored');
      assert.deepEqual([ignored.state, ignored.results[0]?.uri], ['unknown', at('.env')]);
    });

    it('never shows a value', () => {
      const text = `${hardened}SECRET_KEY = "${secret}"\nDATABASES["default"]["PASSWORD"] = "${secret}"\nX_FRAME_OPTIONS = "${secret}"\n`;
      const list = site(text);
      const shown = JSON.stringify(list, (key, value: unknown) => (key === 'fixes' ? undefined : value));
      assert.ok(!shown.includes(secret));
    });

    it('becomes Markdown that says every state in words', () => {
      const text = `${hardened}DEBUG = True\n`;
      const index = createLineIndex(text);
      const markdown = checklistMarkdown(site(text), {
        root: folder,
        name: 'site',
        lineOf: (place) => index.positionAt(place.span.start).line + 1,
      });
      assert.match(
        markdown,
        /^# Security checklist of site\n\n1 failed · 2 unknown · \d+ manual · \d+ passed · 9 not used\n/,
      );
      assert.match(
        markdown,
        /\n- \[ \] `DEBUG` is off: \*\*failed\*\*\n {2}Set `DEBUG = False`[^\n]*\n {2}- `s\.py`: \*\*failed\*\*\n {4}- `s\.py:\d+` `debug-enabled`: /,
      );
      assert.match(markdown, /\n- \[x\] The session cookie travels over HTTPS only: passed\n- \[x\]/);
      for (const section of checklistSections) assert.ok(markdown.includes(`\n## ${section.title}\n`));
    });
  });
}

describe('the items of the checklist', () => {
  it('have an id of their own, a title and something to do', () => {
    const ids = checklistItems.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
    for (const { id, title, help } of checklistItems) {
      assert.match(id, /^[a-z][a-z0-9-]+$/);
      assert.doesNotMatch(title, /[.\n]$/, id);
      assert.ok(help.length >= 12 && help.length < 400, id);
    }
  });

  it('name rules that exist', () => {
    const known = new Set(rules.map(({ id }) => id));
    const named = checklistItems.flatMap((item) => item.rules ?? []);
    assert.deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    );
  });

  it('are decided by the files as far as files can', () => {
    const manual = checklistItems.filter(isManual);
    assert.ok(manual.length < checklistItems.length / 3, `${manual.length} of ${checklistItems.length} are manual`);
  });

  it('have rules wherever something shows that the demand is met', () => {
    const alone = checklistItems.filter((one) => (one.proof ?? one.fileProof) !== undefined && one.rules === undefined);
    assert.deepEqual(
      alone.map(({ id }) => id),
      [],
    );
  });
});
