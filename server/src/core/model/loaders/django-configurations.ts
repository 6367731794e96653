import type { DotenvFile } from '../../syntax/dotenv';
import type { Span } from '../../text';
import { inOrder } from './lines';
import { invalidLine, isQuoted, matchedLines } from './matched-lines';
import type { EnvEntry, EnvProblem, EnvReading } from './types';

/**
 * The file that `DOTENV` of a django-configurations class names (`Configuration.load_dotenv`): a regular expression for each
 * line, without `export`, comments or references. Each variable is set where it is not set yet, so the first line of a key
 * counts, and later ones are no entries.
 */
export function readDjangoConfigurations(file: DotenvFile, text: string): EnvReading {
  const entries = new Map<string, EnvEntry>();
  const problems: EnvProblem[] = [];
  for (const span of matchedLines(file, text)) {
    const entry = readLine(text, span);
    if (entry === undefined) problems.push(...invalidLine(text, span));
    else if (!entries.has(entry.key)) {
      entries.set(entry.key, entry);
      problems.push(...problemsOf(entry));
    }
  }
  return { entries: [...entries.values()], problems: inOrder(problems) };
}

const assignment = /^([A-Za-z_0-9]+)=/;

function readLine(text: string, span: Span): EnvEntry | undefined {
  const match = assignment.exec(text.slice(span.start, span.end));
  const key = match?.[1];
  if (match === null || key === undefined) return undefined;
  const rawSpan = { start: span.start + match[0].length, end: span.end };
  const keySpan = { start: span.start, end: span.start + key.length };
  const raw = text.slice(rawSpan.start, rawSpan.end);
  const { depth, quote, value } = readValue(raw);
  const valueSpan = { start: rawSpan.start + depth, end: rawSpan.end - depth };
  const known = { value, valueInEmptyEnvironment: value, interpolated: false };
  return { key, keySpan, span, ...known, valueSpan, raw, rawSpan, quote, lines: 1 };
}

/** How many quotes are taken off at each end, the innermost of them, and what is left. */
interface Inner {
  readonly depth: number;
  readonly quote: '"' | "'" | '';
  readonly value: string;
}

/** Double quotes are taken off after single ones; a backslash inside of them is dropped before anything. */
function readValue(raw: string): Inner {
  const isSingle = isQuoted(raw, "'");
  const outer: Inner = isSingle
    ? { depth: 1, quote: "'", value: raw.slice(1, -1) }
    : { depth: 0, quote: '', value: raw };
  if (!isQuoted(outer.value, '"')) return outer;
  return { depth: outer.depth + 1, quote: '"', value: outer.value.slice(1, -1).replace(/\\([\s\S])/g, '$1') };
}

function* problemsOf(entry: EnvEntry): Generator<EnvProblem> {
  if (entry.value?.includes('\0')) yield { span: entry.valueSpan, code: 'nul', effect: 'fails' };
  if (entry.quote === '' && /^\s*["']/.test(entry.raw))
    yield { span: entry.rawSpan, code: 'quote-kept', effect: 'polluted-value' };
}
