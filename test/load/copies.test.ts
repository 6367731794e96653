import assert from 'node:assert/strict';
import { relativePath } from '../../server/src/core/text';
import { loadProject } from '../../server/src/load';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource, type MemoryFile } from './memory-source';

const starts = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n';
const settings = 'DEBUG = True\nINSTALLED_APPS = []\nROOT_URLCONF = "shop.urls"\nDATABASES = {}\n';
const site = {
  'manage.py': starts,
  'shop/__init__.py': '',
  'shop/wsgi.py': starts,
  'shop/settings.py': settings,
};

async function copiesIn(files: Readonly<Record<string, MemoryFile>>): Promise<readonly string[]> {
  const source = memorySource({ '.git/HEAD': 'ref', ...site, ...files });
  const { project } = await loadProject(source, source.uri(''), { analyzer: fakeAnalyzer, ruleIds: [] });
  const copies = project.copies ?? [];
  assert.deepEqual(
    copies.filter((uri) => !project.loose.includes(uri) || project.entries.some((entry) => entry.uri === uri)),
    [],
  );
  return copies.map((uri) => relativePath(project.root, uri)).sort();
}

describe('copies of the settings that all files name', () => {
  it('lie in apps, in copies of the package, and under names that no import has', async () => {
    const files = {
      'orders/models.py': '',
      'orders/settings.py': settings,
      'orders/shop/settings.py': settings,
      'shop/old/shop/settings.py': settings,
      'settings-prod.py': settings,
    };
    assert.deepEqual(await copiesIn(files), [
      'orders/settings.py',
      'orders/shop/settings.py',
      'settings-prod.py',
      'shop/old/shop/settings.py',
    ]);
  });

  it('are left of a start, beside a server that names settings elsewhere', async () => {
    const elsewhere = starts.replace('shop.settings', 'settings.production');
    const moved = {
      'manage.py': elsewhere,
      'shop/wsgi.py': elsewhere,
      'settings/__init__.py': '',
      'settings/production.py': settings,
    };
    assert.deepEqual(await copiesIn(moved), ['shop/settings.py']);
    assert.deepEqual(
      await copiesIn({ ...moved, Procfile: `web: DJANGO_SETTINGS_MODULE=shop.settings gunicorn x\n` }),
      [],
    );
    assert.deepEqual(await copiesIn({ ...moved, 'shop/live.py': 'from shop.settings import *\nDEBUG = False\n' }), []);
  });

  it('are none where a server may be told of them', async () => {
    assert.deepEqual(await copiesIn({ 'shop/settings-prod.py': settings }), []);
    assert.deepEqual(await copiesIn({ 'shop/production.py': settings }), []);
    assert.deepEqual(await copiesIn({ 'settings_staging.py': settings }), []);
    assert.deepEqual(await copiesIn({ 'orders/models.py': '', 'orders/settings_prod.py': settings }), []);
    assert.deepEqual(await copiesIn({ 'deploy/production/shop/settings.py': settings }), []);
  });

  it('are none where a file speaks of them, or where they are of a service of its own', async () => {
    const copy = { 'spare/shop/settings.py': settings, 'spare/settings-site.py': settings };
    assert.deepEqual(await copiesIn(copy), ['spare/settings-site.py', 'spare/shop/settings.py']);
    assert.deepEqual(await copiesIn({ ...copy, Makefile: 'cp spare/settings-site.py shop/settings.py\n' }), [
      'spare/shop/settings.py',
    ]);
    assert.deepEqual(await copiesIn({ ...copy, Dockerfile: 'COPY spare/shop /app/shop\n' }), [
      'spare/settings-site.py',
    ]);
    for (const name of ['Dockerfile', 'requirements.txt', 'docker-compose.yml', 'pyproject.toml'])
      assert.deepEqual(await copiesIn({ ...copy, [`spare/${name}`]: '' }), [], name);
  });

  it('are whole, serve the same pages, and are used by nothing', async () => {
    const app = { 'orders/models.py': '' };
    const inApp = async (text: string, more: Readonly<Record<string, string>> = {}): Promise<number> =>
      (await copiesIn({ ...app, 'orders/settings.py': text, ...more })).length;
    assert.equal(await inApp(settings), 1);
    assert.equal(await inApp(settings.replace('shop.urls', 'orders.urls')), 0);
    assert.equal(await inApp(settings.replace('DATABASES = {}\n', '')), 0);
    assert.equal(await inApp(`from shop.settings import *\n${settings}`), 0);
    assert.equal(await inApp(settings, { 'shop/live.py': 'from orders.settings import *\nDEBUG = False\n' }), 0);
  });

  it('are none where files name several settings, or no server names any', async () => {
    const copy = { 'orders/models.py': '', 'orders/settings.py': settings };
    assert.deepEqual(
      await copiesIn({ ...copy, 'shop/asgi.py': starts.replace('settings', 'other'), 'shop/other.py': settings }),
      [],
    );
    assert.deepEqual(await copiesIn({ ...copy, 'shop/wsgi.py': '' }), []);
  });
});
