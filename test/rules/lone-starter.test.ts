import assert from 'node:assert/strict';
import ports from '../../server/src/core/rules/process-port-published';
import secrets from '../../server/src/core/rules/process-secret-hardcoded';
import { findingsIn, roots, useLab } from './support';

const key = 'q8f9w8ef7w9e8f7w9e8f7sdhfk3jh45k3jh45kj3h4';
const settings = 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nDEBUG = os.environ.get("DEBUG") == "true"\n';

describe('the only compose file', () => {
  const lab = useLab();
  const told = (files: Readonly<Record<string, string>>, own = settings): string => {
    const all = roots.map((root) => {
      const projectFiles = Object.keys(files);
      const entries = { 'settings.py': 'unknown' as const };
      const site = { root, files: { 'settings.py': own, ...files }, entries, projectFiles };
      const found = findingsIn(lab.analyzer([secrets]), site);
      return found.map(({ severity, subject }) => `${severity} ${subject}`);
    });
    assert.deepEqual(all[0], all[1]);
    return (all[0] ?? []).join(', ');
  };
  const web = (lines: string, secret = `SECRET_KEY: ${key}`): string =>
    `services:\n  web:\n    build: .\n${lines}    environment:\n      ${secret}\n`;
  const server = '    command: gunicorn shop.wsgi\n';
  const restart = '    restart: unless-stopped\n';
  const found = 'error SECRET_KEY';

  it('is that of the site where it starts it with a server of deployed ones, and again by itself', () => {
    const alone = (text: string): string => told({ 'docker-compose.yml': text });
    assert.equal(alone(web(server + restart)), found);
    assert.equal(alone(web(`${server}${restart}    volumes:\n      - .:/app\n`)), found);
    assert.equal(alone(web(server)), '');
    assert.equal(alone(web(restart)), '');
    assert.equal(alone(web(server + restart).replace('build: .', 'build:\n      target: development')), '');
    assert.equal(alone(web(server + restart).replace('build: .', 'build:\n      target: web-development')), '');
    assert.equal(alone(web(server + restart, `DJANGO_CONFIGURATION: Development\n      SECRET_KEY: ${key}`)), '');
    assert.equal(alone(web(`    command: gunicorn --reload shop.wsgi\n${restart}`)), '');
    assert.equal(alone(web(`    command: python manage.py runserver\n${restart}`)), '');
    assert.equal(alone(web(server + restart, `SECRET_KEY: \${KEY:-${key}}`)), '');
    const local = 'DJANGO_SETTINGS_MODULE: ${SETTINGS:-shop.settings.local}';
    assert.equal(alone(web(server + restart, `${local}\n      SECRET_KEY: ${key}`)), '');
  });

  it('is that of the site where its settings have DEBUG off for everybody', () => {
    const off = settings.replace('os.environ.get("DEBUG") == "true"', 'False');
    assert.equal(told({ 'compose.yaml': web(server) }, off), found);
    assert.equal(told({ 'compose.yaml': web('') }, off), '');
  });

  it('starts a server by its image, or by a script that this runs', () => {
    const image = (command: string): string => `FROM python\nCMD ${command}\n`;
    assert.equal(told({ 'compose.yaml': web(restart), Dockerfile: image('gunicorn shop.wsgi') }), found);
    assert.equal(told({ 'compose.yaml': web(restart), Dockerfile: image('python manage.py runserver') }), '');
    const run = { 'compose.yaml': web(restart), Dockerfile: image('["./entrypoint.sh"]') };
    assert.equal(told({ ...run, 'entrypoint.sh': 'exec gunicorn shop.wsgi\n' }), found);
    assert.equal(told({ ...run, 'entrypoint.sh': 'python manage.py runserver\n' }), '');
  });

  it('leaves the site to one for production', () => {
    const files = { 'docker-compose.yml': web(server + restart), 'docker-compose.prod.yml': web(server, 'A: 1') };
    assert.equal(told(files), '');
  });

  it('opens what it publishes', () => {
    const published = (text: string): readonly string[] =>
      roots.flatMap((root) => {
        const files = { 'settings.py': settings, 'compose.yaml': text };
        const site = { root, files, entries: { 'settings.py': 'unknown' as const }, projectFiles: ['compose.yaml'] };
        return findingsIn(lab.analyzer([ports]), site).map(({ severity }) => severity);
      });
    const cache = '  cache:\n    image: redis:7\n    ports: ["6379:6379"]\n';
    assert.deepEqual(published(web(server + restart) + cache), ['warning', 'warning']);
    assert.deepEqual(published(web(server) + cache), []);
    assert.deepEqual(published(web(`    command: python manage.py runserver\n${restart}`) + cache), []);
  });

  it('makes a database whose address only the machine of the site knows', () => {
    const own = 'import environ\nenv = environ.Env()\nDATABASES = {"default": env.db()}\n';
    const made = (more = '', variable = 'A: 1'): string =>
      told(
        {
          'docker-compose.yml': `${web(server + restart, variable)}  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: tulip-grey7\n${more}`,
        },
        own,
      );
    assert.equal(made(), 'warning POSTGRES_PASSWORD');
    assert.equal(made('  other:\n    image: postgres:15\n'), '');
    assert.equal(made('', 'DATABASE_URL: postgres://a@db.example.org/shop'), '');
  });
});
