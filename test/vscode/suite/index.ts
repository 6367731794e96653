import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { ConsoleReporter } from './reporter';
import { counted, settle, strictness } from './run';

/** Number of tests in this suite. */
const EXPECTED_TESTS = 9;

/**
 * Runs every test file of this folder inside the extension host.
 *
 * VS Code calls it: the desktop build through `@vscode/test-electron`, the VS Code server through
 * `scripts/vscode-host.mjs`. Both take a rejected promise as the failure of the run.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ...strictness, reporter: ConsoleReporter });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  const { passed, failed } = await counted((done) => mocha.run(done));
  settle(passed, failed, EXPECTED_TESTS);
}
