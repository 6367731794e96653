import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { workspace, type Workspace } from './harness';

interface CheckJson {
  readonly id: string;
  readonly reports: boolean | null;
  readonly setting?: string;
  readonly path?: string;
  readonly line?: number;
  readonly why?: string;
  readonly rule?: string;
}

interface DeployJson {
  readonly version: number;
  readonly entries: readonly {
    readonly path: string;
    readonly role: string;
    readonly django: string | null;
    readonly checks: readonly CheckJson[];
  }[];
}

const key = ['k9', 'lantern', 'harbour', 'orchard', 'copper', 'willow', 'anchor', 'meadow'].join('-');

const site = {
  'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")\n',
  'requirements.txt': 'Django==5.2.1\n',
  'config/wsgi.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")\n',
  'config/settings/base.py': `import os\nSECRET_KEY = "${key}"\nDEBUG = True\nMIDDLEWARE = [os.environ["${key.slice(0, 2).toUpperCase()}"]]\n`,
  'config/settings/local.py': 'from .base import *\n',
  'config/settings/production.py': 'from .base import *\nDEBUG = False\n',
};

describe('the command deploy', function () {
  this.timeout(20_000);
  let at: Workspace;
  beforeEach(async () => (at = await workspace()));
  afterEach(() => at.remove());

  const json = async (...argv: string[]): Promise<{ readonly code: number; readonly report: DeployJson }> => {
    const { code, out } = await at.run('deploy', '--format', 'json', ...argv);
    return { code, report: JSON.parse(out) as DeployJson };
  };

  it('reports every entry of a project, and those that are named alone', async () => {
    await at.put(site);
    const { code, report } = await json('.');
    assert.equal(code, 1);
    assert.equal(report.version, 1);
    assert.deepEqual(
      report.entries.map(({ path, role, django }) => [path, role, django]),
      [
        ['config/settings/production.py', 'production', '5.2'],
        ['config/settings/local.py', 'development', '5.2'],
      ],
    );
    const paths = async (...argv: string[]): Promise<readonly string[]> =>
      (await json(...argv)).report.entries.map(({ path }) => path);
    assert.deepEqual(await paths('config/settings/local.py'), ['config/settings/local.py']);
    assert.deepEqual(await paths('config/settings/base.py'), await paths('config'));
    assert.deepEqual(await paths('.', 'config', 'config/settings/local.py'), await paths('.'));
  });

  it('has a stable form', async () => {
    await at.put(site);
    const { report } = await json('config/settings/production.py');
    const checks = new Map(report.entries[0]?.checks.map((check) => [check.id, check]));
    assert.deepEqual(checks.get('security.W018'), {
      id: 'security.W018',
      reports: false,
      setting: 'DEBUG',
      path: 'config/settings/production.py',
      line: 2,
    });
    assert.deepEqual(checks.get('security.W020'), {
      id: 'security.W020',
      reports: true,
      setting: 'ALLOWED_HOSTS',
      rule: 'allowed-hosts-empty',
    });
    const open = checks.get('security.W001');
    assert.deepEqual(
      [open?.reports, open?.setting, open?.path, open?.line],
      [null, 'MIDDLEWARE', 'config/settings/base.py', 4],
    );
    assert.match(open?.why ?? '', /the environment variable `K9` decides/);
    const ids = [...checks.keys()];
    assert.deepEqual(ids, [...ids].sort());
  });

  it('answers 0 where nothing is reported, and 1 where something is', async () => {
    const example = new URL('../../../examples/', `file://${__filename}`).pathname;
    assert.equal((await at.run('deploy', `${example}hardened/config/settings/production.py`)).code, 0);
    assert.equal((await at.run('deploy', `${example}insecure/config/settings/production.py`)).code, 1);
  });

  it('judges by the version and role that are given', async () => {
    await at.put(site);
    const { report } = await json('--django-version', '3.2', '--role', 'test', '.');
    assert.deepEqual(
      report.entries.map(({ role, django }) => [role, django]),
      [
        ['test', '3.2'],
        ['test', '3.2'],
      ],
    );
    assert.ok(!report.entries[0]?.checks.some(({ id }) => id === 'security.E024'));
  });

  it('prints verdict, place, rule and fix for people', async () => {
    await at.put(site);
    const { out } = await at.run('deploy', 'config/settings/local.py');
    assert.match(out, /^config\/settings\/local\.py \(development: .*\), Django 5\.2\n/);
    assert.match(
      out,
      / {2}reports {2}security\.W018 {2}DEBUG {2}config\/settings\/base\.py:3\n {11}debug-enabled: Turn `DEBUG` off\n/,
    );
    assert.match(out, / {2}unknown {2}security\.W001 {2}MIDDLEWARE {2}config\/settings\/base\.py:4\n {11}a part of it/);
    assert.match(out, /\d+ checks? would report, \d+ checks? cannot be told, \d+ checks? pass\.\n$/);
  });

  it('shows no value', async () => {
    await at.put(site);
    for (const format of ['text', 'json']) {
      const { out, err } = await at.run('deploy', '.', '--format', format);
      assert.ok(out.includes('security.W018'));
      assert.ok(!(out + err).includes(key));
    }
  });

  it('takes the current folder without a path, and answers 2 for wrong use, a missing path, and no settings', async () => {
    await at.put({ ...site, 'empty/readme.txt': '' });
    assert.equal((await at.run('deploy')).code, 1);
    assert.equal((await at.run('deploy', '.', '--format', 'sarif')).code, 2);
    const missing = await at.run('deploy', 'gone.py', 'config/settings/local.py');
    assert.equal(missing.code, 2);
    assert.match(missing.err, /gone\.py: There is no such file or folder/);
    assert.match(missing.out, /local\.py/);
    await at.put({ 'other/manage.py': '' });
    const nothing = await at.run('deploy', 'other');
    assert.deepEqual([nothing.code, nothing.err], [2, 'No settings module was found.\n']);
  });
});
