import type { Span } from '../text';
import type { Statement } from './statement-tree';

export type * from './expression-tree';
export type * from './statement-tree';

/**
 * The typed tree of a Python module, as plain data. Every span inside a top-level statement is relative to the start of that
 * statement, so that an unchanged statement keeps its tree when text above it changes. Names follow Python's own `ast` module.
 */
export interface PythonModule {
  readonly statements: readonly TopLevel[];
  /** All comments of the file in order, with absolute spans. */
  readonly comments: readonly Comment[];
  /** Where the text is not valid Python, with absolute spans; the statements around it are lowered all the same. */
  readonly errors: readonly Span[];
}

/** A statement in the first column, with where it stands. */
export interface TopLevel {
  /** The absolute offset of the statement; add it to a span inside `node` to get a place in the file. */
  readonly offset: number;
  readonly node: Statement;
}

/** A comment, from `#` to the end of its line. */
export interface Comment {
  readonly span: Span;
  /** The text including `#`. */
  readonly text: string;
  /** True where nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}
