import { runFolder } from '../suite/folder';

/** Number of tests in this suite, which runs with the most talkative settings. */
const EXPECTED_TESTS = 1;

export function run(): Promise<void> {
  return runFolder(__dirname, EXPECTED_TESTS);
}
