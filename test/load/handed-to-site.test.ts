import assert from 'node:assert/strict';
import { handedToSite, saysWork } from '../../server/src/load/environment/handed-to-site';
import { handedFiles } from '../../server/src/load/evidence/handed-files';
import { isStartScript, processKind } from '../../server/src/load/files/names';
import { memorySource } from './memory-source';

const web = (more = '    command: gunicorn shop.wsgi\n'): string =>
  `services:\n  web:\n    build: .\n    env_file: conf/dev.env\n${more}`;

describe('environment files that are handed to a site whatever they are called', () => {
  const handed = async (files: Readonly<Record<string, string>>): Promise<number> => {
    const source = memorySource(files);
    const names = Object.keys(files);
    const processes = names.flatMap((path) => {
      const kind = processKind('', path);
      return kind === undefined ? [] : [{ uri: source.uri(path), kind, needsText: false }];
    });
    const scripts = names.filter((path) => isStartScript('', path)).map((path) => source.uri(path));
    const found = await handedToSite(source, { processes, scripts });
    const [compose] = processes;
    if (compose !== undefined && found.size > 0)
      assert.deepEqual([...found], handedFiles(compose.uri, Object.values(files)[0] ?? ''));
    return found.size;
  };

  it('are those of the only compose file, which starts it with a server of deployed ones', async () => {
    assert.equal(await handed({ 'docker-compose.yml': web() }), 1);
    assert.equal(
      await handed({ 'docker-compose.yml': web(''), Dockerfile: 'FROM python\nCMD gunicorn shop.wsgi\n' }),
      1,
    );
    const image = 'FROM python\nENTRYPOINT ["/app/entrypoint.sh"]\n';
    const script = { 'entrypoint.sh': 'exec gunicorn shop.wsgi\n' };
    assert.equal(await handed({ 'docker-compose.yml': web(''), Dockerfile: image, ...script }), 1);
  });

  it('are those of the only compose file that starts anything', async () => {
    assert.equal(await handed({ 'docker-compose.yml': web(), 'docker-compose.prod.yml': '# later\n' }), 1);
  });

  it('are not those of what developers start', async () => {
    assert.equal(await handed({ 'docker-compose.yml': web('    command: python manage.py runserver\n') }), 0);
    assert.equal(await handed({ 'docker-compose.dev.yml': web() }), 0);
    assert.equal(await handed({ 'docker-compose.yml': `${web()}    volumes:\n      - .:/app\n` }), 0);
    assert.equal(await handed({ 'docker-compose.yml': web(), 'docker-compose.prod.yml': web() }), 0);
  });

  it('are for work where they say so themselves', () => {
    for (const line of ['DEBUG=1', 'DJANGO_DEBUG = True', 'APP_ENV=dev', 'DJANGO_SETTINGS_MODULE=shop.settings.local'])
      assert.ok(saysWork(`A=1\n${line}\n`), line);
    for (const line of ['DEBUG=0', 'ENV=production', 'DB_NAME=dev']) assert.ok(!saysWork(line), line);
  });
});
