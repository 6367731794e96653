import assert from 'node:assert/strict';
import { envReadingsIn } from '../../server/src/load/evidence/env-readers';
import { joinUri, normalizeUri, relativePath } from '../../server/src/core/text';
import { roots } from '../rules/support';

const rows: readonly (readonly [name: string, path: string, text: string, readings: readonly string[]])[] = [
  ['a dot', 'entrypoint.sh', 'set -a\n. ./.env\nset +a\n', ['.env shell']],
  ['`source`, behind something else', 'start.sh', 'cd /app && source .env && gunicorn shop.wsgi\n', ['.env shell']],
  ['`export`', 'start.sh', 'export $(grep -v "^#" .env | xargs)\n', ['.env shell']],
  ['a script in a folder', 'docker/start.sh', '. .env.prod\n', ['docker/.env.prod shell', '.env.prod shell']],
  ['a virtual environment', 'start.sh', '. venv/bin/activate\nsource env/bin/activate\n', []],
  ['a path of the machine', 'start.sh', '. /etc/shop/.env\n', []],
  ['`docker run`', 'start.sh', 'docker run -d \\\n  --env-file ./.env \\\n  shop\n', ['.env docker']],
  ['Compose with the option', 'start.sh', 'docker compose --env-file .env up -d\n', []],
  ['a compose file', 'docker-compose.yml', 'services:\n  web:\n    env_file: .env\n', ['.env compose']],
  ['text about it', 'start.sh', 'echo "copy .env first"\n', []],
];

for (const root of roots) {
  describe(`what reads environment files besides settings (${root})`, () => {
    for (const [name, path, text, readings] of rows) {
      it(name, () => {
        const found = envReadingsIn(root, joinUri(root, path), text);
        assert.deepEqual(
          found.map(({ uri, by }) => `${relativePath(root, uri)} ${by}`),
          readings,
        );
      });
    }
  });
}

it('spells paths as the workspace does', () => {
  const root = normalizeUri('file:///srv/site');
  const [one] = envReadingsIn(root, joinUri(root, 'deploy/start.sh'), 'source ../.env\n');
  assert.equal(one?.uri, joinUri(root, '.env'));
});
