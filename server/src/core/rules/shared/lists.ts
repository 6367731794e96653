import { eolOf, indentAt, lineEnd, moduleText, quoteOf, startsLine } from './source';
import { pointAt } from './edits';
import type { FileEdit, Place, SettingsView } from './model';

/** Inserts a string item before an item that is written in a list; undefined where the item does not stand in one. */
export function insertBefore(settings: SettingsView, item: Place, added: string): FileEdit | undefined {
  const text = moduleText(settings, item.uri);
  const { start } = item.span;
  if (!standsInList(text, item)) return undefined;
  const separator = startsLine(text, start) ? `,${eolOf(text)}${indentAt(text, start)}` : ', ';
  return { at: pointAt(item.uri, start), newText: `${quoted(text, item, added)}${separator}` };
}

/** Inserts a string item after the last item of a list, keeping a trailing comma and a comment where they are. */
export function insertAfterLast(settings: SettingsView, item: Place, added: string): readonly FileEdit[] | undefined {
  const text = moduleText(settings, item.uri);
  const { start, end } = item.span;
  if (!standsInList(text, item)) return undefined;
  const value = quoted(text, item, added);
  if (!startsLine(text, start)) return [{ at: pointAt(item.uri, end), newText: `, ${value}` }];
  const line = `${eolOf(text)}${indentAt(text, start)}${value},`;
  const tail = { at: pointAt(item.uri, lineEnd(text, end)), newText: line };
  const rest = text.slice(end, lineEnd(text, end));
  if (/^\s*,\s*(#.*)?$/.test(rest)) return [tail];
  return /^\s*(#.*)?$/.test(rest) ? [{ at: pointAt(item.uri, end), newText: ',' }, tail] : undefined;
}

/** Takes an item out of a written list, together with one comma; undefined where that would not be plain. */
export function removeItem(settings: SettingsView, item: Place): FileEdit | undefined {
  const text = moduleText(settings, item.uri);
  if (!standsInList(text, item)) return undefined;
  const after = /^\s*,[ \t]*/.exec(text.slice(item.span.end))?.[0];
  const before = /,\s*$/.exec(text.slice(0, item.span.start))?.[0];
  if (after !== undefined && !after.includes('\n')) return cut(item, 0, after.length);
  return before === undefined ? undefined : cut(item, before.length, 0);
}

function cut(item: Place, before: number, after: number): FileEdit {
  const span = { start: item.span.start - before, end: item.span.end + after };
  return { at: { uri: item.uri, span }, newText: '' };
}

/** A literal between brackets and commas; anything else (a parenthesised item, a concatenation) is left to the author. */
function standsInList(text: string, item: Place): boolean {
  const before = text.slice(0, item.span.start).replace(/(?:#[^\r\n]*[\r\n]|\s)+$/, '');
  const after = text.slice(item.span.end).trimStart();
  return /[[(,{]$/.test(before) && /^(?:[\])},#]|$)/.test(after) && !/\)\s*$/.test(before);
}

function quoted(text: string, item: Place, added: string): string {
  const first = text.charAt(item.span.start);
  const quote = first === '"' || first === "'" ? first : quoteOf(text);
  return `${quote}${added}${quote}`;
}
