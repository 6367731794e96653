import type { Span } from '../../text';
import { hasQuote } from './lines';
import type { EnvEntry, EnvProblem, EnvProblemCode, EnvReading } from './types';

/** The longest line that the client reads, in UTF-8 bytes: with byte-order mark and `\r`, without `\n`. */
const longestLine = 65_535;

/**
 * The client's `docker run --env-file`: everything behind the first `=` is the value, quotes, comments and blanks
 * included. One line that it refuses stops the whole command. Only `\n` ends a line; one `\r` before it is dropped.
 */
export function readDocker(text: string): EnvReading {
  const entries: EnvEntry[] = [];
  const problems: EnvProblem[] = [];
  for (const { span, whole } of newlineSpans(text)) {
    const line = trimStart(text, span);
    if (utf8Length(text.slice(whole.start, whole.end)) > longestLine) {
      problems.push({ span, code: 'line-too-long', effect: 'fails' });
      continue;
    }
    if (line.start === line.end || text[line.start] === '#') continue;
    const separator = text.slice(line.start, line.end).indexOf('=');
    const keySpan = { start: line.start, end: separator < 0 ? line.end : line.start + separator };
    const code = refusal(keyOf(text, keySpan));
    if (code !== undefined) {
      problems.push({ span: line, code, effect: 'fails' });
      continue;
    }
    const entry = separator < 0 ? fromHost(text, span, keySpan) : withValue(text, span, keySpan, line.end);
    entries.push(entry);
    problems.push(...problemsOf(entry));
  }
  return { entries, problems };
}

interface ClientLine {
  /** Without byte-order mark and line end. */
  readonly span: Span;
  /** Everything before the `\n`. */
  readonly whole: Span;
}

function newlineSpans(text: string): ClientLine[] {
  const lines: ClientLine[] = [];
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found;
    const from = start === 0 && text.startsWith('\ufeff') ? 1 : start;
    const end = next > from && text[next - 1] === '\r' ? next - 1 : next;
    lines.push({ span: { start: from, end }, whole: { start, end: next } });
    start = next + 1;
  }
  return lines;
}

// Go's `unicode.IsSpace`, which unlike Python does not count U+001C to U+001F.
const goSpace = /[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

function trimStart(text: string, span: Span): Span {
  let start = span.start;
  while (start < span.end && goSpace.test(text[start] ?? '')) start++;
  return { start, end: span.end };
}

function refusal(name: string): EnvProblemCode | undefined {
  if (name === '') return 'key-missing';
  if (!/[ \t]/.test(name)) return undefined;
  if (/^export[ \t]/.test(name)) return 'export-prefix';
  return /[ \t]/.test(name.replace(/[ \t]+$/, '')) ? 'blank-in-key' : 'blank-around-separator';
}

function utf8Length(text: string): number {
  if (text.length * 3 <= longestLine) return text.length;
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function withValue(text: string, span: Span, keySpan: Span, end: number): EnvEntry {
  const valueSpan = { start: keySpan.end + 1, end };
  const value = text.slice(valueSpan.start, valueSpan.end);
  const known = { value, valueInEmptyEnvironment: value, valueSpan, raw: value, rawSpan: valueSpan };
  return {
    key: keyOf(text, keySpan),
    keySpan,
    span,
    ...known,
    quote: '',
    interpolated: false,
    lines: linesOf(text, span),
  };
}

/** A name alone hands on the variable of the shell that runs the command. */
function fromHost(text: string, span: Span, keySpan: Span): EnvEntry {
  const empty = { start: keySpan.end, end: keySpan.end };
  const unknown = { value: null, valueInEmptyEnvironment: null, valueSpan: empty, raw: '', rawSpan: empty };
  return {
    key: keyOf(text, keySpan),
    keySpan,
    span,
    ...unknown,
    quote: '',
    interpolated: true,
    lines: linesOf(text, span),
  };
}

function keyOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** A lone `\r` does not end a line here, so one entry may take several lines of the editor. */
function linesOf(text: string, span: Span): number {
  return text.slice(span.start, span.end).split('\r').length;
}

function* problemsOf(entry: EnvEntry): Generator<EnvProblem> {
  if (entry.interpolated) yield { span: entry.keySpan, code: 'no-separator', effect: 'from-host' };
  if (hasQuote(entry.key)) yield { span: entry.keySpan, code: 'quote-in-key', effect: 'polluted-key' };
  if (/^["']/.test(entry.raw)) yield { span: entry.rawSpan, code: 'quote-kept', effect: 'polluted-value' };
}
