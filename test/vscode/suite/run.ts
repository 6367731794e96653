import type Mocha from 'mocha';

/**
 * What every run of a suite is strict about, in each host. An editor on a busy machine may lose a race once: the reporter says
 * so, and what is broken fails twice.
 */
export const strictness = { ui: 'bdd', forbidOnly: true, forbidPending: true, timeout: 90_000, retries: 1 } as const;

/**
 * Reports the end of a suite to the harness, and rejects if a test failed. A test that is lost, skipped or never loaded is a
 * failure, not a smaller number.
 */
export function settle(passed: number, failed: number, expected: number): void {
  const ran = passed + failed;
  const problems = failed + (ran === expected ? 0 : 1);
  // The harness reads this line from the console, where all it can see of this process arrives.
  console.log(`@@suite-result ${JSON.stringify({ passed, failed: problems })}`);
  if (failed > 0) throw new Error(`${failed} of ${ran} tests failed.`);
  if (ran !== expected) throw new Error(`${ran} tests ran where ${expected} are expected.`);
}

/** Counts what `start` runs. */
export function counted(
  start: (done: (failed: number) => void) => Mocha.Runner,
): Promise<{ readonly passed: number; readonly failed: number }> {
  return new Promise((resolve) => {
    let passed = 0;
    const runner = start((failed) => {
      resolve({ passed, failed });
    });
    runner.on('pass', () => {
      passed += 1;
    });
  });
}
