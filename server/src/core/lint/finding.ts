import type { Place } from '../model/value';
import type { Fix, ProblemTag, RelatedPlace, Severity } from '../rules/problem';
import type { Uri } from '../text';

/** What the product reports, ready for every adapter. Plain data without a value of any secret. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, why it matters, what to do: at most two sentences. */
  readonly message: string;
  readonly at: Place;
  /** The setting or variable it is about; null where it is about something else. */
  readonly subject: string | null;
  /** Findings of one group about one entry are shown as one diagnostic in editors. */
  readonly group?: string;
  /** The entry modules for which it holds; empty for `.env` and configuration files. */
  readonly entries: readonly Uri[];
  /** The ids of Django's own checks that are true at this place. */
  readonly django: readonly string[];
  readonly cwe: readonly number[];
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  readonly tags: readonly ProblemTag[];
}
