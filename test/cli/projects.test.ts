import assert from 'node:assert/strict';
import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { workspace, type Output, type Workspace } from './harness';
import { asOrdinaryUser } from '../harness/ordinary-user';

const key = (tail: string): string =>
  ['k9', 'lantern', 'harbour', 'orchard', 'copper', 'willow', 'anchor', tail].join('-');

interface FoundJson {
  readonly rule: string;
  readonly path: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly message: string;
}

interface ReportJson {
  readonly findings: readonly FoundJson[];
  readonly entries: readonly { readonly path: string; readonly role: string }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** The whole way, with the real parsers and rules. */
describe('the command line on real projects', function () {
  this.timeout(20_000);
  let at: Workspace;
  beforeEach(async () => (at = await workspace()));
  afterEach(() => at.remove());

  const json = async (...argv: string[]): Promise<Output & { readonly report: ReportJson }> => {
    const output = await at.run('check', '--format', 'json', ...argv);
    return { ...output, report: JSON.parse(output.out) as ReportJson };
  };
  const shop = (name: string): Record<string, string> => ({
    [`${name}/manage.py`]: 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")\n',
    [`${name}/config/wsgi.py`]: 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")\n',
    [`${name}/config/settings/base.py`]: `SECRET_KEY = "${key(name)}"\nDEBUG = True\n`,
    [`${name}/config/settings/local.py`]: 'from .base import *\n',
    [`${name}/config/settings/production.py`]: 'from .base import *\nDEBUG = True\n',
    [`${name}/.env`]: `DJANGO_DEBUG=True\nSECRET_KEY=${key(`env-${name}`)}\n`,
  });

  it('says nothing of the key that a base leaves to what builds on it', async () => {
    const files = {
      '.git/HEAD': '',
      'shop/manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
      'shop/__init__.py': '',
      'shop/settings.py': 'SECRET_KEY = ""\nALLOWED_HOSTS = []\n',
    };
    const rules = async (): Promise<readonly string[]> =>
      (await json('.')).report.findings.map(({ rule }) => rule).filter((rule) => rule === 'secret-key-empty');
    await at.put(files);
    assert.deepEqual(await rules(), ['secret-key-empty']);
    await at.put({ 'docker/settings.py': 'import os\nfrom shop.settings import *\nSECRET_KEY = os.environ["KEY"]\n' });
    assert.deepEqual(await rules(), []);
  });

  it('shows the line of a package, and none of what a token may stand in', async () => {
    const token = key('index');
    await at.put({
      ...shop('one'),
      'one/requirements.txt': `Django==3.2.1  # ${token}\n--index-url https://u:${token}@pypi.example.org/simple\n`,
    });
    const { out } = await at.run('check', 'one');
    assert.match(out, /1 \| Django==3\.2\.1\s*…\n/);
    assert.ok(!out.includes(token));
  });

  it('shows the names of apps, and no other texts beside them', async () => {
    const text = key('beside');
    await at.put({ 'settings.py': `INSTALLED_APPS = ["rest_framework", "${text}"]\n` });
    const { out } = await at.run('check', '.', '--role', 'production');
    assert.match(out, /\| INSTALLED_APPS = \["rest_framework", "…"\]\n/);
    assert.ok(!out.includes(text));
  });

  it('says of a setting that nobody knows that it is not set', async () => {
    await at.put({ 'settings.py': 'DEBUG = False\n' });
    const { out } = await at.run('explain', '.', 'DEBGU');
    assert.match(out, /^ {2}DEBGU\n {4}not set, and not known to Django; did you mean DEBUG\?\n$/m);
    const far = await at.run('explain', '.', 'SHOP_BANNER_TEXT');
    assert.match(far.out, /^ {2}SHOP_BANNER_TEXT\n {4}not set, and not known to Django\n$/m);
  });

  it('says what a package takes where nobody sets its setting', async () => {
    await at.put({ 'settings.py': 'DEBUG = False\n' });
    const { out } = await at.run('explain', '.', 'CORS_ALLOW_ALL_ORIGINS', 'SIMPLE_JWT');
    assert.match(out, /^ {2}CORS_ALLOW_ALL_ORIGINS\n {4}not set, and False is the default of django-cors-headers\n/m);
    assert.match(out, /^ {2}SIMPLE_JWT\n {4}not set, and a setting of djangorestframework-simplejwt\n/m);
  });

  it('looks at variables of a .env file whose names are no words of a pattern', async () => {
    await at.put({
      'settings.py': 'import os\nDEBUG = False\nHOST = os.environ.get("SHOP_HOSTNAME", "")\n',
      '.env': 'SHOP_HOSTNAME(=x\n',
    });
    const { out } = await at.run('check', '.', '--format', 'concise');
    assert.match(out, /^\.env:1:1: warning\[setting-name-typo\]/m);
    assert.ok(!out.includes('rule-failed'), out);
  });

  it('takes a word that is no path for a misspelt command', async () => {
    const { code, err } = await at.run('chekc');
    assert.equal(code, 2);
    assert.match(err, /^chekc: There is no such file or folder\. Did you mean the command "check"\?\n$/);
    const far = await at.run('init');
    assert.match(far.err, /^init: There is no such file or folder, and no such command\.\n$/);
  });

  it('shows what is reported in files for containers and of dependencies, and nothing beside it', async () => {
    const token = key('token');
    await at.put({
      'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
      'settings.py': 'import os\nDEBUG = os.environ.get("DEBUG") == "True"\nSECRET_KEY = os.environ["SECRET_KEY"]\n',
      'docker-compose.prod.yml': [
        'services:',
        '  web:',
        `    command: gunicorn --env TOKEN=${token} --forwarded-allow-ips="*" config.wsgi`,
        '    environment:',
        '      DEBUG: "True"',
        '',
      ].join('\n'),
      Pipfile: `[packages]\ndjango = "==3.2.1"\n`,
    });
    const { out } = await at.run('.', '--preset', 'strict');
    assert.ok(!out.includes(token), out);
    const shown = [
      '3 |     command…--env…--forwarded-allow-ips="*…\n  |                                          ^\n',
      '5 |       DEBUG: "True"\n  |               ^^^^\n',
      '2 | django = "==3.2.1"\n  | ^^^^^^^^^^^^^^^^^^\n',
    ];
    for (const excerpt of shown) assert.ok(out.includes(excerpt), `${excerpt}\nis not in\n${out}`);
  });

  it('shows which module of settings a line names, and no other text in its place', async () => {
    const token = key('token');
    const asked = (module: string): string =>
      `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}"); os.environ.setdefault("TOKEN", "${token}")\n`;
    await at.put({
      'manage.py': asked('config.settings.dev'),
      'config/wsgi.py': asked('config.settings.dev'),
      'config/settings/dev.py': 'from .production import *\nDEBUG = True\n',
      'config/settings/production.py': 'DEBUG = False\nALLOWED_HOSTS = ["shop.example"]\nROOT_URLCONF = "x"\n',
    });
    const { out } = await at.run('config/wsgi.py');
    const line =
      'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev"); os.environ.setdefault("TOKEN", "…")';
    assert.ok(out.includes(`2 | ${line}\n`), out);
  });

  it('says conditions as a clause', async () => {
    const flag = 'if not FLAG:\n    DEBUG = True\nelse:\n    DEBUG = False\n';
    const both = 'if not (FLAG or other(1)):\n    USE_TZ = True\nelse:\n    USE_TZ = False\n';
    await at.put({ 'settings.py': `from elsewhere import FLAG, other\n${flag}${both}` });
    const { out } = await at.run('explain', '.', 'DEBUG', 'USE_TZ');
    assert.match(out, /True {2}settings\.py:3 {2}if not FLAG\n/);
    assert.match(out, /False {2}settings\.py:5 {2}if FLAG\n/);
    assert.match(out, /False {2}settings\.py:9 {2}if FLAG or other\(1\)\n/);
  });

  it('does not call a path that is not there free of problems', async () => {
    const { code, out, err } = await at.run('check', 'gone.py');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^gone\.py: There is no such file or folder\.\n$/);
  });

  it('finds the same for a file, its folder and the whole project', async () => {
    await at.put(shop('one'));
    const { report: whole } = await json('one');
    assert.ok(
      whole.findings.some((one) => one.rule === 'secret-key-hardcoded' && one.path === 'one/config/settings/base.py'),
    );
    assert.ok(whole.findings.some((one) => one.path.endsWith('production.py')));
    for (const part of [
      'one/config/settings/base.py',
      'one/config/settings',
      'one/config/settings/production.py',
      'one/.env',
    ]) {
      const { report } = await json(part);
      const expected = whole.findings.filter((one) => one.path === part || one.path.startsWith(`${part}/`));
      assert.deepEqual(report.findings, expected, part);
      assert.deepEqual(report.entries, whole.entries, part);
    }
  });

  it('takes several projects below a folder apart, and reports each once', async () => {
    await at.put({ ...shop('one'), ...shop('two') });
    const { report } = await json('.');
    const [one, two] = ['one/', 'two/'].map((head) =>
      report.findings.filter((found) => found.path.startsWith(head)).map((found) => found.path.slice(4)),
    );
    assert.deepEqual(one, two);
    assert.ok((one ?? []).length > 2);
    assert.equal(report.entries.length, 4);
    const twice = await json('.', 'one', 'one/config');
    assert.deepEqual(twice.report.findings, report.findings);
  });

  it('shows a planted value nowhere, in no format', async () => {
    const secrets = ['base', 'fallback', 'url', 'comment', 'env', 'old'].map(key);
    const [base = '', fallback = '', url = '', comment = '', env = '', old = ''] = secrets;
    await at.put({
      'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "p.settings")\n',
      'p/settings.py': [
        'import os, environ',
        'env = environ.Env()',
        `SECRET_KEY = "${base}"  # ${comment}`,
        `SECRET_KEY_FALLBACKS = [f"${old}", b"${old}"]`,
        `DEBUG = os.environ.get("DEBUG", "${fallback}")`,
        `DATABASES = {"default": env.db("DATABASE_URL", default="postgres://shop:${url}@db.example.org/shop")}`,
        `DATABASES["other"] = {"ENGINE": "django.db.backends.postgresql", "PASSWORD": """${base}`,
        `${old}"""}`,
        `ALLOWED_HOSTS = ["*"]`,
        `SECRET_KEY = os.environ.get("SECRET_KEY", "${fallback}")`,
        '',
      ].join('\n'),
      '.env': `# ${comment}\nDEBUG=True ${env}\nSECRET_KEY="${env}\n${env}"\n${env}\nexport DJANGO_SECRET_KEY=${env}\nALLOWED_HOSTS=*,${env}\n`,
      'pyproject.toml': `[tool.django-settings-lint]\npreset = "${base}"\n`,
    });
    const runs = [[], ['--format', 'json'], ['--format', 'concise'], ['--preset', 'strict'], ['--color', 'always']];
    for (const argv of runs) {
      const { out, err } = await at.run('check', ...argv);
      assert.ok(out.length > 200, 'nothing was found, so nothing could leak');
      for (const secret of secrets)
        assert.ok(!(out + err).includes(secret), `${argv.join(' ')} shows ${secret}: ${out}`);
    }
    for (const argv of [[], ['--format', 'json']]) {
      const { out, err } = await at.run('explain', '.', ...argv);
      assert.match(out, /SECRET_KEY/);
      for (const secret of secrets)
        assert.ok(!(out + err).includes(secret), `explain ${argv.join(' ')} shows ${secret}`);
    }
  });

  it('goes on beside what is missing, binary, empty, huge, a loop or a folder', async () => {
    await at.put({
      ...shop('one'),
      'one/config/settings/empty_settings.py': '',
      'one/config/settings/binary.py': Uint8Array.of(0, 1, 2),
      'one/config/settings/latin.py': Uint8Array.of(0x44, 0xe9),
      'one/config/settings/huge.py': 'X = 1\n'.repeat(900_000),
      'one/config/settings/cycle.py': 'from .circle import *\nDEBUG = True\n',
      'one/config/settings/circle.py': 'from .cycle import *\n',
    });
    await mkdir(path.join(at.folder, 'one/config/settings/folder.py'));
    await symlink('.', path.join(at.folder, 'one/config/loop'));
    await symlink('dangling.py', path.join(at.folder, 'one/config/settings/dangling.py'));
    const { report, code } = await json('.');
    assert.equal(code, 1);
    assert.ok(report.findings.some((one) => one.rule === 'secret-key-hardcoded'));
    assert.deepEqual(
      report.findings.filter((one) => one.rule === 'file-too-large').map((one) => one.path),
      ['one/config/settings/huge.py'],
    );
    assert.deepEqual(report.errors.map((error) => error.path).sort(), [
      'one/config/settings/binary.py',
      'one/config/settings/latin.py',
    ]);
    const missing = await json('one', 'gone.py');
    assert.equal(missing.code, 2);
    assert.deepEqual(missing.report.errors.at(0), { path: 'gone.py', message: 'There is no such file or folder.' });
    assert.ok(missing.report.findings.length > 0);
    assert.equal((await json('one/config/settings/binary.py')).code, 2);
    assert.equal((await json('one/config/settings/empty_settings.py')).code, 0);
  });

  it('analyses 100,000 lines that fit, and a file without any project around', async () => {
    await at.put({ 'settings.py': `DEBUG = True\n${'#\n'.repeat(100_000)}SECRET_KEY = "${key('end')}"\n` });
    const { report } = await json('settings.py');
    assert.ok(report.findings.some((one) => one.rule === 'secret-key-hardcoded' && one.start.line === 100_002));
  });

  it('says that a file cannot be read', async () => {
    await at.put({ 'settings.py': 'DEBUG = True\n' });
    await chmod(at.folder, 0o755);
    await chmod(path.join(at.folder, 'settings.py'), 0);
    const { code, report } = await asOrdinaryUser(() => json('settings.py'));
    assert.equal(code, 2);
    assert.match(report.errors[0]?.message ?? '', /permission denied/);
  });

  it('reports a wrong configuration at its place and uses the rest of it', async () => {
    await at.put({
      ...shop('one'),
      'one/pyproject.toml': '[tool.django-settings-lint.rules]\ndebug-enabeld = "off"\nsecret-key-hardcoded = "off"\n',
    });
    const { report } = await json('one/config/settings/base.py');
    assert.deepEqual(
      report.findings.filter((one) => one.path.endsWith('.toml')).map((one) => [one.rule, one.start.line]),
      [['unknown-rule', 2]],
    );
    assert.ok(!report.findings.some((one) => one.rule === 'secret-key-hardcoded'));
    const without = await json('one', '--no-config');
    assert.ok(without.report.findings.some((one) => one.rule === 'secret-key-hardcoded'));
  });

  it('judges by the role and the Django version that are given', async () => {
    await at.put({ 'settings.py': 'DEBUG = True\nALLOWED_HOSTS = ["shop.example"]\n' });
    const severity = async (...argv: string[]): Promise<unknown> => {
      const { report } = await json('settings.py', ...argv);
      return report.findings.map((one) => one.rule).includes('debug-enabled');
    };
    assert.equal(await severity('--role', 'production'), true);
    assert.equal(await severity('--role', 'development'), false);
  });

  it('says once that several files name a module', async () => {
    const names = 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n';
    await at.put({ 'manage.py': names, 'shop/wsgi.py': names, 'shop/asgi.py': names, 'shop/settings.py': 'X = 1\n' });
    const reason = '(unknown: named by shop/asgi.py, shop/wsgi.py and manage.py)';
    assert.equal((await at.run('explain', '.')).out.split('\n')[0], `shop/settings.py ${reason}`);
    assert.ok((await at.run('deploy', '.')).out.startsWith(`shop/settings.py ${reason}, Django`));
  });

  it('judges a lone piece of settings by what it says itself', async () => {
    const rulesOf = async (text: string): Promise<readonly string[]> => {
      await at.put({ 'settings.py': text });
      const { findings } = JSON.parse((await at.run('check', '--format', 'json')).out) as ReportJson;
      return findings.map((one) => one.rule);
    };
    assert.deepEqual(await rulesOf('SESSION_COOKIE_HTTPONLY = False\n'), ['session-cookie-not-httponly']);
    assert.deepEqual(await rulesOf('CELERY_TASK_SERIALIZER = "pickle"\n'), ['celery-unsafe-serializer']);
  });

  it('prints what is missing in a file together, as editors show it', async () => {
    const middleware = [
      'security.SecurityMiddleware',
      'csrf.CsrfViewMiddleware',
      'clickjacking.XFrameOptionsMiddleware',
    ];
    await at.put({
      'settings.py': [
        'SECRET_KEY = read()',
        'ALLOWED_HOSTS = ["shop.example"]',
        'MIDDLEWARE = [',
        ...middleware.map((name) => `    "django.middleware.${name}",`),
        '    "django.contrib.sessions.middleware.SessionMiddleware",',
        ']',
        '',
      ].join('\n'),
    });
    const { out } = await at.run('settings.py');
    const places = [...out.matchAll(/^settings\.py:(\d+):\d+: (\S+) (.*)$/gm)].map(([, ...parts]) => parts.join(' '));
    assert.deepEqual(places, ['4 warning[missing-hardening] 4 protections are not switched on']);
    assert.match(out, /^Found 4 problems in 1 file: 2 warnings, 2 information\.$/m);
  });

  it('gives each finding a line of its own in the concise form, in the order of the file', async () => {
    await at.put({
      'settings.py': [
        'MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]',
        'DEBUG = True',
        'MIDDLEWARE += ["django.middleware.csrf.CsrfViewMiddleware"]',
        '',
      ].join('\n'),
    });
    const { out } = await at.run('settings.py', '--format', 'concise');
    const lines = [...out.matchAll(/^settings\.py:(\d+):/gm)].map(([, line]) => Number(line));
    assert.ok(new Set(lines).size === 3, out);
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
  });

  it('counts the files that were asked for, not those around them', async () => {
    await at.put({
      'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
      'shop/settings.py': 'SECRET_KEY = read()\nROOT_URLCONF = "shop.urls"\n',
      'shop/urls.py': 'urlpatterns = []\n',
    });
    assert.equal((await at.run('shop/urls.py')).out, 'No problems found in 1 file.\n');
    assert.equal((await at.run('shop')).out, 'No problems found in 2 files.\n');
  });

  it('says of a statement that is no Python that nothing is known of it', async () => {
    await at.put({
      'settings.py': 'DEBUG = False\nX = (\nif True:\n    Y = = 1\n',
      'other/settings.py': 'DEBUG = True\n',
    });
    const { code, out, err } = await at.run('settings.py');
    const why = 'This statement cannot be read as Python 3, so what it sets is not known.';
    assert.deepEqual([code, out, err], [0, 'No problems found in 1 file.\n', `settings.py:2: ${why}\n`]);
    assert.equal((await at.run('other')).err, '');
    const json = await at.run('settings.py', '--format', 'json');
    assert.equal(json.err, `settings.py:2: ${why}\n`);
    assert.deepEqual((JSON.parse(json.out) as ReportJson).errors, []);
  });

  it('leaves templates that a generator fills in out of that', async () => {
    await at.put({ 'settings.py': '{% if x %}\nDEBUG = True\n{% endif %}\nSECRET_KEY = "{{ secret_key }}"\n' });
    assert.equal((await at.run('settings.py')).err, '');
  });

  it('tells of settings that nothing names what they say, and not what they leave out, beside those that a site is served with', async () => {
    const settings = `from os import environ\nSECRET_KEY = environ["KEY"]\nROOT_URLCONF = "shop.urls"\nMIDDLEWARE = [${[
      'django.middleware.security.SecurityMiddleware',
      'django.middleware.clickjacking.XFrameOptionsMiddleware',
    ]
      .map((path) => `"${path}"`)
      .join(', ')}]\nALLOWED_HOSTS = ["*"]\n`;
    const site = { 'shop/settings/library.py': settings, 'manage.py': 'import django\n' };
    const ids = async (): Promise<ReadonlySet<string>> => {
      const { findings } = JSON.parse((await at.run('--format', 'json')).out) as {
        findings: readonly { rule: string; path: string }[];
      };
      return new Set(findings.filter(({ path }) => path.endsWith('library.py')).map(({ rule }) => rule));
    };
    await at.put(site);
    const alone = await ids();
    assert.ok(alone.has('hsts-missing') && alone.has('allowed-hosts-wildcard'));
    await at.put({
      ...site,
      'shop/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.live")\n',
      'shop/settings/live.py': settings.replace('"*"', '"shop.example.org"'),
    });
    const beside = await ids();
    assert.ok(!beside.has('hsts-missing') && beside.has('allowed-hosts-wildcard'), [...beside].join());
  });

  it('does not take a folder without settings for one that is explained', async () => {
    const { code, out, err } = await at.run('explain', '.');
    assert.deepEqual([code, out, err], [2, '', 'No settings module was found.\n']);
    const json = await at.run('explain', '.', '--format', 'json');
    assert.deepEqual([json.code, JSON.parse(json.out)], [2, { version: 1, entries: [] }]);
  });

  it('names rules whose ids hold what was asked for', async () => {
    const { code, err } = await at.run('rules', 'hsts');
    assert.equal(code, 2);
    assert.match(err, /^error: There is no rule "hsts"\. Did you mean "hsts-missing"(, "hsts-[a-z-]+")+\?\n/);
    assert.match((await at.run('rules', 'hsts-mising')).err, /Did you mean "hsts-missing"\?\n/);
    assert.match((await at.run('rules', 'zzz')).err, /^error: There is no rule "zzz"\.\n/);
  });

  it('says that a folder has nothing to look at', async () => {
    const nothing = [0, 'No Django settings and no .env files found.\n'];
    const { code, out } = await at.run();
    assert.deepEqual([code, out], nothing);
    // What a project depends on is read, but it is not what was looked for.
    await at.put({ 'requirements.txt': 'Django>=5.2\n' });
    const beside = await at.run();
    assert.deepEqual([beside.code, beside.out], nothing);
  });

  it('counts from behind a byte order mark, as editors do, and does not show it', async () => {
    await at.put({ 'settings.py': '\ufeffDEBUG = True\r\n' });
    const [first, , line, carets] = (await at.run()).out.split('\n');
    assert.match(first ?? '', /^settings\.py:1:9: warning\[debug-enabled\]/);
    assert.deepEqual([line, carets], ['1 | DEBUG = True', '  |         ^^^^']);
  });

  it('says that a pyproject.toml cannot be read, and lints without it', async () => {
    await at.put({ 'pyproject.toml': new Uint8Array([0xff, 0xfe, 0]), 'settings.py': 'DEBUG = True\n' });
    const { code, out, err } = await at.run('--format', 'concise');
    assert.match(out, /debug-enabled/);
    assert.deepEqual([code, err], [1, 'pyproject.toml cannot be used. The file is not text in UTF-8.\n']);
  });

  it('stops for a folder that goes away', async () => {
    await at.put(shop('one'));
    await rm(path.join(at.folder, 'one'), { recursive: true });
    assert.equal((await at.run('one')).code, 2);
  });
});

describe('the example projects', function () {
  this.timeout(20_000);
  const examples = path.join(process.cwd(), 'examples');
  let at: Workspace;
  before(async () => (at = await workspace()));
  after(() => at.remove());

  it('the insecure one shows every part of the product', async () => {
    const { code, out } = await at.run('check', path.join(examples, 'insecure'), '--format', 'json');
    const { findings, entries } = JSON.parse(out) as ReportJson;
    assert.equal(code, 1);
    assert.deepEqual(
      entries.map((entry) => entry.role),
      ['production', 'development'],
    );
    const rules = new Set(findings.map((one) => one.rule));
    for (const rule of [
      'secret-key-hardcoded',
      'debug-env-string',
      'allowed-hosts-wildcard',
      'db-password-hardcoded',
      'session-cookie-insecure',
      'csrf-middleware-missing',
      'hsts-missing',
      'dotenv-debug-on',
      'dotenv-hosts',
      'dotenv-secret-key-weak',
    ]) {
      assert.ok(rules.has(rule), `${rule} is not shown`);
    }
  });

  it('the hardened one is clean', async () => {
    const { code, out } = await at.run('check', path.join(examples, 'hardened'));
    assert.deepEqual([code, out], [0, 'No problems found in 10 files.\n']);
  });
});
