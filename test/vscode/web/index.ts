import Mocha from 'mocha';
import { ConsoleReporter } from '../suite/reporter';
import { counted, settle, strictness } from '../suite/run';

/** Number of tests in this suite. */
const EXPECTED_TESTS = 59;

/** Runs the tests of the browser build, and those of the desktop that need nothing else, in the web worker extension host. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ...strictness, reporter: ConsoleReporter });
  // This is how Mocha hands `describe` and `it` to a file before it is loaded, where there are files.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await import('./worker.test.js');
  await import('../suite/first-light.test.js');
  await import('../suite/fixes.test.js');
  await import('../suite/writing.test.js');
  await import('../suite/commands.test.js');
  await import('../suite/configuration.test.js');
  const { passed, failed } = await counted((done) => mocha.run(done));
  settle(passed, failed, EXPECTED_TESTS);
}
