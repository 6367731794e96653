import type { DotenvFile } from '../../syntax/dotenv';
import type { Span } from '../../text';
import { hasQuote, isSpace, physicalLines, strip } from './lines';
import type { EnvEntry, EnvProblem, EnvProblemCode, EnvReading } from './types';

/**
 * python-decouple's `RepositoryEnv`: each line on its own, stripped, split at the first `=`, one pair of quotes taken
 * off. It knows no `export`, comments behind a value, escapes, references or values over several lines.
 */
export function readDecouple(file: DotenvFile, text: string): EnvReading {
  const entries: EnvEntry[] = [];
  const problems: EnvProblem[] = [];
  for (const span of physicalLines(file)) {
    const line = strip(text, span);
    const at = text.slice(line.start, line.end).indexOf('=');
    if (line.start === line.end || text[line.start] === '#') continue;
    if (at < 0) {
      problems.push({ span: line, code: 'no-separator', effect: 'dropped' });
      continue;
    }
    const entry = readEntry(text, span, line, line.start + at);
    entries.push(entry);
    problems.push(...problemsOf(text, entry));
  }
  return { entries, problems };
}

function readEntry(text: string, span: Span, line: Span, separator: number): EnvEntry {
  const keySpan = strip(text, { start: line.start, end: separator });
  const rawSpan = strip(text, { start: separator + 1, end: line.end });
  const raw = text.slice(rawSpan.start, rawSpan.end);
  const quote = raw.length >= 2 && raw.at(0) === raw.at(-1) ? quoteOf(raw) : '';
  const valueSpan = { start: rawSpan.start + quote.length, end: rawSpan.end - quote.length };
  const value = text.slice(valueSpan.start, valueSpan.end);
  const key = text.slice(keySpan.start, keySpan.end);
  const known = { value, valueInEmptyEnvironment: value, interpolated: false };
  return { key, keySpan, span, ...known, valueSpan, raw, rawSpan, quote, lines: 1 };
}

function quoteOf(raw: string): '"' | "'" | '' {
  if (raw.startsWith('"')) return '"';
  return raw.startsWith("'") ? "'" : '';
}

function* problemsOf(text: string, entry: EnvEntry): Generator<EnvProblem> {
  const code = keyProblem(entry.key);
  if (code !== undefined) {
    const whole = entry.key === '' ? strip(text, entry.span) : entry.keySpan;
    yield { span: whole, code, effect: 'polluted-key' };
  }
  if (entry.quote === '' && quoteOf(entry.raw) !== '') {
    yield { span: entry.rawSpan, code: 'quote-kept', effect: 'polluted-value' };
  }
}

function keyProblem(key: string): EnvProblemCode | undefined {
  if (key === '') return 'key-missing';
  if (key.startsWith('\ufeff')) return 'byte-order-mark';
  if (key.startsWith('export') && isSpace(key[6])) return 'export-prefix';
  if (hasQuote(key)) return 'quote-in-key';
  return Array.from(key).some(isSpace) ? 'blank-in-key' : undefined;
}
