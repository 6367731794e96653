import type { DotenvFile } from '../../syntax/dotenv';
import type { Span } from '../../text';
import { isSpace, physicalLines } from './lines';
import type { EnvProblem, EnvProblemCode } from './types';

// What the loaders share that match each line against one regular expression: django-environ and django-configurations,
// which both have it from Honcho.

/** The lines as Python's `str.splitlines` gives them. */
export function matchedLines(file: DotenvFile, text: string): readonly Span[] {
  return physicalLines(file).flatMap((line) => splitLine(text, line));
}

// `str.splitlines` ends a line at these too.
const boundary = /[\v\f\x1c-\x1e\x85\u2028\u2029]/;

function splitLine(text: string, line: Span): Span[] {
  let start = line.start;
  return text
    .slice(line.start, line.end)
    .split(boundary)
    .map((part) => {
      const span = { start, end: start + part.length };
      start = span.end + 1;
      return span;
    });
}

/** True where the text stands between two quotes of the kind. */
export function isQuoted(text: string, quote: string): boolean {
  return text.length >= 2 && text.startsWith(quote) && text.endsWith(quote);
}

/** Why a line that does not match sets nothing; nothing for blank lines and comments. */
export function* invalidLine(text: string, span: Span): Generator<EnvProblem> {
  const line = text.slice(span.start, span.end);
  if (line === '' || line.startsWith('#')) return;
  if (Array.from(line).every(isSpace)) return;
  if (isSpace(line[0]) && line.trimStart().startsWith('#')) return;
  yield { span, code: reason(line), effect: 'dropped' };
}

function reason(line: string): EnvProblemCode {
  if (line.startsWith('\ufeff')) return 'byte-order-mark';
  const separator = line.indexOf('=');
  if (separator < 0) return 'no-separator';
  const key = line.slice(0, separator);
  if (Array.from(key).every(isSpace)) return 'key-missing';
  if (isSpace(key[0])) return 'indented';
  if (isSpace(key.at(-1))) return 'blank-around-separator';
  if (/^export\s/.test(key)) return 'export-prefix';
  if (Array.from(key).some(isSpace)) return 'blank-in-key';
  return 'key-characters';
}
