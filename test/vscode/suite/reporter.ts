import Mocha from 'mocha';

const { EVENT_RUN_BEGIN, EVENT_TEST_PASS, EVENT_TEST_RETRY, EVENT_TEST_FAIL } = Mocha.Runner.constants;

/**
 * Prints one message per test, each starting with `@@test`.
 *
 * Mocha's own reporters print through format strings that the console of a browser workbench shows unformatted, between
 * hundreds of lines of VS Code. The prefix lets the harness find ours.
 */
export class ConsoleReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(EVENT_RUN_BEGIN, () => say(`${runner.total} tests`));
    runner.on(EVENT_TEST_PASS, (test) => say(`  passed  ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on(EVENT_TEST_RETRY, (test: Mocha.Test, error: Error) =>
      say(`  again   ${test.fullTitle()}\n${error.stack ?? error.message}`),
    );
    runner.on(EVENT_TEST_FAIL, (test, error: Error) =>
      say(`  FAILED  ${test.fullTitle()}\n${error.stack ?? error.message}`),
    );
  }
}

function say(text: string): void {
  console.log(`@@test ${text}`);
}
