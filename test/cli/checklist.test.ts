import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { workspace, type Workspace } from './harness';

interface ChecklistJson {
  readonly version: number;
  readonly projects: readonly {
    readonly path: string;
    readonly sections: readonly {
      readonly id: string;
      readonly items: readonly {
        readonly id: string;
        readonly state: string;
        readonly results: readonly {
          readonly path: string;
          readonly state: string;
          readonly places: readonly { readonly path: string; readonly line: number; readonly rule?: string }[];
        }[];
      }[];
    }[];
  }[];
}

const secret = ['zq', 'lantern', 'harbour', 'orchard'].join('-');

const site = {
  'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")\n',
  'requirements.txt': 'Django==5.2.1\n',
  'config/settings.py': `SECRET_KEY = "${secret}"\nDEBUG = True\n`,
};

describe('the command checklist', function () {
  this.timeout(20_000);
  let at: Workspace;
  beforeEach(async () => (at = await workspace()));
  afterEach(() => at.remove());

  it('prints what failed with its place, what is manual with what to do, and no value', async () => {
    await at.put(site);
    const { code, out } = await at.run('checklist', '.');
    assert.equal(code, 1);
    assert.match(out, /^Security checklist of cli-\w+\n\nEnvironment and secrets\n {2}failed {4}DEBUG is off\n/);
    assert.match(out, /config\/settings\.py:2:9: .*\[debug-enabled\]/);
    assert.match(out, / {2}manual {4}Backups are made[^\n]*\n {12}Automate them/);
    assert.match(out, /\n\d+ failed · \d+ unknown · \d+ manual · \d+ passed · \d+ not used\n$/);
    assert.ok(!out.includes(secret));
  });

  it('prints JSON and Markdown', async () => {
    await at.put(site);
    const { code, out } = await at.run('checklist', '--format', 'json');
    assert.equal(code, 1);
    const { version, projects } = JSON.parse(out) as ChecklistJson;
    assert.equal(version, 1);
    const items = projects.flatMap(({ sections }) => sections.flatMap((section) => section.items));
    const debug = items.find(({ id }) => id === 'debug-off');
    assert.deepEqual(
      debug?.results.map(({ path, state, places }) => [
        path,
        state,
        places.map((one) => [one.path, one.line, one.rule]),
      ]),
      [['config/settings.py', 'failed', [['config/settings.py', 2, 'debug-enabled']]]],
    );
    const markdown = await at.run('checklist', '--format', 'markdown');
    assert.match(markdown.out, /^# Security checklist of /);
  });

  it('refuses to pass where there is nothing to judge', async () => {
    await at.put({ 'readme.txt': 'x' });
    const { code, err } = await at.run('checklist', '.');
    assert.equal(code, 2);
    assert.match(err, /No settings module was found/);
    assert.equal((await at.run('checklist', 'nowhere')).code, 2);
    assert.equal((await at.run('checklist', '--format', 'yaml')).code, 2);
  });
});
