import { runTests, type TestOptions } from '@vscode/test-electron';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The compiled file lies in out/test/vscode, three levels below the root of the repository. */
const ROOT = join(__dirname, '..', '..', '..');

/**
 * Runs the suite in a desktop VS Code, which `@vscode/test-electron` downloads unless an executable is given.
 * The extension runs from the working tree, so `npm run build` comes first.
 *
 * @param options May name another executable or version, and a folder to open instead of a copy of the insecure example.
 * @throws TestRunFailedError when a test failed.
 */
export function runInDesktop(
  options: Pick<TestOptions, 'vscodeExecutablePath' | 'version'> & { readonly workspace?: string } = {},
): Promise<number> {
  const { workspace = copyOfExample(), ...electron } = options;
  return runTests({
    ...electron,
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: join(__dirname, 'suite', 'index'),
    // Other extensions would add their own findings and fixes to what the tests count.
    launchArgs: [workspace, '--disable-extensions'],
  });
}

/** The suite changes and saves files, so it gets a copy that the system clears away some day. */
function copyOfExample(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'settings-lint-desktop-')), 'insecure');
  cpSync(join(ROOT, 'examples', 'insecure'), folder, { recursive: true });
  return folder;
}

if (require.main === module) {
  const version = process.env['VSCODE_VERSION'];
  runInDesktop(version === undefined ? {} : { version }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
