import type { Span } from '../text';
import type { Comment } from './python-tree';
import type { ParseTree, TreeCursor } from './tree';

/**
 * The typed tree of a `.env` file: one entry for each physical line, every piece as it is written. What a line means
 * is left open here, because the programs that read these files disagree (see `model/env-loaders.ts`).
 * All spans are absolute, in UTF-16 code units. `\n`, `\r\n` and a lone `\r` end a line.
 */
export interface DotenvFile {
  /** True where the text starts with a byte-order mark: one code unit before the first line, in none of the pieces. */
  readonly bom: boolean;
  readonly lines: readonly DotenvLine[];
  /** The comment lines. A `#` behind a value is part of `rest`: whether it starts a comment depends on the reader. */
  readonly comments: readonly Comment[];
}

/** A line of an environment file; one with a multi-line value is one line here. */
export type DotenvLine = EntryLine | BareLine | CommentLine | BlankLine;

interface Line {
  /** The line without its terminator. */
  readonly span: Span;
  /** The blanks before anything else; empty where there are none. */
  readonly indent: Span;
  /** The line end; empty behind the last line of a file that does not end with one. */
  readonly terminator: Span;
}

/** A piece of a line together with what stands there. */
export interface Piece {
  readonly span: Span;
  readonly text: string;
}

interface KeyedLine extends Line {
  /** The word `export` where a blank and something else follow, without the blank. */
  readonly exportKeyword?: Span;
  /** Everything before the separator, without the blanks around it: it may hold blanks, quotes or be empty. */
  readonly key: Piece;
}

/** A line with a separator. `:` separates only where the line has no `=`. */
export interface EntryLine extends KeyedLine {
  readonly kind: 'entry';
  /** The separator with the blanks around it. */
  readonly separator: Span;
  readonly separatorText: '=' | ':';
  /** Everything behind the separator and its blanks, with quotes, inline comment and trailing blanks. */
  readonly rest: Piece;
}

/** A line with text that has no separator. */
export interface BareLine extends KeyedLine {
  readonly kind: 'bare';
}

/** A line that is a comment. */
export interface CommentLine extends Line {
  readonly kind: 'comment';
  /** From `#` to the end of the line. */
  readonly comment: Piece;
}

/** A line with nothing but blanks. */
export interface BlankLine extends Line {
  readonly kind: 'blank';
}

// The blanks of the grammar: what Python's `str.isspace` accepts, without the two line ends.
const blank = /[\t\v\f\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const trailingBlanks = new RegExp(`${blank.source}+$`);
const keyword = 'export';

/** True for a code unit that Python counts as white space, line ends left out. */
export function isBlank(unit: string | undefined): boolean {
  return unit !== undefined && blank.test(unit);
}

/** Binds the grammar's parser to the lowering. The result is total: any text gives a tree that covers all of it. */
export function createDotenvParser(parse: ParseTree): (text: string) => DotenvFile {
  return (text) => {
    const tree = parse(text);
    try {
      return tree.read((cursor) => lowerDotenv(text, cursor));
    } finally {
      tree.dispose();
    }
  };
}

/** Lowers a tree whose root the cursor stands on; `text` is the text that was parsed. */
function lowerDotenv(text: string, cursor: TreeCursor): DotenvFile {
  const lines: DotenvLine[] = [];
  for (let more = cursor.gotoFirstChild(); more; more = cursor.gotoNextSibling()) {
    const line = lowerLine(text, cursor);
    if (line !== undefined) lines.push(line);
  }
  return { bom: text.startsWith('\ufeff'), lines, comments: lines.flatMap(commentOf) };
}

type PieceName = 'indent' | 'export' | 'key' | 'separator' | 'rest' | 'text' | 'terminator' | 'trailing';
type Pieces = Partial<Record<PieceName, Span>>;

function lowerLine(text: string, cursor: TreeCursor): DotenvLine | undefined {
  const kind = cursor.nodeType;
  const { startIndex: start, endIndex } = cursor;
  const pieces = readPieces(cursor);
  const terminator = pieces.terminator ?? { start: endIndex, end: endIndex };
  const line = { span: { start, end: terminator.start }, indent: pieces.indent ?? { start, end: start }, terminator };
  switch (kind) {
    case 'entry':
      return lowerEntry(text, line, pieces);
    case 'bare':
      return { kind, ...line, ...keyed(text, line, pieces, line.span.end) };
    case 'comment':
      return { kind, ...line, comment: piece(text, pieces.text ?? line.span) };
    case 'blank':
      return { kind, ...line };
    default:
      return undefined;
  }
}

function readPieces(cursor: TreeCursor): Pieces {
  const pieces: Pieces = {};
  if (!cursor.gotoFirstChild()) return pieces;
  do {
    pieces[cursor.nodeType as PieceName] = { start: cursor.startIndex, end: cursor.endIndex };
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return pieces;
}

function lowerEntry(text: string, line: Line, pieces: Pieces): EntryLine {
  const found = pieces.separator ?? { start: line.span.end, end: line.span.end };
  const head = keyed(text, line, pieces, found.start);
  // Blanks that the grammar could not tell from the key belong to the separator.
  const separator = { start: head.key.span.end, end: found.end };
  const separatorText = text.slice(found.start, found.end).includes('=') ? '=' : ':';
  const rest = piece(text, pieces.rest ?? { start: found.end, end: line.span.end });
  return { kind: 'entry', ...line, ...head, separator, separatorText, rest };
}

/** The keyword and the key. A keyword with nothing behind it is a key of that name (`export =1`, a lone `export `). */
function keyed(text: string, line: Line, pieces: Pieces, keyEnd: number): Pick<KeyedLine, 'exportKeyword' | 'key'> {
  const exported = pieces.export;
  const word = exported && { start: exported.start, end: exported.start + keyword.length };
  if (word !== undefined && pieces.key === undefined) return { key: piece(text, word) };
  const span = trimEnd(text, pieces.key ?? { start: line.indent.end, end: Math.min(line.indent.end, keyEnd) });
  return { key: piece(text, span), ...(word && { exportKeyword: word }) };
}

function trimEnd(text: string, span: Span): Span {
  const inner = text.slice(span.start, span.end);
  return isBlank(inner.at(-1))
    ? { start: span.start, end: span.start + inner.replace(trailingBlanks, '').length }
    : span;
}

function piece(text: string, span: Span): Piece {
  return { span, text: text.slice(span.start, span.end) };
}

function commentOf(line: DotenvLine): Comment[] {
  return line.kind === 'comment' ? [{ ...line.comment, ownLine: true }] : [];
}
