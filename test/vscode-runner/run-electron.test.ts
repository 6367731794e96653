import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInDesktop } from '../vscode/run-electron';

const ROOT = join(__dirname, '..', '..', '..');

describe('the runner for a desktop VS Code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-lint-electron-'));
  const seen = join(folder, 'argv.json');

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('hands over the extension, the suite index and the workspace', async () => {
    const code = await runInDesktop({ vscodeExecutablePath: stub(0), workspace: '/project' });
    assert.equal(code, 0);
    const args = JSON.parse(readFileSync(seen, 'utf8')) as readonly string[];
    assert.equal(args[0], '/project');
    assert.ok(args.includes('--disable-extensions'));
    assert.equal(valueOf(args, 'extensionDevelopmentPath'), ROOT);
    const index = valueOf(args, 'extensionTestsPath');
    assert.ok(existsSync(`${index}.js`), `${index}.js does not exist`);
    assert.equal(index, join(ROOT, 'out', 'test', 'vscode', 'suite', 'index'));
  });

  it('opens a copy of the insecure example when no workspace is named', async () => {
    await runInDesktop({ vscodeExecutablePath: stub(0) });
    const args = JSON.parse(readFileSync(seen, 'utf8')) as readonly string[];
    const [workspace = ''] = args;
    assert.ok(!workspace.startsWith(ROOT), 'the suite would change the repository');
    assert.ok(existsSync(join(workspace, 'config/settings/base.py')));
  });

  it('fails when VS Code reports failed tests', async () => {
    await assert.rejects(runInDesktop({ vscodeExecutablePath: stub(3) }), /failed with code 3/);
  });

  // Stands in for VS Code: writes down how it was called, and ends with a code.
  function stub(code: number): string {
    const path = join(folder, `code-${code}`);
    const body = `require('node:fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify(process.argv.slice(2)));`;
    writeFileSync(path, `#!${process.execPath}\n${body}\nprocess.exit(${code});\n`, { mode: 0o755 });
    return path;
  }
});

function valueOf(args: readonly string[], option: string): string {
  const prefix = `--${option}=`;
  return args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length) ?? assert.fail(`${option} is missing`);
}
