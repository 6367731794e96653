import { lineEnd, lineStart, type Span } from '../../text';
import type { Place, SettingsView, Uri } from './model';

/** What stands in a piece of Python text besides code; spans are offsets within the text. */
export interface ScannedText {
  readonly comments: readonly Span[];
  readonly strings: readonly Span[];
}

/**
 * Finds comments and string literals without a parser, so that an edit can keep the comments of the text that it replaces and
 * a comment is never written into a string.
 */
export function scanPython(text: string): ScannedText {
  const comments: Span[] = [];
  const strings: Span[] = [];
  const opening = /[#"']/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const start = match.index;
    const isComment = match[0] === '#';
    const end = isComment ? lineEnd(text, start) : stringEnd(text, start);
    (isComment ? comments : strings).push({ start, end });
    opening.lastIndex = end;
  }
  return { comments, strings };
}

/** A whole module scanned, once for all rules that ask. */
export function scanModule(settings: SettingsView, uri: Uri): ScannedText {
  return settings.once(`scanned ${uri}`, () => scanPython(moduleText(settings, uri)));
}

function stringEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  const triple = text.startsWith(quote.repeat(3), start);
  const close = triple ? quote.repeat(3) : quote;
  for (let at = start + close.length; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (!triple && (char === '\n' || char === '\r')) return at;
    else if (text.startsWith(close, at)) return at + close.length;
  }
  return text.length;
}

/** The whole text of a module of the project. */
export function moduleText(settings: SettingsView, uri: Uri): string {
  return settings.textOf(wholeFile(uri));
}

/** The whole of a file as a place. */
export function wholeFile(uri: Uri): Place {
  return { uri, span: { start: 0, end: Number.MAX_SAFE_INTEGER } };
}

/** The line ending that a file uses. */
export function eolOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** How much of a module is looked at to learn its author's style; fixes are made on every run and have to be cheap. */
const sample = 8192;

/** The quote that most string literals of a text use; `"` where there is none. */
export function quoteOf(text: string): '"' | "'" {
  const literals = text.slice(0, sample).match(/"[^"'\r\n]*"|'[^"'\r\n]*'/g) ?? [];
  const single = literals.filter((literal) => literal.startsWith("'")).length;
  return single * 2 > literals.length ? "'" : '"';
}

/** The quote that a module prefers, found once for all fixes in it. */
export function moduleQuote(settings: SettingsView, uri: Uri): '"' | "'" {
  const text = moduleText(settings, uri);
  return settings.recall('quote', text, () => quoteOf(text));
}

/** The blanks at the start of the line that holds `at`. */
export function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';
}

/** True where nothing but blanks stands before `at` on its line. */
export function startsLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}
