import { runFolder } from '../suite/folder';

/** Number of tests in this suite, which runs in a workspace with two folders. */
const EXPECTED_TESTS = 5;

export function run(): Promise<void> {
  return runFolder(__dirname, EXPECTED_TESTS);
}
