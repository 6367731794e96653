import { lineEnd, lineStart } from '../../text';
import { eolOf, indentAt, moduleText, quoteOf, scanPython, startsLine } from './source';
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
  return insertCodeAfter(settings, item, quoted(moduleText(settings, item.uri), item, added));
}

/** The same for any code, behind an item of a list or a pair of a dict. */
export function insertCodeAfter(settings: SettingsView, item: Place, code: string): readonly FileEdit[] | undefined {
  const text = moduleText(settings, item.uri);
  const { start, end } = item.span;
  if (!standsInList(text, item)) return undefined;
  if (!startsLine(text, start)) return [{ at: pointAt(item.uri, end), newText: `, ${code}` }];
  const line = `${eolOf(text)}${indentAt(text, start)}${code},`;
  const tail = { at: pointAt(item.uri, lineEnd(text, end)), newText: line };
  const rest = text.slice(end, lineEnd(text, end));
  if (/^\s*,\s*(#.*)?$/.test(rest)) return [tail];
  return /^\s*(#.*)?$/.test(rest) ? [{ at: pointAt(item.uri, end), newText: ',' }, tail] : undefined;
}

/** Writes several string items in the place of one, as for two hosts that stand in one text; `append` becomes `extend`. */
export function replaceByItems(settings: SettingsView, item: Place, items: readonly string[]): FileEdit | undefined {
  const text = moduleText(settings, item.uri);
  const written = items.map((each) => quoted(text, item, each)).join(', ');
  if (standsInList(text, item)) return { at: item, newText: written };
  const { start, end } = item.span;
  const [head] = /(?<=\.)append\([ \t]*$/.exec(text.slice(lineStart(text, start), start)) ?? [];
  if (head === undefined || !/^[ \t]*\)/.test(text.slice(end))) return undefined;
  return { at: { uri: item.uri, span: { start: start - head.length, end } }, newText: `extend([${written}]` };
}

/** Takes an item out of a written list, with its line or together with one comma; undefined where that would not be plain. */
export function removeItem(settings: SettingsView, item: Place): FileEdit | undefined {
  const text = moduleText(settings, item.uri);
  if (!standsInList(text, item)) return undefined;
  const lines = ownLines(text, item);
  if (lines !== undefined) return lines;
  const after = /^\s*,[ \t]*/.exec(text.slice(item.span.end))?.[0];
  const before = /,\s*$/.exec(text.slice(0, item.span.start))?.[0];
  if (after !== undefined && !after.includes('\n')) return cut(item, 0, after.length);
  return before === undefined ? undefined : cut(item, before.length, 0);
}

/** The lines of an item that stands alone on them. */
function ownLines(text: string, { uri, span }: Place): FileEdit | undefined {
  const rest = /^[ \t]*,[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(span.end))?.[0];
  if (rest === undefined || !startsLine(text, span.start)) return undefined;
  const start = span.start - indentAt(text, span.start).length;
  return { at: { uri, span: { start, end: span.end + rest.length } }, newText: '' };
}

/** The same for an item that goes for good: one item that is left in a tuple keeps a comma behind it. */
export function dropItem(settings: SettingsView, item: Place): FileEdit | undefined {
  const text = moduleText(settings, item.uri);
  const edit = removeItem(settings, item);
  return edit === undefined ? dropOnly(text, item) : keepTuple(text, edit);
}

/** The only item of a list leaves an empty one. */
function dropOnly(text: string, item: Place): FileEdit | undefined {
  const isOnly = text.slice(0, item.span.start).endsWith('[') && text.startsWith(']', item.span.end);
  return isOnly && !isArgument(text, item.span.start) ? cut(item, 0, 0) : undefined;
}

/** Parentheses around one item need a comma behind it to be a tuple still. */
function keepTuple(text: string, edit: FileEdit): FileEdit {
  const { uri, span } = edit.at;
  const close = closingParenthesis(text, span.end);
  const open = text.slice(0, span.start).lastIndexOf('(');
  if (close === undefined || open < 0) return edit;
  const rest = text.slice(span.end, close);
  const left = text.slice(open + 1, span.start) + rest;
  if (left.trim() === '' || /[,()[\]{}#]/.test(left)) return edit;
  return { at: { uri, span: { start: span.start, end: close } }, newText: `${rest.trimEnd()},` };
}

/** The parenthesis that ends the list behind an item; undefined where it is another bracket, or not plain to see. */
function closingParenthesis(text: string, at: number): number | undefined {
  const plain = /^(?:\s|,|"[^"\\\r\n]*"|'[^'\\\r\n]*')*\)/.exec(text.slice(at));
  return plain === null ? undefined : at + plain[0].length - 1;
}

function cut(item: Place, before: number, after: number): FileEdit {
  const span = { start: item.span.start - before, end: item.span.end + after };
  return { at: { uri: item.uri, span }, newText: '' };
}

/** A literal between brackets and commas; anything else (a parenthesised item, a concatenation) is left to the author. */
function standsInList(text: string, item: Place): boolean {
  const before = text.charAt(codeEnd(text, item.span.start) - 1);
  const after = text.slice(item.span.end).trimStart().charAt(0);
  return /[[(,{]/.test(before) && /^[\])},#]?$/.test(after) && !isArgument(text, item.span.start);
}

/** Where the code in front of an offset ends: blanks and comments of whole lines or at their ends are passed over. */
function codeEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.slice(0, end).trimEnd().length;
    const comment = /[\r\n]/.test(text.slice(code, end)) ? text.slice(lineStart(text, code), code).indexOf('#') : -1;
    if (comment < 0) return code;
    end = lineStart(text, code) + comment;
  }
}

/** True within the brackets of a call or a subscript, such as the argument of `append`: there is room for one thing only. */
function isArgument(text: string, at: number): boolean {
  const head = text.slice(statementStart(text, at), at);
  const { comments, strings } = scanPython(head);
  const open: number[] = [];
  const hidden = [...comments, ...strings].sort((a, b) => a.start - b.start);
  let next = 0;
  for (const { index, 0: bracket } of head.matchAll(/[[\](){}]/g)) {
    while ((hidden[next]?.end ?? Infinity) <= index) next++;
    if ((hidden[next]?.start ?? Infinity) <= index) continue;
    if (/[[({]/.test(bracket)) open.push(index);
    else open.pop();
  }
  const before = head.slice(0, open.at(-1) ?? 0).trimEnd();
  return /[\w)\]]$/.test(before) && !/\b(?:in|is|not|and|or|if|else|return|lambda)$/.test(before);
}

/** The last line before an offset that begins with a name in its first column: brackets of earlier statements are closed there. */
function statementStart(text: string, at: number): number {
  for (let start = lineStart(text, at); start > 0; start = lineStart(text, start - 1)) {
    if (/^[A-Za-z_]/.test(text.slice(start, start + 1))) return start;
  }
  return 0;
}

function quoted(text: string, item: Place, added: string): string {
  const first = text.charAt(item.span.start);
  const quote = first === '"' || first === "'" ? first : quoteOf(text);
  return `${quote}${added}${quote}`;
}
