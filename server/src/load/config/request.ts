import type { Analyzer } from '../../core/analyzer';
import type { LoadedProject } from '../../core/lint/loaded';
import type { Options } from '../../core/lint/options';
import type { Role } from '../../core/model/view';
import type { Uri } from '../../core/text';

/** What to load a project with. */
export interface LoadRequest {
  readonly analyzer: Pick<Analyzer, 'inspect'>;
  /** Ids and aliases of all rules; others in a configuration are reported. */
  readonly ruleIds: readonly string[];
  /** Where the configuration comes from; missing means the nearest `pyproject.toml` upwards with our section. */
  readonly config?: 'none' | { readonly uri: Uri };
  /** The editor's options, as the client sent them; the configuration file wins over them. */
  readonly editor?: unknown;
  /** False where what the baseline accepts is wanted as well. */
  readonly baseline?: false;
  /** Options of the command line; they win over everything. */
  readonly overrides?: Overrides;
  /** Files that were named by hand: they count whatever their names are. */
  readonly named?: readonly Uri[];
  /** Once `aborted` is true, loading ends by throwing a `LoadAborted`. */
  readonly signal?: { readonly aborted: boolean };
}

/** What the command line says; it wins over the configuration. */
export interface Overrides {
  readonly preset?: Options['preset'];
  readonly djangoVersion?: string;
  /** Every module that is judged takes this role. */
  readonly role?: Role;
}

/** A loaded project with what adapters need besides. */
export interface LoadResult extends LoadedProject {
  /** The texts of all files that a finding may point at: those of the project and the configuration's home. */
  readonly texts: ReadonlyMap<Uri, string>;
  /** Files that belong to the project and cannot be read. */
  readonly errors: readonly LoadError[];
  /** Problems without a place in a file, such as those in the editor's options. */
  readonly notices: readonly string[];
  /** The configuration file in force. */
  readonly config: Uri | null;
  /** Where a level of a rule can be written: that file, or a `pyproject.toml` without our section, or one to create. */
  readonly configHome: { readonly uri: Uri; readonly exists: boolean } | null;
  /** The folder that the configuration's paths begin at; a baseline stands there. */
  readonly home: Uri;
  /** Every file that was read or tried; the text of another file decided nothing. */
  readonly consulted: readonly Uri[];
}

/** What could not be read, in words for users. */
export interface LoadError {
  readonly uri: Uri;
  readonly message: string;
}

/** Thrown by `loadProject` when its signal says that the result is not wanted any more. */
export class LoadAborted extends Error {
  override readonly name = 'LoadAborted';
}
