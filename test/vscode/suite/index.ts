import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { ConsoleReporter } from './reporter';

/** Number of tests in this suite. A test that is lost, skipped or never loaded is a failure, not a smaller number. */
const EXPECTED_TESTS = 8;

/**
 * Runs every test file of this folder inside the extension host.
 *
 * VS Code calls it: the desktop build through `@vscode/test-electron`, the VS Code server through
 * `scripts/vscode-host.mjs`. Both take a rejected promise as the failure of the run.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: ConsoleReporter,
    forbidOnly: true,
    forbidPending: true,
    timeout: 60_000,
  });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  const { passed, failed } = await runAll(mocha);
  const ran = passed + failed;
  const problems = failed + (ran === EXPECTED_TESTS ? 0 : 1);
  // The harness reads this line from the console, where all it can see of this process arrives.
  console.log(`@@suite-result ${JSON.stringify({ passed, failed: problems })}`);
  if (failed > 0) throw new Error(`${failed} of ${ran} tests failed.`);
  if (ran !== EXPECTED_TESTS) throw new Error(`${ran} tests ran where ${EXPECTED_TESTS} are expected.`);
}

function runAll(mocha: Mocha): Promise<{ readonly passed: number; readonly failed: number }> {
  return new Promise((resolve) => {
    let passed = 0;
    const runner = mocha.run((failed) => {
      resolve({ passed, failed });
    });
    runner.on('pass', () => {
      passed += 1;
    });
  });
}
