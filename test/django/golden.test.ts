import assert from 'node:assert/strict';
import { workspace } from '../cli/harness';
import { assertSetUp, releases, startWorker } from './workers';

interface ReportJson {
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly path: string;
    readonly subject: string | null;
    readonly group?: string;
  }[];
  readonly entries: readonly { readonly path: string; readonly role: string }[];
}

interface DeployJson {
  readonly entries: readonly {
    readonly django: string;
    readonly checks: readonly { readonly id: string; readonly reports: boolean | null }[];
  }[];
}

/** Whoever starts a project sees what matters and nothing else. */
describe('the untouched output of startproject, on the command line', function () {
  this.timeout(120_000);
  before(assertSetUp);

  for (const release of releases) {
    it(`of Django ${release.label} has two findings and one group`, async () => {
      const worker = startWorker(release);
      const files = await worker.startProject();
      const settings = files['mysite/settings.py'] ?? assert.fail('no settings');
      const django = await worker.ask({ files: { settings }, entry: 'settings' }, []);
      worker.stop();
      assert.ok(django.status === 'ok' && django.reported.length > 6);
      const at = await workspace();
      try {
        await at.put(files);
        const { code, out } = await at.run('check', '--format', 'json', '.');
        assert.equal(code, 1);
        const { findings, entries } = JSON.parse(out) as ReportJson;
        assert.deepEqual(
          entries.map(({ path, role }) => [path, role]),
          [['mysite/settings.py', 'unknown']],
        );
        const alone = findings.filter(({ group }) => group === undefined);
        assert.deepEqual(alone.map(({ rule, severity, path, subject }) => [rule, severity, path, subject]).sort(), [
          ['debug-enabled', 'warning', 'mysite/settings.py', 'DEBUG'],
          ['secret-key-hardcoded', 'error', 'mysite/settings.py', 'SECRET_KEY'],
        ]);
        const members = findings.filter(({ group }) => group !== undefined);
        assert.deepEqual(
          [...new Set(members.map(({ group, severity }) => `${group ?? ''} ${severity}`))],
          ['missing-hardening info'],
        );
        assert.ok(members.length > 2);
        const deploy = await at.run('deploy', '--format', 'json', '.');
        const [entry] = (JSON.parse(deploy.out) as DeployJson).entries;
        assert.equal(deploy.code, 1);
        assert.equal(entry?.django, release.label);
        assert.deepEqual(
          entry.checks.filter(({ reports }) => reports === true).map(({ id }) => id),
          django.reported,
        );
      } finally {
        await at.remove();
      }
    });
  }
});
