import { runFolder } from './folder';

/** Number of tests in this suite, which runs in one folder of a trusted workspace. */
const EXPECTED_TESTS = 61;

export function run(): Promise<void> {
  return runFolder(__dirname, EXPECTED_TESTS);
}
