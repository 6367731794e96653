import assert from 'node:assert/strict';
import { dependenciesIn, pythonIn } from '../../server/src/core/syntax/dependencies';
import { loadProject } from '../../server/src/load';
import { packageFacts } from '../../server/src/load/facts/packages';
import { isDependencyFile } from '../../server/src/load/files/names';
import { basename, fileUri, joinUri } from '../../server/src/core/text';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource } from './memory-source';

const root = fileUri('/srv/site');

function fileOf(path: string, text: string) {
  const uri = joinUri(root, path);
  return { uri, dependencies: dependenciesIn(basename(uri), text), isLeftBehind: false };
}

describe('files with dependencies', () => {
  for (const name of [
    'requirements.txt',
    'requirements-dev.in',
    'reqs.txt',
    'req.txt',
    'requeriments.txt',
    'require_prod.txt',
  ])
    it(`are called ${name}`, () => {
      assert.equal(isDependencyFile('', name), true);
    });

  for (const name of ['requests.txt', 'request_log.txt', 'required.txt', 'notes.txt'])
    it(`are not called ${name}`, () => {
      assert.equal(isDependencyFile('', name), false);
    });
});

describe('packages in dependency files', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['requirements.txt', 'django-axes[ipware]>=6.0,<8 ; python_version > "3.8"  # why\n', 'django-axes 6.0'],
    ['requirements.txt', 'Django_CSP==4.0.1 \\\n    --hash=sha256:00\n', 'django-csp 4.0.1!'],
    ['requirements.txt', '-r base.txt\n# celery==5\n\nredis\n', 'redis ?'],
    ['requirements.txt', 'sentry-sdk @ https://example.org/x.whl\n', 'sentry-sdk ?'],
    [
      'requirements.in',
      'djangorestframework~=3.15\r\ndrf-spectacular\r\n',
      'djangorestframework 3.15, drf-spectacular ?',
    ],
    [
      'environment.yml',
      'name: site\nchannels:\n  - conda-forge\ndependencies:\n- django=4.2.1=py39_0\n- redis>=5\n- pip:\n  # why\n  - argon2-cffi==18.1.0\nprefix: /opt\n',
      'django 4.2.1!, redis 5, argon2-cffi 18.1.0!',
    ],
    ['shop_env.yml', 'kind: ConfigMap\nitems:\n  - celery\n', ''],
    ['setup.cfg', '[options]\ninstall_requires =\n    celery >= 5.3\n', 'celery 5.3'],
    ['pyproject.toml', '[project]\nname = "celery"\ndependencies = ["celery>=5.3", "x"]\n', 'celery 5.3, x ?'],
    ['pyproject.toml', '[project.optional-dependencies]\nprod = [\n  "gunicorn==22.0",\n]\n', 'gunicorn 22.0!'],
    ['pyproject.toml', '[dependency-groups]\ndev = ["pytest>8", {include-group = "x"}]\n', 'pytest 8'],
    ['pyproject.toml', '[tool.uv]\ndev-dependencies = ["ruff==0.5"]\n', 'ruff 0.5!'],
    ['pyproject.toml', '[tool.pdm.dev-dependencies]\ntest = ["a>=1"]\n', 'a 1'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.12"\ndjango-csp = "^4.0"\n', 'django-csp 4.0'],
    ['pyproject.toml', '[tool.poetry.group.dev.dependencies]\nx = {version = "1.2", extras = ["a"]}\n', 'x 1.2!'],
    ['pyproject.toml', '[tool.poetry.dependencies]\nx = {git = "https://example.org"}\n', 'x ?'],
    ['pyproject.toml', '[tool.other.dependencies]\nx = "1"\n', ''],
    ['pyproject.toml', '[project\ndependencies = [', ''],
    [
      'Pipfile',
      '[packages]\ndjangorestframework-simplejwt = "*"\n[dev-packages]\nx = "==1.0"\n',
      'djangorestframework-simplejwt ?, x 1.0!',
    ],
    ['Pipfile.lock', '{"default":{"redis":{"hashes":["sha256:0"],"version":"==5.0.1"}}}', 'redis 5.0.1!'],
    [
      'poetry.lock',
      '[[package]]\nname = "Django-Axes"\nversion = "6.1.0"\n\n[package.dependencies]\ndjango = "*"\n',
      'django-axes 6.1.0!',
    ],
  ];
  for (const [name, text, expected] of rows) {
    it(`${name}: ${JSON.stringify(text.slice(0, 60))} is ${expected || 'nothing'}`, () => {
      const found = dependenciesIn(name, text).map(
        (one) => `${one.name} ${one.version?.join('.') ?? '?'}${one.exact ? '!' : ''}`,
      );
      assert.equal(found.join(', '), expected);
      for (const { name: of, span } of dependenciesIn(name, text)) {
        const written = text
          .slice(span.start, span.end)
          .toLowerCase()
          .replace(/[-_.]+/g, '-');
        assert.ok(
          written.startsWith(of) || written.startsWith(`name = "${of}"`) || written.startsWith(`"${of}"`),
          written,
        );
      }
    });
  }

  it('takes the release of a file that was left behind only where no other names the package', () => {
    const pipfile = '[packages]\ndjango = "==2.2.13"\nredis = "==3.0"\n';
    const facts = packageFacts(root, [
      fileOf('requirements.txt', 'django>=4.2.29,<5.0\n'),
      { ...fileOf('Pipfile', pipfile), isLeftBehind: true },
    ]);
    assert.deepEqual(facts?.get('django'), { version: [4, 2, 29], exact: false, from: 'requirements.txt' });
    assert.deepEqual(facts?.get('redis'), { version: [3, 0], exact: true, from: 'Pipfile' });
  });

  it('believes a lock file before a pin, a pin before a range, and a range before a bare name', () => {
    const files = [
      ['requirements/base.txt', 'a\nb>=1\nc>=1\nd>=1\n'],
      ['requirements/prod.txt', 'b>=2\nc==1.5\nd==1.5\ne\n'],
      ['uv.lock', '[[package]]\nname = "d"\nversion = "1.6"\n'],
    ].map(([path = '', text = '']) => fileOf(path, text));
    const facts = [...(packageFacts(root, files) ?? [])].map(
      ([name, { version, exact, from }]) => `${name} ${version?.join('.') ?? '?'}${exact ? '!' : ''} ${from}`,
    );
    assert.deepEqual(facts, [
      'a ? requirements/base.txt',
      'b 1 requirements/base.txt',
      'c 1.5! requirements/prod.txt',
      'd 1.6! uv.lock',
      'e ? requirements/prod.txt',
    ]);
  });

  it('are those of an environment of conda, and not of another file that is called so', async () => {
    const asked = async (text: string): Promise<readonly string[] | undefined> => {
      const source = memorySource({ 'settings.py': 'DEBUG = True\n', 'config/shop-env.yml': text }, root);
      const { project } = await loadProject(source, root, { analyzer: fakeAnalyzer, ruleIds: [] });
      return project.facts.packages && [...project.facts.packages.keys()];
    };
    assert.deepEqual(await asked('dependencies:\n  - pip:\n      - argon2-cffi==18.1.0\n'), ['argon2-cffi']);
    assert.equal(await asked('kind: ConfigMap\ndata:\n  - name\n'), undefined);
  });

  it('knows nothing where no file speaks', () => {
    assert.equal(packageFacts(root, []), undefined);
  });
});

describe('the Python that a project asks for', () => {
  const rows: readonly (readonly [name: string, text: string, expected: string])[] = [
    ['.python-version', '3.12.4\n', '3.12!'],
    ['.python-version', 'cpython-3.11\n', '3.11!'],
    ['pyproject.toml', '[project]\nrequires-python = ">=3.12"\n', '3.12'],
    ['pyproject.toml', '[project]\nrequires-python = ">=3.8,<3.12"\n', '3.8 <3.12'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.10"\n', '3.10'],
    ['pyproject.toml', '[project]\ndependencies = ["python-decouple"]\n', 'nothing'],
    ['Pipfile', '[requires]\npython_version = "3.12"\n', '3.12!'],
    ['setup.cfg', '[options]\npython_requires = >=3.9\n', '3.9'],
    ['requirements.txt', 'python-dotenv==1.0\n', 'nothing'],
  ];
  for (const [name, text, expected] of rows) {
    it(`${name}: ${JSON.stringify(text)} is ${expected}`, () => {
      const found = pythonIn(name, text);
      const end = found?.before ? ` <${found.before.join('.')}` : '';
      assert.equal(found ? `${found.lowest?.join('.') ?? '?'}${found.exact ? '!' : ''}${end}` : 'nothing', expected);
    });
  }

  it('is read from the files of the project, a pin before a range', async () => {
    const files = { 'p/settings.py': 'DEBUG = False\n', 'pyproject.toml': '[project]\nrequires-python = ">=3.9"\n' };
    const pythonOf = async (more: Record<string, string>): Promise<string | undefined> => {
      const source = memorySource({ ...files, ...more });
      const loaded = await loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds: [] });
      return loaded.project.facts.python?.lowest?.join('.');
    };
    assert.equal(await pythonOf({}), '3.9');
    assert.equal(await pythonOf({ '.python-version': '3.13\n' }), '3.13');
  });
});
