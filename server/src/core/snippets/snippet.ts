import type { VersionText } from '../django/versions';

/** The kind of file that a snippet belongs into. */
export type SnippetScope = 'settings' | 'python' | 'urls' | 'dotenv' | 'gitignore';

/** The libraries in whose words a snippet can read the environment. */
export type SnippetReader = 'os' | 'django-environ' | 'python-decouple' | 'environs';

/** Releases for which a variant is right: from the first one, up to (and without) the second. */
export interface Releases<Version extends string = string> {
  readonly from?: Version;
  readonly before?: Version;
}

/**
 * One block of hardened settings, in one variant. Its text has VS Code's tab stops (`${1:name}`, `${1|a,b|}`, `$0`); a dollar
 * sign of its own is written `\$`. No text holds a secret or the name of a real site.
 */
export interface Snippet {
  /** What is typed; the variants of a block share it. */
  readonly prefix: `dsl-${string}`;
  /** The name of the block, without its variant. */
  readonly title: string;
  /** One line: what it does. */
  readonly description: string;
  readonly scope: SnippetScope;
  /** True where it is a whole file. */
  readonly isFile?: true;
  readonly django?: Releases<VersionText>;
  /** The package that it is for, by its name on PyPI, with the releases whose names and defaults it uses. */
  readonly package?: { readonly name: string } & Releases;
  /** A word that tells variants apart where neither release nor reader does. */
  readonly variant?: string;
  /**
   * `offered`: each reader's variant is offered to whoever types the prefix. `os` and `none`: one text is, and only a tool
   * that knows the project's reader uses the others. Which readers a block knows is up to `text`.
   */
  readonly readers: 'offered' | 'os' | 'none';
  /** The text in the words of a reader; undefined where the block makes no sense with it. */
  readonly text: (read: ReaderWords) => string | undefined;
}

/** How a reader says the usual things. Names are variables, fallbacks are Python text. */
export interface ReaderWords {
  readonly reader: SnippetReader;
  /** What has to stand on top of the module. */
  readonly imports: string;
  required(name: string): string;
  text(name: string, fallback: string): string;
  integer(name: string, fallback: string): string;
  /** True or false; anything that is not clearly the other value is the fallback. */
  flag(name: string, fallback: boolean): string;
  /** A list without blanks and empty items, empty where the variable is missing. */
  list(name: string): string;
}

/** Keeps a file of snippets from being changed. */
export function defineSnippets(snippets: readonly Snippet[]): readonly Snippet[] {
  return Object.freeze(snippets);
}
