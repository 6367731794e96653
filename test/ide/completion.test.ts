import assert from 'node:assert/strict';
import { complete, completionDoc } from '../../server/src/core/ide/completion/complete';
import { spotAt } from '../../server/src/core/ide/completion/cursor';
import type { Completion } from '../../server/src/core/ide/completion/completion';
import { joinUri } from '../../server/src/core/text';
import { createMake, places, type Make, type Sample } from './models';

/** A text with `|` where the cursor is. */
function cut(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

function spot(marked: string): string {
  const { text, offset } = cut(marked);
  const found = spotAt(text, offset);
  if (found === undefined) return 'nothing';
  const word = text.slice(found.span.start, found.span.end);
  const end = `"${word}"${found.kind !== 'name' && found.quoted !== null ? ' quoted' : ''}`;
  if (found.kind === 'name') return `name ${end}`;
  if (found.kind === 'variable') return `variable by ${found.reader} ${end}`;
  return `${found.kind} of ${[found.setting, ...found.path].join('.')} ${end}`;
}

describe('the spot that a cursor stands in', () => {
  const spots: readonly (readonly [marked: string, expected: string])[] = [
    ['|', 'name ""'],
    ['SEC|', 'name "SEC"'],
    ['SEC|URE', 'name "SECURE"'],
    ['DEBUG = True\n|', 'name ""'],
    ['DEBUG = True\n\n\n|\n\nX = 1\n', 'name ""'],
    ['if not DEBUG:\n    SEC|', 'name "SEC"'],
    ['if not DEBUG:\n    X = 1\n    |', 'name ""'],
    ['try:\n    import x\nexcept ImportError:\n    SEC|\n', 'name "SEC"'],
    ['def f():\n    SEC|', 'nothing'],
    ['class Production(Configuration):\n    SEC|', 'name "SEC"'],
    ['class Thing:\n    SEC|', 'nothing'],
    ['import o|', 'nothing'],
    ['from x import SEC|', 'nothing'],
    ['# SEC|', 'nothing'],
    ['X = 1  # SEC|', 'nothing'],
    ['"""\nSEC|\n"""\n', 'nothing'],
    ['"""Doc."""\nSEC|\n', 'name "SEC"'],
    ['DEBUG = |', 'value of DEBUG ""'],
    ['DEBUG = Tr|', 'value of DEBUG "Tr"'],
    ['DEBUG: bool = Tr|', 'value of DEBUG "Tr"'],
    ['if x:\n    DEBUG = Tr|', 'value of DEBUG "Tr"'],
    ['DEBUG = not |', 'nothing'],
    ['DEBUG = a.|', 'nothing'],
    ['DEBUG == |', 'nothing'],
    ['X_FRAME_OPTIONS = "|"', 'value of X_FRAME_OPTIONS "" quoted'],
    ['X_FRAME_OPTIONS = "DE|NY"', 'value of X_FRAME_OPTIONS "DENY" quoted'],
    ["X_FRAME_OPTIONS = '|", 'value of X_FRAME_OPTIONS "" quoted'],
    ["X_FRAME_OPTIONS = '|\nDEBUG = True\n", 'value of X_FRAME_OPTIONS "" quoted'],
    ['X_FRAME_OPTIONS = r"|"', 'value of X_FRAME_OPTIONS "" quoted'],
    ['X_FRAME_OPTIONS = "A" + "|"', 'nothing'],
    ['MIDDLEWARE = [\n    "a.B",\n    "|"\n]\n', 'item of MIDDLEWARE "" quoted'],
    ['MIDDLEWARE = [\n    |\n', 'item of MIDDLEWARE ""'],
    ['MIDDLEWARE = [\n    "django.mid|",\n]\n', 'item of MIDDLEWARE "django.mid" quoted'],
    ['MIDDLEWARE = [\n    # first\n    "|",\n]\n', 'item of MIDDLEWARE "" quoted'],
    ['MIDDLEWARE += ["|"]', 'item of MIDDLEWARE "" quoted'],
    ['MIDDLEWARE = ["a"] + ["|"]', 'item of MIDDLEWARE "" quoted'],
    ['MIDDLEWARE.append("|")', 'item of MIDDLEWARE "" quoted'],
    ['MIDDLEWARE.insert(0, "|")', 'item of MIDDLEWARE "" quoted'],
    ['DATABASES = {"|"}', 'key of DATABASES "" quoted'],
    ['DATABASES = {"default": {"EN|', 'key of DATABASES.default "EN" quoted'],
    ['DATABASES = {"default": {"ENGINE": "|"}}', 'value of DATABASES.default.ENGINE "" quoted'],
    ['DATABASES = {"default": {"ENGINE": "x", |', 'key of DATABASES.default ""'],
    ['DATABASES = {"default": "x", ALIAS: {"|', 'key of DATABASES.… "" quoted'],
    ['DATABASES["default"]["|"]', 'key of DATABASES.default "" quoted'],
    ['DATABASES["default"]["OPTIONS"] = {"ssl|": 1}', 'key of DATABASES.default.OPTIONS "ssl" quoted'],
    ['DATABASES["default"]["ENGINE"] = "|"', 'value of DATABASES.default.ENGINE "" quoted'],
    ['TEMPLATES = [{"BACKEND": "|"}]', 'value of TEMPLATES.BACKEND "" quoted'],
    [
      'TEMPLATES = [{"OPTIONS": {"context_processors": ["a", "|"]}}]',
      'item of TEMPLATES.OPTIONS.context_processors "" quoted',
    ],
    ['X = {"a": f("|")}', 'nothing'],
    ['SECRET_KEY = os.environ["|"]', 'variable by os.environ "" quoted'],
    ['SECRET_KEY = os.environ.get("SE|", "x")', 'variable by os.environ.get "SE" quoted'],
    ['DEBUG = env.bool("|", default=False)', 'variable by env.bool "" quoted'],
    ['DEBUG = env(|', 'variable by env ""'],
    ['DEBUG = config("|', 'variable by config "" quoted'],
    ['DEBUG = env("A", "|")', 'nothing'],
    ['DEBUG = print("|")', 'nothing'],
    // Broken code above does not matter from the next line in the first column.
    ['DATABASES = {"default": {\nDEBUG = |', 'value of DEBUG ""'],
    ['X = "open\nDEBUG = |', 'value of DEBUG ""'],
    ['INSTALLED_APPS = [\nSEC|', 'name "SEC"'],
    ['DEBUG = True\r\nSEC|', 'name "SEC"'],
  ];
  for (const [marked, expected] of spots) {
    it(JSON.stringify(marked), () => {
      assert.equal(spot(marked), expected);
    });
  }

  it('is found at every offset of any text without an error', () => {
    for (const [marked] of spots) {
      const { text } = cut(marked);
      for (let offset = 0; offset <= text.length; offset++) {
        const found = spotAt(text, offset);
        if (found !== undefined)
          assert.ok(found.span.start <= offset && offset <= found.span.end, `${marked} ${offset}`);
      }
    }
  });
});

const secret = ['hid', 'den', '-', 'value', '-', '8c1f'].join('');

for (const { name, folder } of places) {
  describe(`completion (${name})`, () => {
    let make: Make;
    before(async () => {
      make = await createMake();
    });

    const at = (marked: string, more: Partial<Sample> = {}, path = 's.py'): readonly Completion[] => {
      const { text, offset } = cut(marked);
      const sample: Sample = {
        entries: { 's.py': 'production' },
        django: '5.2',
        ...more,
        files: { 's.py': '', ...more.files, [path]: text },
      };
      return complete(make(sample, folder), joinUri(folder, path), offset);
    };
    const labels = (marked: string, more: Partial<Sample> = {}, path = 's.py'): readonly string[] =>
      at(marked, more, path).map(({ label }) => label);
    const named = (found: readonly Completion[], label: string): Completion =>
      found.find((one) => one.label === label) ?? assert.fail(`no ${label} among ${found.length}`);

    it("offers Django's settings of the release in use at the start of a statement", () => {
      const old = labels('SEC|', { django: '3.2' });
      assert.ok(old.includes('SECURE_HSTS_SECONDS') && old.includes('SECURE_BROWSER_XSS_FILTER'));
      assert.ok(!old.includes('STORAGES') && !old.includes('SECURE_CSP'));
      const now = labels('SEC|', { django: '6.0' });
      assert.ok(now.includes('SECURE_CSP') && !now.includes('SECURE_BROWSER_XSS_FILTER'));
      assert.ok(now.length > 130);
    });

    it('marks what is deprecated, and puts settings with a safe value first', () => {
      const found = at('S|', { django: '4.2' });
      assert.equal(named(found, 'STATICFILES_STORAGE').deprecated, true);
      assert.ok(named(found, 'SESSION_COOKIE_SECURE').rank < named(found, 'SITE_ID').rank);
    });

    it('leaves out what the module assigns, and says what an inherited setting overrides', () => {
      const files = { 'base.py': 'DEBUG = True\nUSE_TZ = True\n' };
      const found = at('from base import *\nUSE_TZ = False\n|', { files });
      assert.ok(!found.some(({ label }) => label === 'USE_TZ'));
      assert.equal(named(found, 'DEBUG').detail, 'overrides base.py:1');
      assert.ok(labels('DEBUG|\n').includes('DEBUG'));
    });

    it('writes the assignment with its values as tab stops', () => {
      assert.deepEqual(
        ['SECURE_SSL_REDIRECT', 'DEBUG', 'ALLOWED_HOSTS', 'X_FRAME_OPTIONS', 'CACHES'].map((label) => {
          const { insert, snippet } = named(at('x = "a"\n|'), label);
          return [insert, snippet];
        }),
        [
          ['SECURE_SSL_REDIRECT = ', 'SECURE_SSL_REDIRECT = ${1|True,False|}'],
          ['DEBUG = ', 'DEBUG = ${1|False,True|}'],
          ['ALLOWED_HOSTS = ', 'ALLOWED_HOSTS = [\n    $0\n]'],
          ['X_FRAME_OPTIONS = ', 'X_FRAME_OPTIONS = "${1|DENY,SAMEORIGIN|}"'],
          ['CACHES = ', 'CACHES = {\n    $0\n}'],
        ],
      );
      const { insert, snippet } = named(at('X_FR| = "DENY"\n'), 'X_FRAME_OPTIONS');
      assert.deepEqual([insert, snippet], ['X_FRAME_OPTIONS', undefined]);
    });

    it('offers the settings of packages that the project has, and of no others', () => {
      assert.ok(!labels('CORS|').includes('CORS_ALLOWED_ORIGINS'));
      const found = at('INSTALLED_APPS = ["corsheaders"]\nCORS|\n');
      assert.equal(named(found, 'CORS_ALLOWED_ORIGINS').detail, 'django-cors-headers');
      assert.equal(named(found, 'CORS_ORIGIN_WHITELIST').deprecated, true);
    });

    it('offers values, the safe one first, in the quotes of the module', () => {
      const values = at("LANGUAGE_CODE = 'en'\nX_FRAME_OPTIONS = |\n");
      assert.deepEqual(
        values.map(({ label, insert, detail, rank }) => [label, insert, detail, rank]),
        [
          ['DENY', "'DENY'", 'safe', 0],
          ['SAMEORIGIN', "'SAMEORIGIN'", undefined, 1],
        ],
      );
      assert.deepEqual(at('SECURE_REFERRER_POLICY = "|"\n').map(({ insert }) => insert)[0], 'same-origin');
      assert.deepEqual(labels('SESSION_COOKIE_SAMESITE = |'), ['Lax', 'Strict', 'None', 'False']);
      assert.deepEqual(labels('SESSION_COOKIE_SAMESITE = "|"'), ['Lax', 'Strict', 'None']);
      assert.deepEqual(labels('SESSION_COOKIE_SECURE = |'), ['True', 'False']);
      assert.ok(labels('SESSION_ENGINE = "|"').includes('django.contrib.sessions.backends.cached_db'));
      assert.ok(labels('EMAIL_BACKEND = "|"').includes('django.core.mail.backends.smtp.EmailBackend'));
    });

    it('offers classes of the release for lists, without those that are there', () => {
      const start =
        'MIDDLEWARE = [\n    "django.middleware.security.SecurityMiddleware",\n    "|",\n    "django.middleware.common.CommonMiddleware",\n]\n';
      const found = labels(start, { django: '5.0' });
      assert.ok(found.includes('django.middleware.csrf.CsrfViewMiddleware'));
      for (const missing of ['security.Security', 'common.Common'])
        assert.ok(!found.includes(`django.middleware.${missing}Middleware`), missing);
      assert.ok(!found.includes('django.contrib.auth.middleware.LoginRequiredMiddleware'));
      assert.ok(labels(start, { django: '5.1' }).includes('django.contrib.auth.middleware.LoginRequiredMiddleware'));
      assert.ok(labels('PASSWORD_HASHERS = ["|"]').some((one) => one.endsWith('.Argon2PasswordHasher')));
      assert.ok(labels('INSTALLED_APPS += ["|"]').includes('django.contrib.admin'));
    });

    it('offers middleware in the order that Django recommends, with those of packages where they belong', () => {
      const { text, offset } = cut('INSTALLED_APPS = ["corsheaders"]\nMIDDLEWARE = ["|"]');
      const sample: Sample = { entries: { 's.py': 'production' }, django: '5.2', files: { 's.py': text } };
      const has = new Map(['whitenoise', 'django-axes', 'django-cors-headers'].map((one) => [one, [1]]));
      const found = complete(make(sample, folder, has), joinUri(folder, 's.py'), offset);
      const sorted = [...found].sort((a, b) => a.rank - b.rank || (a.order ?? 0) - (b.order ?? 0));
      const names = sorted.map(({ label }) => label.slice(label.lastIndexOf('.') + 1).replace('Middleware', ''));
      assert.deepEqual(names.slice(0, 3), ['Security', 'WhiteNoise', 'UpdateCache']);
      const wanted = ['Session', 'Locale', 'Cors', 'Common', 'CsrfView', 'Authentication', 'Message', 'XFrameOptions'];
      assert.deepEqual(
        names.filter((name) => wanted.includes(name)),
        wanted,
      );
      assert.equal(names.at(-1), 'Axes');
    });

    it('offers the classes of the packages that the project has, the safe ones first', () => {
      const offered = (marked: string, packages: readonly string[]): readonly Completion[] => {
        const { text, offset } = cut(marked);
        const sample: Sample = { entries: { 's.py': 'production' }, django: '5.2', files: { 's.py': text } };
        const project = make(sample, folder, new Map(packages.map((one) => [one, [1]])));
        return complete(project, joinUri(folder, 's.py'), offset);
      };
      const has = ['djangorestframework', 'whitenoise', 'django-axes'];
      const rest = (key: string): string => `REST_FRAMEWORK = {"${key}": ["|"]}`;
      const permissions = offered(rest('DEFAULT_PERMISSION_CLASSES'), has);
      assert.equal(named(permissions, 'rest_framework.permissions.IsAuthenticated').detail, 'safe');
      assert.equal(named(permissions, 'rest_framework.permissions.AllowAny').detail, undefined);
      assert.ok(!permissions.some(({ label }) => label.startsWith('oauth2_provider')));
      for (const [marked, path] of [
        [rest('DEFAULT_AUTHENTICATION_CLASSES'), 'rest_framework.authentication.SessionAuthentication'],
        [rest('DEFAULT_THROTTLE_CLASSES'), 'rest_framework.throttling.AnonRateThrottle'],
        [rest('DEFAULT_RENDERER_CLASSES'), 'rest_framework.renderers.JSONRenderer'],
        ['REST_FRAMEWORK = {"DEFAULT_PAGINATION_CLASS": "|"}', 'rest_framework.pagination.CursorPagination'],
        ['REST_FRAMEWORK["DEFAULT_THROTTLE_CLASSES"] = ("|",)', 'rest_framework.throttling.UserRateThrottle'],
        ['AUTHENTICATION_BACKENDS = ["|"]', 'axes.backends.AxesStandaloneBackend'],
        ['STORAGES = {"staticfiles": {"BACKEND": "|"}}', 'whitenoise.storage.CompressedManifestStaticFilesStorage'],
      ] as const)
        assert.ok(
          offered(marked, has).some(({ label }) => label === path),
          marked,
        );
      const caches = offered('CACHES = {"default": {"BACKEND": "|"}}', has);
      assert.ok(!caches.some(({ label }) => label.startsWith('django_redis')));
      const listed = offered('INSTALLED_APPS = ["corsheaders"]\nMIDDLEWARE = ["|"]', has);
      assert.ok(listed.some(({ label }) => label === 'corsheaders.middleware.CorsMiddleware'));
    });

    it('offers the keys of dictionaries, without those that are there', () => {
      assert.deepEqual(labels('DATABASES = {|}'), ['default']);
      const keys = at('DATABASES = {"default": {"ENGINE": "x", |}}');
      assert.ok(!keys.some(({ label }) => label === 'ENGINE'));
      assert.equal(named(keys, 'PASSWORD').insert, '"PASSWORD": ');
      assert.equal(named(at('DATABASES["default"][|]'), 'HOST').insert, '"HOST"');
      assert.equal(named(at('DATABASES["default"]["|"]'), 'HOST').insert, 'HOST');
      assert.ok(labels('LOGGING = {"loggers": {"|"}}').includes('django.security'));
      assert.ok(labels('TEMPLATES = [{"OPTIONS": {"|"}}]').includes('context_processors'));
      assert.deepEqual(labels('DATABASES = {"default": {"OPTIONS": {"sslmode": "|"}}}')[0], 'verify-full');
      assert.deepEqual(labels('DATABASES = {"default": {"CONN_HEALTH_CHECKS": |'), ['True', 'False']);
    });

    it('offers the keys of the dictionaries of packages, with what they may be', () => {
      const drf = (body: string): string => `INSTALLED_APPS = ["rest_framework"]\nREST_FRAMEWORK = {${body}}`;
      const keys = labels(drf('"DEFAULT_RENDERER_CLASSES": [], |'));
      for (const key of ['DEFAULT_PERMISSION_CLASSES', 'DEFAULT_AUTHENTICATION_CLASSES', 'DEFAULT_THROTTLE_RATES'])
        assert.ok(keys.includes(key), key);
      assert.ok(!keys.includes('DEFAULT_RENDERER_CLASSES'));
      assert.equal(named(at(drf('"|"')), 'NUM_PROXIES').insert, 'NUM_PROXIES');

      const jwt = (body: string): string => `import rest_framework_simplejwt\nSIMPLE_JWT = {${body}}`;
      const tokens = { files: { 'requirements.txt': 'djangorestframework-simplejwt==5.5.0\n' } };
      const lifetime = named(at(jwt('\n    |\n'), tokens), 'ACCESS_TOKEN_LIFETIME');
      assert.match(lifetime.insert, /^"ACCESS_TOKEN_LIFETIME": /);
      const claims = labels(jwt('"ALGORITHM": "HS256", "SIGNING_KEY": KEY, |'), tokens);
      assert.ok(claims.includes('VERIFYING_KEY') && claims.includes('ROTATE_REFRESH_TOKENS'), claims.join(' '));
      assert.ok(!claims.includes('ALGORITHM') && !claims.includes('SIGNING_KEY'));
      assert.deepEqual(labels(jwt('"ROTATE_REFRESH_TOKENS": |'), tokens), ['True', 'False']);

      const oauth = (body: string): string => `INSTALLED_APPS = ["oauth2_provider"]\nOAUTH2_PROVIDER = {${body}}`;
      const scopes = labels(oauth('"SCOPES": {"read": "Read"}, |'));
      assert.ok(scopes.includes('PKCE_REQUIRED') && !scopes.includes('SCOPES'), scopes.join(' '));
      assert.deepEqual(labels(oauth('"PKCE_REQUIRED": |')), ['True', 'False']);
    });

    it('offers variables of .env files and of other reads, never with a value', () => {
      const files = { '.env': `TOKEN=${secret}\nMODE=x\n` };
      const found = at('import os\nA = os.environ["OTHER"]\nB = os.environ["|"]\n', { files });
      assert.deepEqual(
        found.map(({ label, detail }) => [label, detail]),
        [
          ['TOKEN', '.env:1'],
          ['MODE', '.env:2'],
          ['OTHER', 's.py:2'],
        ],
      );
      assert.ok(!JSON.stringify(found).includes(secret));
      assert.deepEqual(labels('import environ\nenv = environ.Env()\nB = env.bool("|")\n', { files }), [
        'TOKEN',
        'MODE',
      ]);
    });

    it('offers in .env what settings read and the file does not give', () => {
      const files = {
        's.py': 'import os\nA = os.environ["NEEDED"]\nB = os.environ.get("MAYBE", "x")\nC = os.environ["GIVEN"]\n',
      };
      const found = at('GIVEN=1\nN|', { files }, '.env');
      assert.deepEqual(
        found.map(({ label, insert, detail, rank }) => [label, insert, detail, rank]),
        [
          ['NEEDED', 'NEEDED=', 'required by s.py:2', 0],
          ['MAYBE', 'MAYBE=', 'read in s.py:3', 1],
        ],
      );
      const asked = { 's.py': 'import os\nif "NEEDED" in os.environ:\n    A = os.environ["NEEDED"]\n' };
      assert.deepEqual(
        at('N|', { files: asked }, '.env').map(({ detail, rank }) => [detail, rank]),
        [['read in s.py:3', 1]],
      );
      assert.deepEqual(at('export N|=1\n', { files }, '.env')[0]?.insert, 'NEEDED');
      assert.deepEqual(labels('# N|\n', { files }, '.env'), []);
      const cast = { 's.py': 'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG")\nX = env("X")\n' };
      assert.deepEqual(labels('DEBUG=|\n', { files: cast }, '.env'), ['False', 'True']);
      assert.deepEqual(labels('X=|\n', { files: cast }, '.env'), []);
    });

    it('says nothing in modules that are no settings, and in files that are not known', () => {
      assert.deepEqual(at('SEC|', { files: { 's.py': 'DEBUG = True\n' } }, 'urls.py'), []);
    });

    it('tells of a completion what the hover of the setting tells', () => {
      const model = make({ files: { 's.py': '' }, entries: { 's.py': 'production' }, django: '4.2' }, folder);
      const uri = joinUri(folder, 's.py');
      assert.match(
        completionDoc(model, uri, { what: 'setting', name: 'SECURE_HSTS_SECONDS' }),
        /Default of Django 4\.2: `0`[\s\S]*docs\.djangoproject\.com\/en\/4\.2\//,
      );
      const key = { what: 'key' as const, name: 'CONN_HEALTH_CHECKS', setting: 'DATABASES', path: ['default'] };
      assert.match(completionDoc(model, uri, key), /still works\.\n\n- New in Django 4\.1\n- Safe: /);
      assert.equal(completionDoc(model, uri, { what: 'setting', name: 'NOTHING' }), '');
    });
  });
}
