import type { Position, Range } from 'vscode-languageserver';
import type { Place } from '../core/model/value';
import type { LineIndex, Span, Uri } from '../core/text';
import { encodedLines, type Encoding } from './encoding';

/** The texts that findings were made on, with their lines. */
export interface Texts {
  get(uri: Uri): string | undefined;
  /** Positions are the client's: counted in the encoding that was agreed on. */
  lines(uri: Uri): LineIndex | undefined;
}

/** Line indexes are made when asked for the first time: most files of a project have no finding. */
export function createTexts(get: (uri: Uri) => string | undefined, encoding: Encoding): Texts {
  const made = new Map<Uri, LineIndex>();
  return {
    get,
    lines(uri) {
      const before = made.get(uri);
      if (before !== undefined) return before;
      const text = get(uri);
      if (text === undefined) return undefined;
      const lines = encodedLines(text, encoding);
      made.set(uri, lines);
      return lines;
    },
  };
}

/** The start of the file where its text is not known (too large, not readable): the finding is about the file then. */
export function rangeOf(at: Place, texts: Texts): Range {
  const lines = texts.lines(at.uri);
  if (lines === undefined) return { start: start(), end: start() };
  return { start: lines.positionAt(at.span.start), end: lines.positionAt(at.span.end) };
}

/** The offsets of a range in the text that the findings were made on. */
export function spanOf(range: Range, uri: Uri, texts: Texts): Span {
  const lines = texts.lines(uri);
  return lines === undefined
    ? { start: 0, end: 0 }
    : { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

function start(): Position {
  return { line: 0, character: 0 };
}
