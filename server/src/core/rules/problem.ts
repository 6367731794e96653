import type { Place } from '../model/value';
import type { StrictProfile } from './profiles';
import type { Profile } from './rule';

/** How grave a finding is, the gravest first; the same four levels as in LSP. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What a rule says about one place; id, severity, entries and duplicates are added outside. */
export interface Problem {
  readonly at: Place;
  /** What is wrong, why it matters, what to do: at most two sentences, never a value of a secret. */
  readonly message: string;
  /** The setting or variable it is about. */
  readonly subject?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  /** The ids of Django's checks that are true here; missing means all of the rule's ids, `[]` none. */
  readonly django?: readonly string[];
  /** Replaces the profile's severity where the rule itself knows better. */
  readonly severity?: Severity;
  /** Replaces the rule's profile, where one rule speaks about cases of different weight. */
  readonly profile?: Profile;
  /** True where it is about something that nobody wrote: it joins the rule's group, and the production marker decides its severity. */
  readonly absent?: true;
  readonly tags?: readonly ProblemTag[];
}

/** A problem that is only told by the strict preset, or where the configuration gives its rule a level. */
export type QuietProblem = Problem & { readonly profile?: StrictProfile; readonly absent?: never };

/** How an editor shows the text: faded, or struck through. */
export type ProblemTag = 'unnecessary' | 'deprecated';

/** Another text that belongs to a problem. */
export interface RelatedPlace {
  readonly at: Place;
  readonly message: string;
}

/** `safe`: the present value has no effect or Django cannot start with it. `unsafe`: it changes what a site does. */
export type Safety = 'safe' | 'unsafe';

/** A change that takes a problem away. No two of its edits touch the same text. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  readonly safety: Safety;
  /** True where this is the one right answer. */
  readonly preferred: boolean;
}

/** Replaces a span of a file; a URI that does not exist yet means: create the file with this text. */
export interface FileEdit {
  readonly at: Place;
  readonly newText: string;
  /** True where the file is created by this edit. */
  readonly create?: boolean;
}

/** Stands in a fix for a fresh random key; the adapter fills it when the fix is applied, so the core stays deterministic. */
export const newSecretToken = '\u0001new-secret-key\u0001';
