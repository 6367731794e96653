import assert from 'node:assert/strict';
import picomatch from 'picomatch';
import * as names from '../../server/src/load/files/names';
import { environmentGlobs, otherGlobs, watchedGlobs } from '../../server/src/protocol/files';

const spellings = ['example', 'sample', 'template', 'dist'];

/** By what the loader takes them for: files that it opens, by path. */
const opened = {
  environment: [
    ...[
      '.env',
      '.env.local',
      '.env-prod',
      '.env_docker',
      'prod.env',
      'local.env',
      'dev.env.local',
      '.prod_env',
      '.dev-env',
    ],
    ...[
      'env.local',
      'env.production',
      'dotenv.tmpl',
      '.environment.example',
      'dotenv',
      'dot.env',
      'dot-env',
      '.envs/.production/.django',
    ],
    ...[
      'deploy/env.d/postgres',
      ...spellings.flatMap((word) => [`.env.${word}`, `env.${word}`, `env-${word}`, `env.prod.${word}`]),
    ],
    ...['example.env', 'sample_env', 'template-env', 'exampleenv', 'web.env.example'],
  ],
  dependency: [
    ...[
      'requirements.txt',
      'requirements-dev.txt',
      'requirements.in',
      'reqs.txt',
      'requirements/base.txt',
      'reqs/base.in',
    ],
    ...['pyproject.toml', 'setup.cfg', 'Pipfile', 'Pipfile.lock', 'poetry.lock', 'uv.lock', 'pdm.lock'],
  ],
  process: [
    ...[
      'Dockerfile',
      'Dockerfile.prod',
      'Dockerfile-web',
      'dockerfile',
      'Containerfile',
      'web.Dockerfile',
      'web.dockerfile',
    ],
    ...[
      'compose.yml',
      'compose.prod.yaml',
      'docker-compose.yml',
      'docker-compose.override.yml',
      'docker-compose-prod.yaml',
    ],
    ...[
      'Procfile',
      'fly.toml',
      'app.json',
      'app.yaml',
      'app.yml',
      'render.yaml',
      'uwsgi.ini',
      'shop_uwsgi.ini',
      'docker/shop.ini',
      'gunicorn.conf',
      'gunicorn_prod.conf',
      'deploy/shop.service',
    ],
    ...['local.yml', 'production.yml', 'staging.yaml', 'dev.yml', 'test.yml'],
  ],
  proxy: [
    ...['nginx.conf', 'deploy/shop.conf.template', 'ansible/templates/nginx-default.j2', 'host/shop.nginx'],
    ...['Caddyfile', 'etc/sites-available/shop'],
  ],
  template: ['ansible/roles/web/templates/local_settings.py.j2'],
  test: [
    ...['pytest.ini', 'tox.ini', '.gitlab-ci.yml', '.gitlab-ci.yaml', '.travis.yml', 'bitbucket-pipelines.yml'],
    ...['azure-pipelines.yml', 'Jenkinsfile', '.github/workflows/test.yml', '.circleci/config.yml'],
  ],
} as const;

const isOpened: Readonly<Record<keyof typeof opened, (folder: string, name: string) => boolean>> = {
  environment: names.isEnvFile,
  dependency: names.isDependencyFile,
  process: (folder, name) => names.processKind(folder, name) !== undefined,
  proxy: names.isProxyFile,
  template: (folder, name) => names.moduleWritten(folder, name) !== undefined,
  test: names.isTestConfiguration,
};

const matches = (globs: readonly string[], path: string): boolean =>
  picomatch.isMatch(`project/${path}`, [...globs], { dot: true });

const rows = (Object.keys(opened) as (keyof typeof opened)[]).flatMap((kind) =>
  opened[kind].map((path) => ({
    kind,
    path,
    name: path.split('/').at(-1) ?? '',
    folder: path.split('/').slice(0, -1).join('/'),
  })),
);

describe('files that client and server speak about', () => {
  for (const { kind, path, name, folder } of rows) {
    it(`${path} is watched because it is opened as a ${kind} file`, () => {
      assert.ok(isOpened[kind](folder, name), 'the loader does not open it');
      assert.ok(matches(watchedGlobs, path), 'nobody hears when it changes');
    });
  }

  for (const { kind, path } of rows.filter((row) => !['proxy', 'template', 'test'].includes(row.kind))) {
    it(`${path} is selected as a document, because findings may stand in it`, () => {
      assert.ok(matches(kind === 'environment' ? environmentGlobs : otherGlobs, path));
    });
  }

  it('the pinned release of Python is watched', () => {
    assert.ok(matches(watchedGlobs, '.python-version'));
  });

  for (const path of [
    'README.md',
    'package.json',
    'src/index.ts',
    'static/app.js',
    'docs/environment.md',
    '.git/HEAD',
  ]) {
    it(`${path} is none of them`, () => {
      assert.ok(!matches(watchedGlobs, path));
    });
  }
});
