import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, symlink, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import { fileUri, relativePath, type Uri } from '../../server/src/core/text';
import { nodeSource } from '../../server/src/host/node-source';
import { findProjects, findRoot, loadProject, nearest, overlay, remembering } from '../../server/src/load';
import { dependencyIn, generatedBy } from '../../server/src/load/facts/django-version';
import { settingsModulesIn } from '../../server/src/load/evidence/settings-names';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource } from './memory-source';
import { asOrdinaryUser } from '../harness/ordinary-user';

describe('where a project begins', () => {
  const source = memorySource({
    'repo/.git/HEAD': '',
    'repo/tools/check.py': '',
    'repo/one/manage.py': '',
    'repo/one/p/settings.py': 'DEBUG = 1\n',
    'repo/one/sample/manage.py': '',
    'repo/two/manage.py': '',
    'lib/pyproject.toml': '[project]\ndependencies = [\n  "Django>=4.2",\n]\n',
    'lib/src/lib/conf.py': '',
    'plain/pkg/sub/__init__.py': '',
    'plain/pkg/__init__.py': '',
    'plain/pkg/sub/settings.py': '',
  });
  const roots = async (path: string): Promise<string[]> =>
    (await findProjects(source, source.uri(path))).map((uri) => relativePath(source.root, uri));

  it('takes the nearest manage.py upwards, for a file as for a folder', async () => {
    for (const path of ['repo/one/p/settings.py', 'repo/one/p']) assert.deepEqual(await roots(path), ['repo/one']);
    assert.deepEqual(await roots('repo/one/sample/manage.py'), ['repo/one/sample']);
  });

  it('finds every project below a folder', async () => {
    assert.deepEqual(await roots('repo'), ['repo', 'repo/one', 'repo/two', 'repo/one/sample']);
    assert.deepEqual(await roots('repo/one'), ['repo/one', 'repo/one/sample']);
  });

  it('falls back to a pyproject.toml with Django, the repository, and the folder that holds the package', async () => {
    assert.deepEqual(await roots('lib/src/lib/conf.py'), ['lib']);
    assert.deepEqual(await roots('repo/tools/check.py'), ['repo']);
    assert.deepEqual(await roots('plain/pkg/sub/settings.py'), ['plain']);
  });

  it('keeps projects apart', async () => {
    const loaded = await loadProject(source, source.uri('repo'), { analyzer: fakeAnalyzer, ruleIds: [] });
    assert.deepEqual([...loaded.project.files.keys()], []);
  });
});

describe('the files of this machine', () => {
  let folder = '';
  let root: Uri = fileUri('/');
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'load-'));
    root = fileUri(folder);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const put = async (name: string, content: string | Uint8Array): Promise<Uri> => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
    return fileUri(path.join(folder, name));
  };
  const reason = async (uri: Uri): Promise<string> => {
    const read = await nodeSource().read(uri);
    return read.ok ? read.text : read.reason;
  };

  it('reads text with its byte order mark, and says why it cannot read the rest', async () => {
    assert.equal(await reason(await put('bom.py', '\uFEFFA = 1\r\n')), '\uFEFFA = 1\r\n');
    assert.equal(await reason(await put('empty.py', '')), '');
    assert.equal(await reason(await put('nul.py', 'A\0B')), 'binary');
    assert.equal(await reason(await put('latin.py', Uint8Array.of(0x41, 0xe9, 0x41))), 'binary');
    assert.equal(await reason(await put('big.py', 'x'.repeat(1024 * 1024 + 1))), 'too-large');
    assert.equal((await reason(await put('fits.py', 'x'.repeat(1024 * 1024)))).length, 1024 * 1024);
    assert.equal(await reason(fileUri(path.join(folder, 'gone.py'))), 'missing');
    assert.equal(await reason(fileUri(path.join(folder, 'empty.py', 'below.py'))), 'missing');
    assert.equal(await reason(root), 'folder');
  });

  it('reads names with spaces, percent signs and letters of other scripts', async () => {
    for (const name of ['a b%41#.py', 'настройки.py', 'x?.py']) assert.equal(await reason(await put(name, name)), name);
  });

  it('survives loops of links and says so', async () => {
    await symlink('loop', path.join(folder, 'loop'));
    await symlink('nowhere', path.join(folder, 'dangling'));
    await symlink('.', path.join(folder, 'self'));
    assert.equal(await reason(fileUri(path.join(folder, 'loop'))), 'unreadable');
    assert.equal(await reason(fileUri(path.join(folder, 'dangling'))), 'missing');
    const listed = new Map((await nodeSource().list(root)).map((entry) => [entry.name, entry]));
    assert.deepEqual(listed.get('loop'), { name: 'loop', type: 'other', link: true });
    assert.deepEqual(listed.get('self'), { name: 'self', type: 'folder', link: true });
    await put('settings.py', 'from self.self.settings import *\nDEBUG = True\n');
    const loaded = await loadProject(nodeSource(), root, { analyzer: fakeAnalyzer, ruleIds: [] });
    assert.ok(loaded.project.files.size < 60);
  });

  it('says that permission is denied', async () => {
    const uri = await put('locked.py', 'A = 1');
    await chmod(folder, 0o755);
    await chmod(path.join(folder, 'locked.py'), 0);
    const read = await asOrdinaryUser(() => nodeSource().read(uri));
    assert.ok(!read.ok && read.message.includes('permission denied'));
  });

  it('lists nothing for what is no folder', async () => {
    assert.deepEqual(await nodeSource().list(fileUri(path.join(folder, 'nothing'))), []);
    assert.deepEqual(await nodeSource().list('untitled:Untitled-1' as Uri), []);
    assert.equal((await nodeSource().facts('untitled:Untitled-1' as Uri)).type, 'missing');
  });
});

describe('open buffers', () => {
  const source = memorySource({ 'p/settings.py': 'DEBUG = False\n' });

  it('win over what was saved and are listed in their folders', async () => {
    const fresh = source.uri('p/settings_live.py');
    const buffers = new Map([
      [source.uri('p/settings.py'), 'DEBUG = True\n'],
      [fresh, 'DEBUG = 2\n'],
    ]);
    const loaded = await loadProject(overlay(source, buffers), source.root, { analyzer: fakeAnalyzer, ruleIds: [] });
    assert.equal(loaded.project.files.get(source.uri('p/settings.py')), 'DEBUG = True\n');
    assert.deepEqual(
      loaded.project.entries.map((entry) => entry.uri),
      [fresh],
    );
  });

  it('are too large at the same size as files', async () => {
    const uri = source.uri('p/settings.py');
    const read = await overlay(source, new Map([[uri, 'x'.repeat(1024 * 1024 + 1)]])).read(uri);
    assert.ok(!read.ok && read.reason === 'too-large');
  });

  it('are asked once within a run', async () => {
    const counted = memorySource({ 'a.py': '' });
    const once = remembering(counted);
    await Promise.all([once.read(counted.uri('a.py')), once.read(counted.uri('a.py'))]);
    assert.deepEqual(counted.reads, ['a.py']);
  });
});

describe('the version of Django', () => {
  for (const [name, text, expected] of [
    ['requirements.txt', 'Django==4.2.11\n', '4.2!'],
    ['requirements.pip', 'Django==4.2.11\n', '4.2!'],
    ['requirements.txt', 'django-environ==0.11\nDjango[argon2]>=3.2,<5.0 ; python_version > "3"\n', '3.2'],
    ['requirements.txt', 'django~=5.1.3  # pinned\n', '5.1'],
    ['requirements.txt', 'django==5.2.*\n', '5.2!'],
    ['requirements.txt', 'django\n', 'named'],
    ['requirements.txt', 'django<5\n', '4.2'],
    ['requirements.txt', 'django<1.5\n', '1.4'],
    ['requirements.txt', 'django<2\n', '1.11'],
    ['setup.cfg', 'install_requires =\n    django<=5.2\n', '5.2'],
    ['requirements.txt', 'djangorestframework==3.15\ndjango_filter==2\n', null],
    ['requirements.txt', '# django==2.2\n', null],
    ['setup.cfg', '[options]\ninstall_requires =\n    requests\n    Django >= 4.2, != 4.2.1\n', '4.2'],
    ['pyproject.toml', '[project]\ndependencies = ["django>=5.0", "x"]\n', '5.0'],
    ['pyproject.toml', '[project]\ndependencies = [\n  "Django (>=5.1,<6.0)",\n]\n', '5.1'],
    ['pyproject.toml', '[tool.poetry.dependencies]\ndjango = "^4.2"\n', '4.2'],
    ['pyproject.toml', '[tool.poetry.dependencies]\nDjango = { version = "~5.1", extras = ["a"] }\n', '5.1'],
    ['pyproject.toml', '[project]\nname = "django-thing"\nkeywords = ["django"]\n', 'named'],
    ['pyproject.toml', '[project]\nname = "thing"\ndependencies = ["django-cors-headers>=4"]\n', null],
    ['pyproject.toml', '[tool.poetry.dependencies.django]\nversion = "^5.1"\nextras = ["bcrypt"]\n', '5.1'],
    ['pyproject.toml', '[tool.poetry.dependencies]\ndjango = { version = "<5", python = "<3.10" }\n', '4.2'],
    ['pyproject.toml', '[tool.hatch.envs.default]\ndependencies = ["django~=5.2"]\n', '5.2'],
    ['pyproject.toml', '[tool.pixi.pypi-dependencies]\ndjango = ">=5.2"\n', '5.2'],
    ['pyproject.toml', '[project]\n# "django==2.2",\ndependencies = ["x"]\n', null],
    ['pyproject.toml', '[project]\nclassifiers = ["Framework :: Django", "Framework :: Django :: 5.2"]\n', null],
    ['Pipfile', '[packages]\ndjango = "==3.2.25"\n', '3.2!'],
    ['Pipfile.lock', '{"default":{"django":{"hashes":["sha256:0"],"version":"==4.1.2"}}}', '4.1!'],
    ['poetry.lock', '[[package]]\nname = "Django"\nversion = "5.2.17"\n', '5.2!'],
    [
      'uv.lock',
      '[[package]]\nname = "django-environ"\nversion = "0.12"\n\n[[package]]\nname = "django"\nversion = "6.0a1"\n',
      '6.0!',
    ],
  ] as const) {
    it(`${name}: ${JSON.stringify(text.slice(0, 60))} is ${expected ?? 'nothing'}`, () => {
      const found = dependencyIn(name, text);
      const words = found === null || found === 'named' ? found : `${found.version}${found.exact ? '!' : ''}`;
      assert.equal(words, expected);
    });
  }

  it('prefers a lock file to a pin, a pin to a range, and all of them to the comment of startproject', async () => {
    const comment = `"""\nGenerated by 'django-admin startproject' using Django 2.2.\n"""\nDEBUG = 1\n`;
    const files: Record<string, string> = { 'p/settings.py': comment };
    const version = async (): Promise<string | undefined> => {
      const source = memorySource(files);
      const loaded = await loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds: [] });
      return loaded.project.facts.django?.version;
    };
    assert.equal(await version(), '2.2');
    files['pyproject.toml'] = '[project]\ndependencies = ["django>=3.2"]\n';
    assert.equal(await version(), '3.2');
    files['requirements.txt'] = 'django==4.2.1\n';
    assert.equal(await version(), '4.2');
    files['uv.lock'] = '[[package]]\nname = "django"\nversion = "5.2.1"\n';
    assert.equal(await version(), '5.2');
  });

  it('takes the comment of startproject for no release where Django comes along in whatever is the newest', async () => {
    const comment = `"""\nGenerated by 'django-admin startproject' using Django 1.11.\n"""\nDEBUG = 1\n`;
    const django = async (requirements: string): Promise<string | undefined> => {
      const source = memorySource({ 'p/settings.py': comment, 'requirements.txt': requirements });
      const loaded = await loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds: [] });
      return loaded.project.facts.django?.version;
    };
    assert.equal(await django('django\n'), undefined);
    assert.equal(await django('gunicorn\ndjango-cors-headers\n'), undefined);
    assert.equal(await django('gunicorn\ndjango-cors-headers==2.1.0\n'), '1.11');
    assert.equal(await django('gunicorn\n'), '1.11');
  });

  for (const [title, files, expected] of [
    [
      'a Pipfile with its lock file beside requirements',
      {
        Pipfile: '[packages]\ndjango = "==2.2.13"\n',
        'Pipfile.lock': '{"default":{"django":{"version":"==2.2.13"}}}',
        'requirements.txt': 'django>=4.2.29,<5.0\n',
      },
      '4.2 requirements.txt',
    ],
    [
      'requirements beside a lock file',
      { 'requirements.txt': 'Django==3.2.1\n', 'poetry.lock': '[[package]]\nname = "django"\nversion = "5.2.1"\n' },
      '5.2 poetry.lock',
    ],
    [
      'a range beside a pin in it',
      { 'requirements.txt': 'Django==4.2.1\n', 'setup.cfg': 'Django>=4\n' },
      '4.2 requirements.txt',
    ],
    [
      'a file for developers',
      { 'requirements.txt': 'Django==3.2\n', 'requirements-dev.txt': 'Django==5.2\n' },
      '3.2 requirements.txt',
    ],
    [
      'files for one Django each',
      { 'requirements-django32.txt': 'Django==3.2\n', 'requirements-django52.txt': 'Django==5.2\n' },
      '3.2 requirements-django32.txt',
    ],
    [
      'another folder',
      { 'requirements.txt': 'Django==3.2\n', 'requirements/base.txt': 'Django==5.2\n' },
      '3.2 requirements.txt',
    ],
    [
      'a file with a line for each Python',
      {
        'requirements.txt': 'Django==3.2 ; python_version < "3.10"\nDjango==5.2 ; python_version >= "3.10"\n',
        'setup.cfg': 'Django>=5.1,<6\n',
      },
      '3.2 requirements.txt',
    ],
  ] as const) {
    it(`finds the version where files differ: ${title}`, async () => {
      const source = memorySource({ 'p/settings.py': 'DEBUG = 1\n', ...files });
      const { project } = await loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds: [] });
      const { django } = project.facts;
      assert.equal(`${django?.version ?? ''} ${django?.from ?? ''}`, expected);
    });
  }

  it('reads the comment only at the start', () => {
    assert.equal(
      generatedBy(`${'x\n'.repeat(3000)}Generated by 'django-admin startproject' using Django 5.2.`),
      undefined,
    );
  });
});

describe('names of settings modules in other files', () => {
  for (const [text, expected] of [
    ['os.environ.setdefault("DJANGO_SETTINGS_MODULE", "a.b")', ['a.b']],
    ["os.environ.setdefault(\n    'DJANGO_SETTINGS_MODULE',\n    'a.b',\n)", ['a.b']],
    ['os.environ["DJANGO_SETTINGS_MODULE"] = "a.b"', ['a.b']],
    ['x = os.environ.get("DJANGO_SETTINGS_MODULE", default="a.b")', ['a.b']],
    ['ENV DJANGO_SETTINGS_MODULE=a.b PORT=8000', ['a.b']],
    ['ENV DJANGO_SETTINGS_MODULE a.b', ['a.b']],
    ['  DJANGO_SETTINGS_MODULE: "a.b"', ['a.b']],
    ['  DJANGO_SETTINGS_MODULE: ${DJANGO_SETTINGS_MODULE:-a.b}', ['a.b']],
    ['- DJANGO_SETTINGS_MODULE=a.b', ['a.b']],
    ['ENV DJANGO_SETTINGS_MODULE=my-shop.b-live', ['my-shop.b-live']],
    ['DJANGO_SETTINGS_MODULE=a.b python manage.py --settings=a.c -v 2', ['a.b', 'a.c']],
    ['addopts = --ds=a.b --reuse-db', ['a.b']],
    ['  - key: DJANGO_SETTINGS_MODULE\n    value: a.b\n  - key: PORT\n    value: 80', ['a.b']],
    ['  - key: DJANGO_SETTINGS_MODULE\n    sync: false\n  - key: STAGE\n    value: live', []],
    ['- name: DJANGO_SETTINGS_MODULE\r\n  value: "a.b"\r\n', ['a.b']],
    ['CMD ["python", "manage.py", "runserver", "--settings", "a.b"]', ['a.b']],
    ['python manage.py migrate --settings=a.b && x', ['a.b']],
    ['# DJANGO_SETTINGS_MODULE=a.b', []],
    ['DJANGO_SETTINGS_MODULE=${SETTINGS}', []],
    ['os.environ["DJANGO_SETTINGS_MODULE"] = f"a.{stage}"', []],
    ['os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings_module())', []],
    ['os.environ.setdefault("DJANGO_SETTINGS_MODULE", name)', []],
    ['DJANGO_SETTINGS_MODULE=a.b\nDJANGO_SETTINGS_MODULE=a.c\nDJANGO_SETTINGS_MODULE=a.b', ['a.b', 'a.c']],
  ] as const) {
    it(JSON.stringify(text), () => assert.deepEqual(settingsModulesIn(text), expected));
  }
});

describe('the nearest name', () => {
  const known = ['debug-enabled', 'secret-key-weak', 'hsts-missing'];
  for (const [name, expected] of [
    ['debug-enable', 'debug-enabled'],
    ['DEBUG_ENABLED', 'debug-enabled'],
    ['hsts-mising', 'hsts-missing'],
    ['htss-missing', 'hsts-missing'],
    ['something-else-entirely', undefined],
    ['', undefined],
  ] as const) {
    it(`${name || 'nothing'} means ${expected ?? 'nothing'}`, () => assert.equal(nearest(name, known), expected));
  }
});

describe('the root of an address without folders', () => {
  it('ends', async () => {
    const source = memorySource({});
    assert.equal(typeof (await findRoot(source, 'untitled:Untitled-1' as Uri)), 'string');
  });
});
