import { runFolder } from '../suite/folder';

/** Number of tests in this suite, which runs in Restricted Mode. */
const EXPECTED_TESTS = 4;

export function run(): Promise<void> {
  return runFolder(__dirname, EXPECTED_TESTS);
}
