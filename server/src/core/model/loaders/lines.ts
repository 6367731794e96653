import type { DotenvFile } from '../../syntax/dotenv';
import { isBlank } from '../../syntax/dotenv';
import type { Span } from '../../text';
import type { EnvEntry, EnvProblem } from './types';

/** The file's lines without their terminators, the byte-order mark counted to the first one as some loaders do. */
export function physicalLines(file: DotenvFile): readonly Span[] {
  return file.lines.map(({ span }, index) => (index === 0 && file.bom ? { start: 0, end: span.end } : span));
}

/** The span without what Python's `str.strip` removes at both ends. */
export function strip(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return { start, end };
}

/** White space as Python's `\s` and `str.isspace` see it, line ends included. */
export function isSpace(unit: string | undefined): boolean {
  return unit === '\n' || unit === '\r' || isBlank(unit);
}

/** Python opens text files with universal newlines: every line end that reaches a value is `\n`. */
export function universalNewlines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** How many physical lines a span touches. */
export function countLines(text: string, span: Span): number {
  return universalNewlines(text.slice(span.start, span.end)).split('\n').length;
}

/** True for a key that some loaders keep with its quotes. */
export function hasQuote(key: string): boolean {
  return /["'`]/.test(key);
}

/** The entries that count: the last one of each key, which the others give way to. */
export function lastOfEachKey(entries: readonly EnvEntry[]): Iterable<EnvEntry> {
  return new Map(entries.map((entry) => [entry.key, entry])).values();
}

/** The problems in the order of the file. */
export function inOrder(problems: readonly EnvProblem[]): readonly EnvProblem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start);
}
