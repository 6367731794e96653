import type { Span } from '../../text';

/** The programs whose reading of `.env` files is known. `docker` is `docker run --env-file`. */
export type Loader =
  'python-dotenv' | 'django-environ' | 'python-decouple' | 'environs' | 'django-configurations' | 'docker';

/** What the project passes to its loader; other loaders ignore it. */
export interface LoaderOptions {
  /** django-environ's `read_env(parse_comments=True)`. Off by default, as there. */
  readonly parseComments?: boolean;
  /** django-environ's `env.str(..., multiline=True)`: `\n` written as two characters becomes a line end. */
  readonly multiline?: boolean;
  /**
   * Whether references are followed: `${A}` by python-dotenv and environs (`interpolate=`), a leading `$` by
   * django-environ when the value is read through `env(...)`. On by default; with false django-environ's value is the
   * text that it puts into `os.environ`.
   */
  readonly interpolate?: boolean;
}

/** One variable that the loader defines. A key written twice is two entries, the last of which counts; see django-configurations. */
export interface EnvEntry {
  readonly key: string;
  /** The key without `export` and without quotes that the loader strips. */
  readonly keySpan: Span;
  /** The physical lines of the entry, without the last terminator. */
  readonly span: Span;
  /**
   * The text that the loader hands on. Null where it is not in the file: a key without a value, or a reference to a
   * name that the file does not define (then `interpolated` is true). References that the file resolves are resolved,
   * as if the environment did not set those names to something else.
   */
  readonly value: string | null;
  /** The same where the environment sets nothing: null for a key without a value and where the loader then raises. */
  readonly valueInEmptyEnvironment: string | null;
  /** The text that decides the value, without quotes that the loader strips; not yet unescaped. */
  readonly valueSpan: Span;
  /** Everything behind the separator and its blanks as it is written, with quotes and inline comment. */
  readonly raw: string;
  readonly rawSpan: Span;
  /** The quotes that the loader strips; empty where it keeps what stands there. */
  readonly quote: '"' | "'" | '`' | '';
  /** True where the value refers to another name, so that the environment may decide it. */
  readonly interpolated: boolean;
  /** How many physical lines the entry takes. */
  readonly lines: number;
}

/** Why a line is not read as it looks. No value is ever part of a problem. */
export type EnvProblemCode =
  | 'no-separator'
  | 'key-missing'
  | 'blank-around-separator'
  | 'blank-in-key'
  | 'indented'
  | 'export-prefix'
  | 'byte-order-mark'
  | 'key-characters'
  | 'quote-in-key'
  | 'unterminated-quote'
  | 'text-after-quote'
  | 'quote-kept'
  | 'nul'
  | 'illegal-name'
  | 'line-too-long';

/**
 * What the loader does about it: it skips the lines; it knows the key but sets nothing; it takes the value from the
 * environment it is started in; it stops with an error, so that nothing or only a part of the file is loaded; the key
 * or the value gets text that was not meant to belong to it.
 */
export type EnvProblemEffect = 'dropped' | 'no-value' | 'from-host' | 'fails' | 'polluted-key' | 'polluted-value';

/** What is wrong with a line of an environment file for the loader that reads it. */
export interface EnvProblem {
  readonly span: Span;
  readonly code: EnvProblemCode;
  readonly effect: EnvProblemEffect;
}

/** What a loader makes of a file, in the order of the file. Entries behind a line it fails on are still listed. */
export interface EnvReading {
  readonly entries: readonly EnvEntry[];
  readonly problems: readonly EnvProblem[];
}
