import { lineEnd, lineStart } from '../../text';
import { dropItem } from './lists';
import { removeStatement } from './remove';
import { indentAt, moduleText, scanPython, startsLine } from './source';
import { within } from './values';
import type { FileEdit, Place, SettingsView, Write } from './model';

/**
 * The edit that deletes a top-level `NAME = value` with its line; a comment behind it stays. Undefined inside a block, which
 * may have nothing else in it, and where the statement assigns to several names or has comments inside.
 */
export function deleteStatement(settings: SettingsView, name: string, write: Write): readonly FileEdit[] | undefined {
  const { uri, span } = write.statement;
  const text = moduleText(settings, uri);
  if (write.how !== 'assign' || !startsLine(text, span.start) || indentAt(text, span.start) !== '') return undefined;
  const head = text.slice(span.start, write.value.span.start);
  if (!new RegExp(`^${name}\\s*(?::[^=]*)?=\\s*\\(?\\s*$`).test(head)) return undefined;
  if (scanPython(text.slice(span.start, span.end)).comments.length > 0) return undefined;
  const end = lineEnd(text, span.end);
  const rest = text.slice(span.end, end).trimStart();
  if (rest.startsWith('#')) return [{ at: { uri, span: { start: span.start, end: end - rest.length } }, newText: '' }];
  if (rest !== '') return undefined;
  const eol = /^(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ at: { uri, span: { start: lineStart(text, span.start), end: end + eol } }, newText: '' }];
}

/** The statement that adds an item, and nothing else, to the list of a setting: `NAME += [item]`, `NAME.append(item)`. */
export function additionOf(settings: SettingsView, name: string, item: Place): Place | undefined {
  const adding = settings.get(name).writes.find(({ how, value, statement }) => {
    return how !== 'assign' && within(value, item) && statement.uri === item.uri;
  });
  if (adding === undefined) return undefined;
  const { uri, span } = adding.statement;
  const before = settings.textOf({ uri, span: { start: span.start, end: item.span.start } });
  const after = settings.textOf({ uri, span: { start: item.span.end, end: span.end } });
  const adds = /^\s*(?:\+=\s*[[(]|\.(?:append|add)\(|\.(?:extend|update)\(\s*[[({]|\.insert\(\s*-?\d+\s*,)\s*$/;
  if (!before.startsWith(name) || !adds.test(before.slice(name.length))) return undefined;
  return /^\s*,?\s*[\])}]\s*\)?$/.test(after) ? adding.statement : undefined;
}

/** The edit that deletes such a statement; in a block that would be empty without it, `pass` stays behind. */
export function deleteAddition(settings: SettingsView, name: string, item: Place): FileEdit | undefined {
  const at = additionOf(settings, name, item);
  return at && deleteWhole(settings, at);
}

/** Takes an item that goes for good out of a list, with the statement that adds nothing else to the list of a setting. */
export function dropAdded(settings: SettingsView, item: Place): FileEdit | undefined {
  const name = settings.assigned.find((one) => additionOf(settings, one, item) !== undefined);
  const edit = name === undefined ? undefined : deleteAddition(settings, name, item);
  return edit ?? dropItem(settings, item);
}

/** The edit that deletes a statement of its own lines; in a block that would be empty without it, `pass` stays behind. */
export function deleteWhole(settings: SettingsView, at: Place): FileEdit | undefined {
  return removeStatement(settings, at, isAlone(moduleText(settings, at.uri), at));
}

/** True for the only statement of a block, by the lines around it. */
function isAlone(text: string, { span }: Place): boolean {
  const indent = indentAt(text, span.start).length;
  if (indent === 0) return false;
  const above = text.slice(0, lineStart(text, span.start)).split(/\r\n|\n|\r/);
  const below = text.slice(lineEnd(text, span.end)).split(/\r\n|\n|\r/);
  const isCode = (line: string): boolean => /^\s*[^\s#]/.test(line);
  const isOutside = (line: string | undefined): boolean => line === undefined || line.search(/\S/) < indent;
  const head = above.reverse().find(isCode);
  return (isOutside(head) || /:\s*(?:#.*)?$/.test(head ?? '')) && isOutside(below.find(isCode));
}
