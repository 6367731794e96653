import assert from 'node:assert/strict';
import { blocks, type Block } from '../../server/src/core/ide/blocks/blocks';
import { chunksOf, entriesOf } from '../../server/src/core/ide/blocks/chunks';
import { expanded } from '../../server/src/core/ide/blocks/expand';
import { lint } from '../../server/src/core/lint/lint';
import { defaultOptions } from '../../server/src/core/lint/options';
import { plan } from '../../server/src/core/lint/product-plan';
import { snippets } from '../../server/src/core/snippets';
import { applyEdits, joinUri } from '../../server/src/core/text';
import type { Project } from '../../server/src/core/model/project';
import { createMake, createRemake, places, type Make, type Sample } from './models';

const base = `import os

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "urls"
`;

const packages = {
  'django-cors-headers': [4, 4],
  djangorestframework: [3, 15],
  'djangorestframework-simplejwt': [5, 3],
  'django-csp': [4, 0],
  'django-axes': [8, 0],
  'django-otp': [1, 5],
  'django-allauth': [65, 3],
  'django-oauth-toolkit': [3, 0],
};

for (const { name, folder } of places) {
  describe(`hardened blocks (${name})`, () => {
    let make: Make;
    let remake: (project: Project) => ReturnType<Make>;
    before(async () => {
      make = await createMake();
      remake = await createRemake();
    });

    const model = (text: string, more: Partial<Sample> = {}, installed: object = packages): ReturnType<Make> => {
      const made = {
        files: { 's.py': text, ...more.files },
        entries: { 's.py': 'production' as const },
        django: '5.2',
        ...more,
      };
      return make(
        { ...made, files: { 's.py': text, ...more.files } },
        folder,
        new Map(Object.entries(installed as typeof packages)),
      );
    };
    const found = (text: string, more: Partial<Sample> = {}, installed: object = packages): readonly Block[] =>
      blocks(model(text, more, installed), joinUri(folder, 's.py'));
    const one = (list: readonly Block[], id: string): Block =>
      list.find((block) => block.id === id) ?? assert.fail(`no ${id} among ${list.map((block) => block.id).join()}`);
    const inserted = (text: string, { insert }: Block): string => {
      assert.ok(insert);
      const edits = [{ offset: insert.offset, text: insert.text }, ...insert.also];
      const after = applyEdits(
        text,
        edits.map((edit) => ({ span: { start: edit.offset, end: edit.offset }, newText: edit.text })),
      );
      return after ?? assert.fail('the edits overlap');
    };
    const rulesIn = (text: string, more: Partial<Sample> = {}): readonly string[] => {
      const made = model(text, more);
      const { findings } = lint(made, { project: made.project, options: defaultOptions, findings: [] }, plan);
      return findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule }) => rule);
    };

    it('says what is missing, what is there in part, and what is there', () => {
      const list = found(`${base}SESSION_COOKIE_SECURE = True\nSECURE_HSTS_SECONDS = 3600\n`);
      assert.equal(one(list, 'dsl-hsts').state, 'present');
      assert.equal(one(list, 'dsl-hsts').insert, null);
      const cookies = one(list, 'dsl-cookies');
      assert.equal(cookies.state, 'partly');
      assert.ok(!cookies.adds.includes('SESSION_COOKIE_SECURE') && cookies.adds.includes('CSRF_COOKIE_SECURE'));
      assert.equal(one(list, 'dsl-passwords').state, 'missing');
      const order = list.map(({ state }) => state);
      assert.deepEqual(
        order,
        [...order].sort(
          (a, b) => ['missing', 'partly', 'present'].indexOf(a) - ['missing', 'partly', 'present'].indexOf(b),
        ),
      );
    });

    it('takes the variant of the release, of the packages and of the reader', () => {
      const text = (list: readonly Block[], id: string): string => one(list, id).insert?.text ?? '';
      assert.match(text(found(base, { django: '6.0' }), 'dsl-csp'), /SECURE_CSP = /);
      assert.match(text(found(base), 'dsl-csp'), /CONTENT_SECURITY_POLICY = /);
      assert.match(text(found(base, {}, { 'django-csp': [3, 8] }), 'dsl-csp'), /CSP_DEFAULT_SRC = /);
      assert.match(text(found(base, { django: '3.2' }), 'dsl-static'), /STATICFILES_STORAGE = /);
      const environ = found('import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)\n');
      assert.match(text(environ, 'dsl-hosts'), /env\.list\("ALLOWED_HOSTS"/);
      assert.match(text(found(base), 'dsl-hosts'), /os\.environ\.get\("ALLOWED_HOSTS"/);
    });

    it('leaves out packages that the project does not have, and says what would have to be installed', () => {
      const list = found(base, {}, { django: [5, 2] });
      assert.ok(!list.some(({ id }) => id === 'dsl-drf' || id === 'dsl-cors'));
      assert.deepEqual(one(list, 'dsl-axes').needs, ['the package django-axes']);
      assert.deepEqual(one(found(base), 'dsl-axes').needs, []);
      assert.deepEqual(one(list, 'dsl-hashers').needs, ['the package argon2-cffi']);
      assert.deepEqual(one(found(base, {}, { django: [5, 2], 'argon2-cffi': [25, 1] }), 'dsl-hashers').needs, []);
      assert.deepEqual(one(found(`${base}REST_FRAMEWORK = {}\n`, {}, {}), 'dsl-drf').needs, []);
    });

    it('puts a block behind what belongs to it, else at the end, with the import that it needs', () => {
      const text = `${base}SESSION_COOKIE_SECURE = True\nUSE_TZ = True\n`;
      assert.match(
        inserted(text, one(found(text), 'dsl-cookies')),
        /SESSION_COOKIE_SECURE = True\n\n[\s\S]*CSRF_COOKIE_SECURE = True[\s\S]*\nUSE_TZ = True\n$/,
      );
      assert.match(inserted(base, one(found(base), 'dsl-headers')), /ROOT_URLCONF = "urls"\n\n/);
      const bare = '"""Settings."""\n\nDEBUG = False\n';
      assert.match(inserted(bare, one(found(bare), 'dsl-hosts')), /^"""Settings\."""\n\nimport os\n/);
      const windows = base.replace(/\n/g, '\r\n');
      assert.doesNotMatch(inserted(windows, one(found(windows), 'dsl-headers')), /[^\r]\n/);
    });

    it('completes the dictionary of a package key by key', () => {
      const text = `${base}REST_FRAMEWORK = {\n    "PAGE_SIZE": 10,\n    "NUM_PROXIES": 2,\n}\n`;
      const after = inserted(text, one(found(text), 'dsl-drf'));
      assert.match(
        after,
        /\nREST_FRAMEWORK\["DEFAULT_PERMISSION_CLASSES"\] = \["rest_framework\.permissions\.IsAuthenticated"\]\n/,
      );
      assert.doesNotMatch(after, /REST_FRAMEWORK\["(?:PAGE_SIZE|NUM_PROXIES)"\]/);
      assert.equal(after.match(/REST_FRAMEWORK = \{/g)?.length, 1);
    });

    for (const django of ['4.2', '5.2', '6.0']) {
      it(`adds nothing that is reported, and is there afterwards (Django ${django})`, () => {
        const before = new Set(rulesIn(base, { django }));
        const list = found(base, { django });
        assert.ok(list.length > 25, `${list.length} blocks`);
        for (const block of list) {
          if (block.insert === null) continue;
          const text = inserted(base, block);
          const fresh = rulesIn(text, { django }).filter((rule) => !before.has(rule));
          assert.deepEqual(fresh, [], block.id);
          const again = found(text, { django }).find(({ id }) => id === block.id);
          if (block.id !== 'dsl-env-init' && again !== undefined)
            assert.equal(again.state, 'present', `${block.id}\n${text}`);
          assert.doesNotMatch(block.insert.text, /\$\{?\d/, block.id);
        }
      });
    }

    it('offers a whole module to an empty one, and the variables that an environment file lacks', () => {
      assert.equal(one(found(''), 'dsl-prod').state, 'missing');
      assert.ok(!found(base).some(({ id }) => id === 'dsl-prod'));
      const made = model(base, { files: { '.env': 'DEBUG=False\nSECRET_KEY=x\n' } });
      const [block, ...others] = blocks(made, joinUri(folder, '.env'));
      assert.ok(block && others.length === 0);
      assert.equal(block.state, 'partly');
      assert.ok(block.adds.includes('ALLOWED_HOSTS') && !block.adds.includes('DEBUG'));
      assert.match(String(block.insert?.text), /# Names without scheme, separated by commas\nALLOWED_HOSTS=/);
      assert.doesNotMatch(String(block.insert?.text), /^(?:DEBUG|SECRET_KEY)=/m);
      assert.deepEqual(blocks(made, joinUri(folder, 'nowhere.py')), []);
    });

    it('prefers what is for a package that the project has', () => {
      const text = (installed: object, id: string): string => one(found(base, {}, installed), id).insert?.text ?? '';
      assert.match(text({ 'django-redis': [5, 4] }, 'dsl-cache-redis'), /django_redis\.cache\.RedisCache/);
      assert.match(text({}, 'dsl-cache-redis'), /django\.core\.cache\.backends\.redis/);
      assert.match(text({ 'python-json-logger': [3, 2] }, 'dsl-logging'), /pythonjsonlogger\.json\.JsonFormatter/);
      assert.doesNotMatch(text({ 'python-json-logger': [2, 0] }, 'dsl-logging'), /pythonjsonlogger/);
    });

    describe('outside of settings', () => {
      const routes =
        '"""Routes."""\n\nfrom django.urls import include, path\n\nurlpatterns = [\n    path("", include("shop.urls")),\n]\n';
      const withAdmin = base.replace('"django.contrib.auth",', '"django.contrib.admin", "django.contrib.auth",');
      const urlsOf = (text: string, settings: string): ReturnType<Make> => {
        const { project } = model(settings, { files: { 'urls.py': text } });
        return remake({ ...project, urlModules: [joinUri(folder, 'urls.py')] });
      };
      const urls = (text: string, settings = withAdmin): readonly Block[] =>
        blocks(urlsOf(text, settings), joinUri(folder, 'urls.py'));

      it('offers the path of the admin, with the imports that a URLconf lacks', () => {
        const admin = one(urls(routes), 'dsl-admin-url');
        assert.deepEqual([admin.state, admin.needs], ['missing', ['the setting `ADMIN_URL`']]);
        const after = inserted(routes, admin);
        const imports =
          'from django.conf import settings\nfrom django.contrib import admin\nfrom django.urls import include, path\n';
        assert.ok(after.startsWith(`"""Routes."""\n\n${imports}\nurlpatterns = [\n`), after);
        assert.match(after, /\nurlpatterns \+= \[\n {4}path\(settings\.ADMIN_URL, admin\.site\.urls\),\n\]\n$/);
        assert.equal(one(urls(after), 'dsl-admin-url').insert, null);
      });

      it('asks for the setting of that path only where it is missing, and for the admin itself', () => {
        const settings = `${withAdmin}ADMIN_URL = os.environ["ADMIN_URL"]\n`;
        assert.deepEqual(one(urls(routes, settings), 'dsl-admin-url').needs, []);
        assert.ok(!urls(routes, base).some(({ id }) => id === 'dsl-admin-url'));
        const routed = routes
          .replace('from', 'from django.contrib import admin\nfrom')
          .replace('path("", inc', 'path("x/", admin.site.urls), path("", inc');
        assert.equal(one(urls(routed), 'dsl-admin-url').state, 'present');
      });

      it('offers a health endpoint, and none where there is one', () => {
        const after = inserted(routes, one(urls(routes), 'dsl-health'));
        assert.match(after, /\n\n\n@require_safe\ndef health\(request\):\n/);
        assert.match(after, /\nurlpatterns \+= \[\n {4}path\("health\/", health\),\n\]\n$/);
        assert.equal(one(urls(after), 'dsl-health').state, 'present');
        assert.match(inserted('', one(urls(''), 'dsl-health')), /^from django\.http[\s\S]*\nurlpatterns = \[/);
        const other = routes.replace('path("", inc', 'path("healthz", alive), path("", inc');
        assert.equal(one(urls(other), 'dsl-health').state, 'present');
      });

      it('inserts routes that are clean', () => {
        for (const id of ['dsl-admin-url', 'dsl-health']) {
          const text = inserted(routes, one(urls(routes), id));
          const made = urlsOf(text, withAdmin);
          const { findings } = lint(
            made,
            { project: made.project, options: { ...defaultOptions, preset: 'strict' }, findings: [] },
            plan,
          );
          const about = findings.filter(({ at }) => at.uri === joinUri(folder, 'urls.py'));
          assert.deepEqual(
            about.map(({ rule }) => rule),
            [],
            id,
          );
        }
      });

      it('offers to other modules of a project what they have not', () => {
        const list = (text: string, installed: object = packages): readonly Block[] =>
          blocks(model(base, { files: { 'signals.py': text } }, installed), joinUri(folder, 'signals.py'));
        const windows = 'import logging\r\n';
        const after = inserted(windows, one(list(windows), 'dsl-login-signal'));
        assert.ok(
          after.startsWith(
            'from django.contrib.auth.signals import user_login_failed\r\nfrom django.dispatch import receiver\r\nimport logging\r\n',
          ),
        );
        assert.doesNotMatch(after, /[^\r]\n/);
        assert.equal(one(list(after), 'dsl-login-signal').state, 'present');
        assert.equal(one(list(''), 'dsl-throttle-classes').state, 'missing');
        assert.ok(!list('', { django: [5, 2] }).some(({ id }) => id === 'dsl-throttle-classes'));
        assert.equal(one(list('class LoginThrottle(Base):\n    pass\n'), 'dsl-throttle-classes').state, 'present');
      });

      it('offers nothing to modules that start a process, and to other files', () => {
        const made = model(base, { files: { 'manage.py': '', 'notes.txt': '' } });
        assert.deepEqual(blocks(made, joinUri(folder, 'manage.py')), []);
        assert.deepEqual(blocks(made, joinUri(folder, 'notes.txt')), []);
      });

      it('offers the patterns that .gitignore lacks', () => {
        const list = (text: string): readonly Block[] =>
          blocks(model(base, { files: { '.gitignore': text } }), joinUri(folder, '.gitignore'));
        const text = '*.pyc\n.env\n*.pem';
        const [block, ...others] = list(text);
        assert.ok(block && others.length === 0);
        assert.equal(block.state, 'partly');
        assert.ok(block.adds.includes('.env.*') && !block.adds.includes('.env') && !block.adds.includes('*.pem'));
        const after = inserted(text, block);
        assert.match(after, /^\*\.pyc\n\.env\n\*\.pem\n# Environment files[^\n]*\n\.env\.\*\n!\.env\.example\n/);
        assert.deepEqual(
          list(after).map(({ state, insert }) => [state, insert]),
          [['present', null]],
        );
        assert.equal(list('')[0]?.state, 'missing');
      });
    });
  });
}

describe('the text of blocks', () => {
  it('is cut into statements with their comments, without losing a line', () => {
    for (const snippet of snippets.filter(({ scope }) => scope === 'settings')) {
      const text = snippet.text({
        reader: 'os',
        imports: '',
        required: (of) => `os.environ["${of}"]`,
        text: (of) => `os.environ["${of}"]`,
        integer: (of) => `os.environ["${of}"]`,
        flag: (of) => `os.environ["${of}"]`,
        list: (of) => `os.environ["${of}"]`,
      });
      if (text === undefined) continue;
      const lines = (whole: string): readonly string[] => whole.split('\n').filter((line) => line.trim() !== '');
      assert.deepEqual(
        lines(
          chunksOf(text)
            .map((chunk) => chunk.text)
            .join('\n'),
        ),
        lines(text),
        snippet.prefix,
      );
    }
  });

  it('expands to its defaults', () => {
    assert.equal(expanded('A = ${1|x,y|}\nB = "${2:z}"\nC = r"a\\$"\n$0${3}'), 'A = x\nB = "z"\nC = r"a$"\n');
  });

  it('becomes one assignment for each key of a dictionary', () => {
    const found = entriesOf('N = {\n    # why\n    "A": [\n        1,\n    ],\n    "B": 2,\n}', 'N');
    assert.deepEqual(
      [...(found ?? [])],
      [
        ['A', '# why\nN["A"] = [\n    1,\n]'],
        ['B', 'N["B"] = 2'],
      ],
    );
    assert.equal(entriesOf('N = dict()', 'N'), undefined);
    assert.equal(entriesOf('N = {\n    **N,\n    "A": 1,\n}', 'N'), undefined);
  });
});
