import type { Problem, Severity } from '../rules/problem';
import type { Rule } from '../rules/rule';
import type { Uri } from '../text';

/** A problem on its way to a finding: with its rule, and how severe it is for one entry. */
export interface Candidate {
  readonly rule: Rule;
  readonly problem: Problem;
  /** The entry whose settings show it; null for a `.env` file. */
  readonly entry: Uri | null;
  /** `off` ones are kept until ignore comments are matched, so that a comment does not count as unused by configuration. */
  readonly severity: Severity | 'off';
}

/** The group that a problem is shown with. */
export function groupOf({ rule, problem }: Candidate): string | undefined {
  return problem.absent === true ? rule.group : undefined;
}
