import assert from 'node:assert/strict';
import { dependenciesIn } from '../../server/src/core/syntax/dependencies';
import { packageFacts } from '../../server/src/load/packages';
import { fileUri, joinUri } from '../../server/src/core/text';

const root = fileUri('/srv/site');

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

  it('believes a lock file before a pin, a pin before a range, and a range before a bare name', () => {
    const files = [
      ['requirements/base.txt', 'a\nb>=1\nc>=1\nd>=1\n'],
      ['requirements/prod.txt', 'b>=2\nc==1.5\nd==1.5\ne\n'],
      ['uv.lock', '[[package]]\nname = "d"\nversion = "1.6"\n'],
    ].map(([path = '', text = '']) => ({ uri: joinUri(root, path), text }));
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

  it('knows nothing where no file speaks', () => {
    assert.equal(packageFacts(root, []), undefined);
  });
});
