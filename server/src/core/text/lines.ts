import type { Span } from './span';

/** A place in a text: line and character from 0, characters in UTF-16 code units, as LSP counts by default. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Turns offsets into lines and back. `\n`, `\r\n` and a lone `\r` each end a line, as Python and LSP see it. A byte order mark
 * is no part of the first line: editors take it off, so that a place in the file counts as it does there.
 */
export interface LineIndex {
  readonly lineCount: number;
  /** Offsets beyond the text are clamped to its ends. */
  positionAt(offset: number): Position;
  /** Positions beyond a line or the text are clamped. */
  offsetAt(position: Position): number;
  /** The span of a line (from 0) without its terminator; an empty span at the end for lines that do not exist. */
  lineSpan(line: number): Span;
}

/** Finds lines and columns of a text. */
export function createLineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  const startOf = (line: number): number => starts[line] ?? text.length;
  const lineAt = (offset: number): number => lastNotAfter(starts, offset);
  const lineSpan = (line: number): Span => {
    const start = startOf(line);
    let end = line + 1 < starts.length ? startOf(line + 1) : text.length;
    while (end > start && isTerminator(text.charCodeAt(end - 1)) && line + 1 < starts.length) end--;
    return { start, end };
  };
  return Object.freeze({
    lineCount: starts.length,
    positionAt(offset: number) {
      const clamped = Math.min(Math.max(offset, 0), text.length);
      const line = lineAt(clamped);
      return { line, character: Math.max(clamped - startOf(line), 0) };
    },
    offsetAt(position: Position) {
      if (position.line < 0) return 0;
      if (position.line >= starts.length) return text.length;
      const at = lineSpan(position.line);
      return Math.min(at.start + Math.max(position.character, 0), at.end);
    },
    lineSpan,
  });
}

/** The offset of the first character of the line that holds `at`; looks no further back than that. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isTerminator(text.charCodeAt(start - 1))) start--;
  return start;
}

/** The offset of the terminator of the line that holds `at`, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isTerminator(text.charCodeAt(end))) end++;
  return end;
}

const byteOrderMark = 0xfeff;

function lineStarts(text: string): number[] {
  const starts = [text.charCodeAt(0) === byteOrderMark ? 1 : 0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (isTerminator(unit)) starts.push(i + 1);
  }
  return starts;
}

function isTerminator(unit: number): boolean {
  return unit === 10 || unit === 13;
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
