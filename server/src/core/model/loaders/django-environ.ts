import type { DotenvFile } from '../../syntax/dotenv';
import type { Span } from '../../text';
import { inOrder, isSpace, lastOfEachKey } from './lines';
import { invalidLine, isQuoted, matchedLines } from './matched-lines';
import type { EnvEntry, EnvProblem, EnvReading, LoaderOptions } from './types';

/**
 * django-environ's `read_env`: one regular expression for each line, so a blank before the key or around `=` loses the
 * line. Comments behind a value are part of it unless `parseComments` is on. A value that starts with `$` is read by
 * `env(...)` as the name of another variable.
 */
export function readDjangoEnviron(file: DotenvFile, text: string, options: LoaderOptions): EnvReading {
  const entries: EnvEntry[] = [];
  const problems: EnvProblem[] = [];
  for (const span of matchedLines(file, text)) {
    const entry = readLine(text, span, options);
    if (entry === undefined) problems.push(...invalidLine(text, span));
    else {
      entries.push(entry);
      problems.push(...problemsOf(entry));
    }
  }
  for (const entry of lastOfEachKey(entries)) problems.push(...refusals(entry));
  return { entries: resolveAll(entries, options), problems: inOrder(problems) };
}

const assignment = /^(?:export )?([A-Za-z_0-9]+)=/;

function readLine(text: string, span: Span, options: LoaderOptions): EnvEntry | undefined {
  const match = assignment.exec(text.slice(span.start, span.end));
  const key = match?.[1];
  if (match === null || key === undefined) return undefined;
  const rawSpan = { start: span.start + match[0].length, end: span.end };
  const keySpan = { start: rawSpan.start - 1 - key.length, end: rawSpan.start - 1 };
  const raw = text.slice(rawSpan.start, rawSpan.end);
  const { from, to, quote, value } = readValue(raw, options.parseComments === true);
  const valueSpan = { start: rawSpan.start + from, end: rawSpan.start + to };
  const known = { value, valueInEmptyEnvironment: value, interpolated: value.startsWith('$') };
  return { key, keySpan, span, ...known, valueSpan, raw, rawSpan, quote, lines: 1 };
}

interface Inner {
  /** Offsets within the raw value. */
  readonly from: number;
  readonly to: number;
  readonly quote: '"' | "'" | '';
  readonly value: string;
}

/** Double quotes are taken off after single ones, so `'"x"'` is `x`. */
function readValue(raw: string, parseComments: boolean): Inner {
  const outer = parseComments ? withoutComment(raw) : { from: 0, to: raw.length };
  const single = parseComments ? 'quote' in outer : isQuoted(raw, "'");
  const from = single && !parseComments ? 1 : outer.from;
  const to = single && !parseComments ? raw.length - 1 : outer.to;
  const value = raw.slice(from, to);
  if (!isQuoted(value, '"')) return { from, to, quote: single ? "'" : '', value };
  return { from: from + 1, to: to - 1, quote: '"', value: unescape(value.slice(1, -1)) };
}

/** A backslash is dropped before anything but `r`, `n` and `t`, which `multiline` needs. */
function unescape(text: string): string {
  return text.replace(/\\([\s\S])/g, (all: string, next: string) => ('rnt'.includes(next) ? all : next));
}

/** Takes a comment and single quotes off; else everything from the first `#`, even one inside double quotes. */
function withoutComment(raw: string): { readonly from: number; readonly to: number; readonly quote?: "'" } {
  let open = 0;
  while (isSpace(raw[open])) open++;
  for (let close = raw.length - 1; raw[open] === "'" && close > open; close--) {
    if (raw[close] === "'" && onlyComment(raw, close + 1)) return { from: open + 1, to: close, quote: "'" };
  }
  const hash = raw.indexOf('#');
  return { from: 0, to: hash < 0 ? raw.length : hash };
}

function onlyComment(raw: string, start: number): boolean {
  let at = start;
  while (isSpace(raw[at])) at++;
  return at >= raw.length || raw[at] === '#';
}

function resolveAll(entries: readonly EnvEntry[], options: LoaderOptions): readonly EnvEntry[] {
  const texts = new Map(entries.map((entry) => [entry.key, entry.value ?? '']));
  return entries.map((entry) => {
    const found = options.interpolate === false ? entry.value : follow(entry.value ?? '', texts);
    const value = options.multiline === true && found !== null ? found.replace(/(?:\\r)?\\n/g, '\n') : found;
    return { ...entry, value, valueInEmptyEnvironment: value };
  });
}

/** Follows `$NAME` through the file. Null for a name that only the environment could define, and for a circle. */
function follow(value: string, texts: ReadonlyMap<string, string>): string | null {
  const seen = new Set<string>();
  let current: string = value;
  while (current.startsWith('$')) {
    const name = current.replace(/^\$+/, '');
    const next = texts.get(name);
    if (next === undefined || seen.has(name)) return null;
    seen.add(name);
    current = next;
  }
  return current;
}

/** The text goes into `os.environ`, which refuses NUL with an exception. */
function* refusals(entry: EnvEntry): Generator<EnvProblem> {
  if (entry.value?.includes('\0')) yield { span: entry.valueSpan, code: 'nul', effect: 'fails' };
}

function* problemsOf(entry: EnvEntry): Generator<EnvProblem> {
  if (entry.quote === '' && /^\s*["']/.test(entry.raw)) {
    yield { span: entry.rawSpan, code: 'quote-kept', effect: 'polluted-value' };
  }
}
