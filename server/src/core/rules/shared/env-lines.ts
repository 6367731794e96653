import { wholeFile } from './source';
import { within } from './values';
import type { EnvFileEntry, EnvFileProblem, EnvFileView, FileEdit, Place } from './model';

type Code = EnvFileProblem['code'];

/**
 * Lines that the loader in use is known to read otherwise than they look. Nothing where the loader is only a guess: what is
 * wrong for one is right for another. Lines inside of a value that goes over several lines are that value's trouble.
 */
export function misreadLines(file: EnvFileView, codes: readonly Code[]): readonly EnvFileProblem[] {
  if (!file.loader.known) return [];
  return file.problems.filter(
    ({ at, code }) => codes.includes(code) && !file.multiline.some((place) => within(place, wholeLine(file, at))),
  );
}

/** Entries of a loader that is known, outside of values over several lines. */
export function misreadEntries(file: EnvFileView): readonly EnvFileEntry[] {
  if (!file.loader.known) return [];
  return file.entries.filter(({ at }) => !file.multiline.some((place) => within(place, at)));
}

/** The line, or lines, that a place stands on. */
export function wholeLine(file: EnvFileView, { uri, span }: Place): Place {
  const text = file.textOf(wholeFile(uri));
  const isEnd = (at: number): boolean => at < 0 || at >= text.length || text[at] === '\n' || text[at] === '\r';
  let { start, end } = span;
  while (!isEnd(start - 1)) start--;
  while (!isEnd(end)) end++;
  return { uri, span: { start, end } };
}

/** The name that a line is meant to set; undefined where it does not look like an assignment. */
export function keyOfLine(text: string): string | undefined {
  return /^\uFEFF?\s*(?:export\s+)?["']?([A-Za-z_][\w.-]*)["']?\s*[=:]/.exec(text)?.[1];
}

/** True where a settings module reads a variable of this name; one that loads the file, where any is seen to. */
export function isReadBySettings(file: EnvFileView, key: string | undefined): boolean {
  return key !== undefined && readsOf(file).some(({ variable }) => variable === key);
}

function readsOf({ loadedBy, views, reads }: EnvFileView): EnvFileView['reads'] {
  const loading = views.filter(({ uri }) => loadedBy.some(({ entry }) => entry === uri));
  return loading.length > 0 ? loading.flatMap((view) => view.reads) : reads;
}

/**
 * True for a file of which no line reaches anything that is seen: the settings that load it read other names, and nothing else that
 * the project has takes it.
 */
export function isLeftOver(file: EnvFileView): boolean {
  if (file.loadedBy.length === 0 || file.readBy !== undefined || file.isHanded === true) return false;
  const lines = file.problems.map(({ at }) => keyOfLine(file.textOf(wholeLine(file, at))));
  const names = new Set([...file.entries.map(({ key }) => key), ...lines]);
  return !readsOf(file).some(({ variable }) => names.has(variable));
}

/** A comment behind a value: offsets within the raw text. Undefined where there is none. */
export function inlineComment(raw: string): { readonly start: number; readonly valueEnd: number } | undefined {
  const quoted = /^\s*(["']).*?\1/.exec(raw)?.[0].length;
  if (quoted === undefined && /^\s*["']/.test(raw)) return undefined;
  const valueStart = quoted ?? 0;
  const match = (quoted === undefined ? /(?:^|\s+)#/ : /^\s+#/).exec(raw.slice(valueStart));
  if (match === null) return undefined;
  return { start: valueStart + match.index + match[0].length - 1, valueEnd: valueStart + match.index };
}

/** Writes the comment of a line above it and leaves the value behind. */
export function commentAbove(
  file: EnvFileView,
  entry: EnvFileEntry,
  comment: { readonly start: number; readonly valueEnd: number },
): readonly FileEdit[] {
  const { uri, span } = entry.rawAt;
  const line = wholeLine(file, entry.at);
  const eol = file.textOf(wholeFile(uri)).includes('\r\n') ? '\r\n' : '\n';
  const text = file.textOf({ uri, span: { start: span.start + comment.start, end: span.end } }).trimEnd();
  return [
    { at: { uri, span: { start: line.span.start, end: line.span.start } }, newText: text + eol },
    { at: { uri, span: { start: span.start + comment.valueEnd, end: span.end } }, newText: '' },
  ];
}
