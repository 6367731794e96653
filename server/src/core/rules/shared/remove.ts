import { lineEnd, lineStart } from '../../text';
import { dropItem } from './lists';
import { eolOf, moduleText, scanPython, startsLine } from './source';
import type { FileEdit, Place, SettingsView } from './model';

/**
 * Takes a statement out, with its line where it stands alone there; `pass` stays behind where its block would be empty
 * (`alone`). Undefined where other statements or comments share its lines in a way that is not plain.
 */
export function removeStatement(settings: SettingsView, at: Place, alone: boolean): FileEdit | undefined {
  const text = moduleText(settings, at.uri);
  const { start, end } = at.span;
  if (scanPython(settings.textOf(at)).comments.length > 0) return undefined;
  const rest = text.slice(end, lineEnd(text, end)).trim();
  if (!startsLine(text, start) || rest.startsWith(';')) return undefined;
  if (alone) return { at, newText: 'pass' };
  if (rest !== '') return { at: { uri: at.uri, span: { start, end: text.indexOf(rest, end) } }, newText: '' };
  return wholeLines(text, at);
}

/** Takes an item of a list or dict out, with its line where nothing else stands there. */
export function removeEntry(settings: SettingsView, at: Place): FileEdit | undefined {
  const text = moduleText(settings, at.uri);
  if (scanPython(settings.textOf(at)).comments.length > 0) return undefined;
  const removed = dropItem(settings, at) ?? removeOnly(text, at);
  const comma = /^[ \t]*,[ \t]*(?=\r|\n|$)/.exec(text.slice(at.span.end))?.[0];
  if (removed === undefined || comma === undefined || !startsLine(text, at.span.start)) return removed;
  return wholeLines(text, { uri: at.uri, span: { start: at.span.start, end: at.span.end + comma.length } });
}

/** The only item between two brackets, or the only pair between two braces. */
function removeOnly(text: string, at: Place): FileEdit | undefined {
  const before = text.slice(0, at.span.start).trimEnd().slice(-1);
  const after = text.slice(at.span.end).trimStart().slice(0, 1);
  return (before === '[' && after === ']') || (before === '{' && after === '}') ? { at, newText: '' } : undefined;
}

function wholeLines(text: string, { uri, span }: Place): FileEdit {
  const end = lineEnd(text, span.end);
  const eol = text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0;
  return { at: { uri, span: { start: lineStart(text, span.start), end: end + eol } }, newText: '' };
}

/** Text for a line below a statement, in the file's line endings. */
export function linesBelow(settings: SettingsView, statement: Place, lines: readonly string[]): FileEdit {
  const text = moduleText(settings, statement.uri);
  const at = lineEnd(text, statement.span.end);
  const eol = eolOf(text);
  return {
    at: { uri: statement.uri, span: { start: at, end: at } },
    newText: lines.map((line) => eol + line).join(''),
  };
}
