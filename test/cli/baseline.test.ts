import assert from 'node:assert/strict';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { asOrdinaryUser } from '../harness/ordinary-user';
import { workspace, type Workspace } from './harness';

const file = 'django-settings-lint-baseline.json';
const secret = ['quartz', 'meadow', 'lantern', '71'].join('-');
const manage = 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n';
const wsgi = manage;

describe('a baseline on the command line', function () {
  this.timeout(20_000);
  let at: Workspace;
  beforeEach(async () => {
    at = await workspace();
    await at.put({
      'manage.py': manage,
      'wsgi.py': wsgi,
      'settings.py': `SECRET_KEY = "${secret}"\nDEBUG = True\nALLOWED_HOSTS = ["*"]\n`,
    });
  });
  afterEach(() => at.remove());

  const found = async (...argv: string[]): Promise<readonly string[]> => {
    const { out } = await at.run('check', '--format', 'concise', ...argv);
    return [...out.matchAll(/^(\S+?):\d+:\d+: \w+\[([\w-]+)\]/gm)].map(
      ([, path, rule]) => `${path ?? ''} ${rule ?? ''}`,
    );
  };

  it('accepts all that is found, without a value', async () => {
    const before = await found();
    assert.ok(before.length > 2);
    const { code, out } = await at.run('baseline');
    assert.equal(code, 0);
    assert.equal(out, `${file} accepts ${String(before.length)} findings. Commit it, and repair them one by one.\n`);
    assert.deepEqual(await found(), []);
    const text = await at.read(file);
    assert.ok(text.includes('{"rule":"debug-enabled","path":"settings.py","subject":"DEBUG","count":1}'));
    assert.ok(!text.includes(secret));
    const checked = await at.run('check');
    assert.equal(checked.code, 0);
    assert.match(checked.out, /No new problems found in \d+ files?\. The baseline accepts \d+ more\./);
  });

  it('says where it cannot be written, which is no error of the program', async () => {
    await chmod(at.folder, 0o555);
    const { code, out, err } = await asOrdinaryUser(() => at.run('baseline'));
    await chmod(at.folder, 0o755);
    assert.deepEqual([code, out, err], [2, '', `error: ${file} cannot be written: permission denied.\n`]);
  });

  it('is not written where nothing is found, and is emptied where all is repaired', async () => {
    await at.put({ 'settings.py': 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\n' });
    assert.deepEqual((await at.run('baseline')).out, 'Nothing is found, so there is nothing to accept.\n');
    await assert.rejects(at.read(file), { code: 'ENOENT' });
    await at.put({ 'settings.py': 'DEBUG = True\n' });
    await at.run('baseline');
    await at.put({ 'settings.py': 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\n' });
    assert.equal((await at.run('baseline')).out, `${file} accepts 0 findings. Commit it, or delete it.\n`);
    assert.ok(!(await at.read(file)).includes('debug-enabled'));
  });

  it('reports what is new, wherever the lines have moved', async () => {
    await at.run('baseline');
    await at.put({
      'settings.py': `# moved\n\nSECRET_KEY = "${secret}"\nDEBUG = True\nALLOWED_HOSTS = ["*"]\nSECURE_REFERRER_POLICY = "unsafe-url"\n`,
    });
    assert.deepEqual(await found(), ['settings.py referrer-policy-weak']);
    const { code, out } = await at.run('check');
    assert.equal(code, 1);
    assert.match(out, /Found 1 problem in 1 file: 1 warning\..* The baseline accepts \d+ more\./);
  });

  it('says which row accepts more than is found, and is written anew', async () => {
    await at.run('baseline');
    await at.put({ 'settings.py': `SECRET_KEY = "${secret}"\nDEBUG = False\nALLOWED_HOSTS = ["*"]\n` });
    const { out } = await at.run('check', '--format', 'concise');
    const row = (await at.read(file)).split('\n').findIndex((line) => line.includes('"debug-enabled"')) + 1;
    assert.ok(
      out.includes(`${file}:${String(row)}:1: hint[unused-baseline] One row of the baseline accepts more`),
      out,
    );
    await at.run('baseline');
    assert.deepEqual(await found(), []);
    assert.ok(!(await at.read(file)).includes('debug-enabled'));
  });

  it('says so of rows about a file that is gone', async () => {
    await at.put({ 'settings_live.py': `DEBUG = True\nSECRET_KEY = "${secret}"\n` });
    await at.run('baseline');
    assert.ok((await at.read(file)).includes('settings_live.py'));
    await rm(join(at.folder, 'settings_live.py'));
    assert.deepEqual(await found(), [`${file} unused-baseline`]);
  });

  it('accepts nothing when it cannot be read, and says so', async () => {
    for (const text of [
      '{',
      '{"version":2,"findings":[]}',
      '{"version":1,"findings":[{"rule":"debug-enabled"}]}',
      '[]',
    ]) {
      await at.put({ [file]: text });
      const rules = await found();
      assert.ok(rules.includes(`${file} configuration-invalid`), text);
      assert.ok(rules.includes('settings.py debug-enabled'), text);
    }
  });

  it('is left out with --no-config', async () => {
    await at.run('baseline');
    assert.ok((await found('--no-config')).length > 2);
  });

  it('is one for the projects that share a configuration, each of which judges its own rows', async () => {
    const shop = (name: string): Record<string, string> => ({
      [`${name}/manage.py`]: manage,
      [`${name}/wsgi.py`]: wsgi,
      [`${name}/settings.py`]: `SECRET_KEY = "${secret}"\nDEBUG = True\nALLOWED_HOSTS = ["*"]\n`,
    });
    await at.remove();
    at = await workspace();
    await at.put({ ...shop('a'), ...shop('b'), 'pyproject.toml': '[tool.django-settings-lint]\n', '.git/HEAD': '' });
    const { out } = await at.run('baseline');
    assert.match(out, new RegExp(`^${file} accepts \\d+ findings`));
    assert.deepEqual(await found(), []);
    assert.deepEqual(await found('a'), []);
  });
});
