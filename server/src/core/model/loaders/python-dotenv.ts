import { isBlank } from '../../syntax/dotenv';
import type { Span } from '../../text';
import { countLines, hasQuote, inOrder, isSpace, lastOfEachKey, universalNewlines } from './lines';
import { createExpander } from './python-dotenv-variables';
import type { EnvEntry, EnvProblem, EnvProblemCode, EnvReading, LoaderOptions } from './types';

/**
 * python-dotenv (and environs, which calls it). It reads the file as one stream of statements, not as lines: quoted
 * values and quoted keys run over line ends, and a statement that fails takes everything up to the end of the line it
 * failed on with it. `setsEnvironment` is false for environs, which never writes to `os.environ`.
 */
export function readPythonDotenv(text: string, options: LoaderOptions, setsEnvironment: boolean): EnvReading {
  const entries: EnvEntry[] = [];
  const problems: EnvProblem[] = [];
  const expand = createExpander(options.interpolate !== false);
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length;) {
    const statement = readStatement(text, at);
    at = statement.next;
    if (statement.kind === 'failed') problems.push(statement.problem);
    if (statement.kind !== 'binding') continue;
    const entry = toEntry(text, statement, expand);
    entries.push(entry);
    problems.push(...problemsOf(entry, statement));
  }
  if (setsEnvironment) for (const entry of lastOfEachKey(entries)) problems.push(...refusals(entry));
  return { entries, problems: inOrder(problems) };
}

interface Value {
  readonly rawStart: number;
  readonly span: Span;
  readonly quote: '"' | "'" | '';
  /** Null for a key without a separator. */
  readonly text: string | null;
  /** Where reading goes on. */
  readonly next: number;
}

interface Failure {
  readonly failed: EnvProblemCode;
  readonly at: number;
}

interface Key {
  readonly span: Span;
  readonly next: number;
}

/** One statement of the file and where the next one starts. A comment, or blanks up to the end, bind nothing. */
type Statement =
  | { readonly kind: 'nothing'; readonly next: number }
  | { readonly kind: 'failed'; readonly next: number; readonly problem: EnvProblem }
  | { readonly kind: 'binding'; readonly next: number; readonly span: Span; readonly key: Span; readonly value: Value };

function readStatement(text: string, from: number): Statement {
  let start = from;
  while (isSpace(text[start])) start++;
  if (start >= text.length) return { kind: 'nothing', next: start };
  const head = skipExport(text, start);
  if (text[head] === '#') return { kind: 'nothing', next: lineEnd(text, head).next };
  const key = readKey(text, head);
  if ('failed' in key) return failed(text, start, key);
  const value = readAssigned(text, key.next);
  if ('failed' in value) return failed(text, start, value);
  const end = endOfStatement(text, value.next);
  if (end === undefined) return failed(text, start, { failed: leftOver(text, value), at: value.next });
  return {
    kind: 'binding',
    next: end.next,
    span: { start: lineStart(text, from, start), end: end.end },
    key: key.span,
    value,
  };
}

/** Blanks and a comment may stand behind a value; anything else makes the statement fail. */
function endOfStatement(text: string, from: number): { end: number; next: number } | undefined {
  const at = skipBlanks(text, from);
  const end = lineEnd(text, at);
  return end.end === at || text[at] === '#' ? end : undefined;
}

function leftOver(text: string, value: Value): EnvProblemCode {
  if (value.text !== null) return 'text-after-quote';
  return text.slice(value.next, lineEnd(text, value.next).end).includes('=') ? 'blank-in-key' : 'no-separator';
}

function failed(text: string, start: number, failure: Failure): Statement {
  const { end, next } = lineEnd(text, failure.at);
  return { kind: 'failed', next, problem: { span: { start, end }, code: failure.failed, effect: 'dropped' } };
}

function skipExport(text: string, at: number): number {
  return text.startsWith('export', at) && isBlank(text[at + 6]) ? skipBlanks(text, at + 6) : at;
}

function readKey(text: string, at: number): Key | Failure {
  if (text[at] === "'") {
    const close = text.indexOf("'", at + 1);
    if (close < 0) return { failed: 'unterminated-quote', at };
    if (close === at + 1) return { failed: 'key-missing', at };
    return { span: { start: at + 1, end: close }, next: close + 1 };
  }
  let end = at;
  while (end < text.length && text[end] !== '=' && text[end] !== '#' && !isSpace(text[end])) end++;
  return end === at ? { failed: 'key-missing', at } : { span: { start: at, end }, next: end };
}

function readAssigned(text: string, afterKey: number): Value | Failure {
  const at = skipBlanks(text, afterKey);
  if (text[at] !== '=') return plain(null, afterKey, afterKey, at);
  const start = skipBlanks(text, at + 1);
  // A blank makes `#` a comment; directly behind `=` it is the value's first character.
  if (start > at + 1 && text[start] === '#') return plain('', start, start, start);
  const quote = text[start];
  return quote === '"' || quote === "'" ? readQuoted(text, start, quote) : readUnquoted(text, start);
}

function plain(value: string | null, start: number, end: number, next: number): Value {
  return { rawStart: start, span: { start, end }, quote: '', text: value, next };
}

function readQuoted(text: string, open: number, quote: '"' | "'"): Value | Failure {
  let close = open + 1;
  while (close < text.length && text[close] !== quote) close += text[close] === '\\' ? 2 : 1;
  if (close >= text.length) return { failed: 'unterminated-quote', at: open };
  const span = { start: open + 1, end: close };
  const value = unescape(universalNewlines(text.slice(span.start, span.end)), quote);
  return { rawStart: open, span, quote, text: value, next: close + 1 };
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescape(text: string, quote: '"' | "'"): string {
  const known = quote === '"' ? /\\([\\'"abfnrtv])/g : /\\([\\'])/g;
  return text.replace(known, (_, escaped: string) => escapes[escaped] ?? escaped);
}

function readUnquoted(text: string, start: number): Value {
  const { end } = lineEnd(text, start);
  let stop = commentStart(text, start, end) ?? end;
  while (stop > start && isBlank(text[stop - 1])) stop--;
  return plain(text.slice(start, stop), start, stop, end);
}

function commentStart(text: string, start: number, end: number): number | undefined {
  for (let at = text.indexOf('#', start + 1); at >= 0 && at < end; at = text.indexOf('#', at + 1)) {
    if (isBlank(text[at - 1])) return at;
  }
  return undefined;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text[at])) at++;
  return at;
}

function lineEnd(text: string, from: number): { end: number; next: number } {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  const width = text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1;
  return { end, next: Math.min(end + width, text.length) };
}

/** The start of the physical line that `at` stands on, not before `from`. */
function lineStart(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && isBlank(text[start - 1])) start--;
  return start;
}

type Expand = ReturnType<typeof createExpander>;

function toEntry(text: string, binding: Extract<Statement, { kind: 'binding' }>, expand: Expand): EnvEntry {
  const { span, value } = binding;
  const key = universalNewlines(text.slice(binding.key.start, binding.key.end));
  const rawSpan = { start: value.rawStart, end: value.text === null ? value.rawStart : span.end };
  const raw = text.slice(rawSpan.start, rawSpan.end);
  const lines = countLines(text, span);
  return {
    key,
    keySpan: binding.key,
    span,
    ...expand(key, value.text),
    valueSpan: value.span,
    raw,
    rawSpan,
    quote: value.quote,
    lines,
  };
}

function* problemsOf(entry: EnvEntry, binding: Extract<Statement, { kind: 'binding' }>): Generator<EnvProblem> {
  if (binding.value.text === null) yield { span: entry.keySpan, code: 'no-separator', effect: 'no-value' };
  if (hasQuote(entry.key)) yield { span: entry.keySpan, code: 'quote-in-key', effect: 'polluted-key' };
}

/** `os.environ` raises on these, and everything behind the line is not loaded. */
function* refusals(entry: EnvEntry): Generator<EnvProblem> {
  if (entry.valueInEmptyEnvironment === null) return;
  if (entry.key.includes('=')) yield { span: entry.keySpan, code: 'illegal-name', effect: 'fails' };
  if (entry.key.includes('\0')) yield { span: entry.keySpan, code: 'nul', effect: 'fails' };
  if (entry.valueInEmptyEnvironment.includes('\0')) yield { span: entry.valueSpan, code: 'nul', effect: 'fails' };
}
