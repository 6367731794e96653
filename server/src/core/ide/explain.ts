import type { Role } from '../model/view';
import type { Uri } from '../text';

/** One entry module with its role and the verdicts of Django's own checks. */
export interface EntrySummary {
  readonly uri: Uri;
  /** The class of django-configurations whose settings these are. */
  readonly configuration?: string;
  readonly role: Role;
  /** Why it is an entry and has this role, in words. */
  readonly because: readonly string[];
  /** Django's own checks over the actual settings with an empty environment: true means that the check would report. */
  readonly checks: Readonly<Record<string, boolean | null>>;
}

/** An entry and what its settings may be, ready to print: every value is masked already. */
export interface EntryReport extends EntrySummary {
  readonly settings: readonly SettingReport[];
}

/** Everything that one setting of an entry may be. */
export interface SettingReport {
  readonly name: string;
  readonly alternatives: readonly AlternativeReport[];
}

/** One value that a setting may have, with the text that decides it. Secrets are hidden. */
export interface AlternativeReport {
  readonly kind: 'literal' | 'sequence' | 'dict' | 'call' | 'env' | 'unknown' | 'default';
  /** A JSON value with hidden strings as `…`; missing for env and unknown. */
  readonly value?: unknown;
  /** The same as Python source, such as `['…', '…']`, or `env DEBUG (bool)`. */
  readonly display: string;
  readonly uri: Uri;
  /** Offset in UTF-16 units of the deciding text. */
  readonly offset: number;
  /** The conditions in words of the source, such as `if DEBUG` or `DEBUG is not set`. */
  readonly when: readonly string[];
  /** Why it is unknown, in words. */
  readonly why?: string;
}
