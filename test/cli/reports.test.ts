import assert from 'node:assert/strict';
import type { Log, ReportingDescriptor } from 'sarif';
import { workspace, type Workspace } from './harness';

/** Made at run time, so that no scanner takes it for a real one. */
const planted = ['pl4nted', 'k3y', 'v4lue', 'Zx81', 'qW3r7y'].join('-');

const files = {
  'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "my site.settings")\n',
  'my site/settings.py': `SECRET_KEY = "${planted}"\nDEBUG = True\nROOT_URLCONF = "x"\nALLOWED_HOSTS = ["*"]\n`,
  '.env': `SECRET_KEY=${planted}\n`,
};

describe('reports for pull requests', () => {
  let at: Workspace;
  beforeEach(async () => {
    at = await workspace();
    await at.put(files);
  });
  afterEach(() => at.remove());

  async function sarif(): Promise<Log> {
    const { code, out, err } = await at.run('--format', 'sarif', '--role', 'production');
    assert.equal(code, 1);
    assert.equal(err, '');
    assert.ok(!out.includes(planted));
    return JSON.parse(out) as Log;
  }

  it('as SARIF: rules with reasons and scores, results with places and stable names, no source text', async () => {
    const log = await sarif();
    const [run] = log.runs;
    assert.ok(run?.results !== undefined && run.tool.driver.rules !== undefined);
    assert.equal(log.version, '2.1.0');
    const debug = run.results.find(({ ruleId }) => ruleId === 'debug-enabled') ?? assert.fail();
    assert.equal(debug.level, 'error');
    assert.deepEqual(debug.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'my%20site/settings.py', uriBaseId: '%SRCROOT%' },
          region: { startLine: 2, startColumn: 9, endLine: 2, endColumn: 13 },
        },
      },
    ]);
    for (const result of run.results) {
      const rule: ReportingDescriptor | undefined = run.tool.driver.rules[result.ruleIndex ?? -1];
      assert.equal(rule?.id, result.ruleId);
      assert.ok((rule?.help?.markdown ?? '').length > 60);
      assert.match(rule?.helpUri ?? '', /^https:.*\.md$/);
      assert.ok(Number(rule?.properties?.['security-severity']) > 0 || result.ruleId === 'unused-ignore');
      assert.doesNotMatch(JSON.stringify(result), /snippet|fixes|`/);
    }
    const names = run.results.map(({ partialFingerprints }) => partialFingerprints?.['djangoSettingsLint/v1']);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.every((name) => /^[0-9a-f]{32}$/.test(name ?? '')));
  });

  it('keep their names while lines move', async () => {
    const names = (log: Log): readonly string[] =>
      (log.runs[0]?.results ?? []).map((one) => one.partialFingerprints?.['djangoSettingsLint/v1'] ?? '').sort();
    const before = names(await sarif());
    await at.put({ 'my site/settings.py': `# moved\n\n${files['my site/settings.py']}` });
    assert.deepEqual(names(await sarif()), before);
  });

  it('as workflow commands, the worst first, with escapes', async () => {
    const { code, out } = await at.run('--format', 'github', '--role', 'production');
    assert.equal(code, 1);
    assert.ok(!out.includes(planted));
    const lines = out.trimEnd().split('\n');
    const kinds = lines.map((line) => /^::(\w+) file=[^,:]+(?:,\w+=[^,:]+)*::./.exec(line)?.[1]);
    assert.ok(kinds.length > 3 && kinds.every((kind) => kind !== undefined), out);
    const order = ['error', 'warning', 'notice'];
    const ranks = kinds.map((kind) => order.indexOf(kind));
    assert.deepEqual(
      ranks,
      [...ranks].sort((a, b) => a - b),
    );
    assert.ok(
      lines.some((line) => line.startsWith('::error file=my site/settings.py,line=2,endLine=2,col=9,endColumn=13,')),
    );
  });

  it("as GitLab's Code Quality", async () => {
    const { code, out } = await at.run('--format', 'gitlab', '--role', 'production');
    assert.equal(code, 1);
    assert.ok(!out.includes(planted));
    const issues = JSON.parse(out) as readonly Record<string, unknown>[];
    const debug = issues.find((issue) => issue['check_name'] === 'debug-enabled');
    assert.equal(debug?.['severity'], 'critical');
    assert.deepEqual(debug['location'], { path: 'my site/settings.py', lines: { begin: 2 } });
    assert.equal(new Set(issues.map((issue) => issue['fingerprint'])).size, issues.length);
  });

  for (const format of ['sarif', 'github', 'gitlab']) {
    it(`name a file that cannot be read, as ${format}`, async () => {
      await at.put({ 'my site/settings.py': new Uint8Array([0xff, 0xfe, 0x00, 0x01, 0x80]) });
      const { code, out, err } = await at.run('--format', format, 'my site/settings.py');
      assert.equal(code, 2);
      assert.match(out + err, /my%20site|my site/);
    });
  }
});
