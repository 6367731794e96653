import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** What `session.lua` has seen; places are line and column from 1. */
interface Seen {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly hover: { readonly kind: string; readonly value: string };
  readonly title: string;
  readonly line: string;
  readonly env: readonly string[];
  readonly envLine: string;
  readonly envAfter: readonly string[];
  readonly config: readonly string[];
  readonly definition: string;
}

/** Number of tests below: one that is skipped or lost is a failure, not a smaller number. */
const EXPECTED_TESTS = 6;

describe('the language server in Neovim', function () {
  this.timeout(120_000);
  let seen: Seen;

  before(() => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-lint-neovim-'));
    try {
      cpSync(join(root, 'examples/insecure'), join(folder, 'insecure'), { recursive: true });
      const result = join(folder, 'seen.json');
      const script = join(root, 'test/neovim/session.lua');
      const run = spawnSync('nvim', ['--headless', '-u', 'NONE', '-n', '-i', 'NONE', '-c', `luafile ${script}`], {
        cwd: join(folder, 'insecure'),
        env: { ...process.env, SERVER: join(root, 'dist/cli.js'), RESULT: result },
        encoding: 'utf8',
        timeout: 100_000,
      });
      assert.equal(run.error, undefined);
      assert.equal(run.status, 0, run.stderr);
      seen = JSON.parse(readFileSync(result, 'utf8')) as Seen;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('shows findings at their places', () => {
    assert.deepEqual(seen.before, [
      '3:1 hsts-missing',
      '5:25 session-cookie-insecure',
      '6:23 ssl-redirect-disabled',
      '7:31 nosniff-disabled',
    ]);
  });

  it('applies a quick-fix, and the finding goes', () => {
    assert.equal(seen.title, 'Set `SECURE_CONTENT_TYPE_NOSNIFF = True`');
    assert.equal(seen.line, 'SECURE_CONTENT_TYPE_NOSNIFF = True');
    assert.deepEqual(
      seen.after,
      seen.before.filter((one) => !one.includes('nosniff')),
    );
  });

  after(function () {
    const tests = this.test?.parent?.tests ?? [];
    assert.equal(tests.filter(({ state }) => state !== undefined).length, EXPECTED_TESTS, 'tests that ran');
  });

  it('shows findings in .env, and fixes one there', () => {
    assert.deepEqual(seen.env, ['2:14 dotenv-debug-on', '3:12 dotenv-secret-key-weak', '4:15 dotenv-hosts']);
    assert.equal(seen.envLine, 'DJANGO_DEBUG=');
    assert.deepEqual(
      seen.envAfter,
      seen.env.filter((one) => !one.includes('dotenv-debug-on')),
    );
  });

  it('creates a file for a fix that needs one', () => {
    assert.deepEqual(seen.config.slice(0, 2), ['[tool.django-settings-lint.rules]', 'ssl-redirect-disabled = "off"']);
  });

  it('goes from a read of a variable to its line in .env', () => {
    assert.equal(seen.definition, '.env:2');
  });

  it('tells what a setting does', () => {
    assert.match(seen.hover.value, /SESSION_COOKIE_SECURE.*HTTPS/);
  });
});
