import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { ConsoleReporter } from './reporter';
import { counted, settle, strictness } from './run';

/**
 * Runs every test file of a folder inside the extension host.
 *
 * VS Code calls the `run` of a suite: the desktop build through `@vscode/test-electron`, the VS Code server through
 * `scripts/vscode-host.mjs`. Both take a rejected promise as the failure of the run.
 */
export async function runFolder(folder: string, expected: number): Promise<void> {
  const mocha = new Mocha({ ...strictness, reporter: ConsoleReporter });
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(folder, name));
  }
  const { passed, failed } = await counted((done) => mocha.run(done));
  settle(passed, failed, expected);
}
