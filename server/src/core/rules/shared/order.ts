import { lineEnd, lineStart } from '../../text';
import { insertAfterLast, insertBefore, removeItem } from './lists';
import { eolOf, indentAt, moduleText, startsLine } from './source';
import { pointAt } from './edits';
import { removeEntry } from './remove';
import { textIn, within } from './values';
import type { Alternative, FileEdit, Place, SettingsView, Value } from './model';

/** An item of a list of dotted paths. */
export interface Item {
  /** Undefined where the item is not one certain text. */
  readonly path: string | undefined;
  readonly at: Place;
}

/** The items of a list as they stand; undefined where their order is not known. */
export function itemsInOrder(value: Value): readonly Item[] | undefined {
  if (value.kind !== 'sequence' || value.open || value.type === 'set') return undefined;
  return value.items.flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ path: others.length === 0 ? textIn(first.value) : undefined, at: first.at }],
  );
}

/** What a question about the order of a deployed list finds, with the list that proves it. */
export interface Ordered<T> {
  readonly list: Alternative;
  readonly found: T;
}

/** Asks about the order of a list that some module writes; silent where the order is not known. */
export function askOrder<T>(
  settings: SettingsView,
  name: string,
  question: (items: readonly Item[]) => T | undefined,
): Ordered<T> | undefined {
  const itemsOf = ordersIn(settings);
  const answer = (value: Value): T | undefined => {
    const items = itemsOf(value);
    return items && question(items);
  };
  const list = settings.get(name).deployed((value) => itemsOf(value) && answer(value) !== undefined);
  const found = list?.written && answer(list.value);
  return list === undefined || found === undefined ? undefined : { list, found };
}

/** The items of each list, taken apart once for all rules that ask for their order. */
function ordersIn(settings: SettingsView): typeof itemsInOrder {
  return settings.once('orders', () => {
    const known = new Map<Value, readonly Item[] | undefined>();
    return (value) => {
      if (!known.has(value)) known.set(value, itemsInOrder(value));
      return known.get(value);
    };
  });
}

/** The position of an item from 0, or -1. */
export function indexOfPath(items: readonly Item[], path: string): number {
  return items.findIndex((item) => item.path === path);
}

/** The class's name of a dotted path. */
export function className(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** Moves an item in front of an earlier one of the same written list; undefined where that would not be plain. */
export function moveBefore(
  settings: SettingsView,
  list: Alternative,
  item: Place,
  target: Place,
): readonly FileEdit[] | undefined {
  if (!isWrittenHere(list, item) || !isWrittenHere(list, target)) return undefined;
  const text = moduleText(settings, item.uri);
  const line = ownLine(text, item);
  if (line !== undefined && startsLine(text, target.span.start)) {
    const at = pointAt(item.uri, lineStart(text, target.span.start));
    return [line.removal, { at, newText: indentAt(text, target.span.start) + line.withComma }];
  }
  const removal = removeItem(settings, item);
  const insertion = insertBefore(settings, target, sourceText(text, item));
  return removal && insertion && [removal, insertion];
}

/** Moves an item behind a later one of the same written list; undefined where that would not be plain. */
export function moveAfter(
  settings: SettingsView,
  list: Alternative,
  item: Place,
  anchor: Place,
): readonly FileEdit[] | undefined {
  if (!isWrittenHere(list, item) || !isWrittenHere(list, anchor)) return undefined;
  const text = moduleText(settings, item.uri);
  const [line, next] = [ownLine(text, item), ownLine(text, anchor)];
  if (line !== undefined && next !== undefined) {
    const comma = next.hasComma ? [] : [{ at: pointAt(item.uri, anchor.span.end), newText: ',' }];
    const behind = pointAt(item.uri, next.removal.at.span.end);
    return [line.removal, ...comma, { at: behind, newText: indentAt(text, anchor.span.start) + line.withComma }];
  }
  const removal = removeItem(settings, item);
  const insertion = insertAfterLast(settings, anchor, sourceText(text, item));
  return removal && insertion && [removal, ...insertion];
}

/** Takes an item out of a written list, with its line where nothing else stands there. */
export function takeOut(settings: SettingsView, list: Alternative, item: Place): FileEdit | undefined {
  return isWrittenHere(list, item) ? removeEntry(settings, item) : undefined;
}

/** Items that come from another name or another statement may be used elsewhere too, and are left alone. */
function isWrittenHere({ written }: Alternative, item: Place): boolean {
  return written?.how === 'assign' && within(written.value, item);
}

interface OwnLine {
  readonly removal: FileEdit;
  /** The item with a comma, its comment and the end of the line. */
  readonly withComma: string;
  readonly hasComma: boolean;
}

/** The line of an item that stands alone on it. */
function ownLine(text: string, { uri, span }: Place): OwnLine | undefined {
  const end = lineEnd(text, span.end);
  const rest = /^([ \t]*,)?([ \t]*(?:#.*)?)$/.exec(text.slice(span.end, end));
  if (rest === null || !startsLine(text, span.start) || end === text.length) return undefined;
  const eol = text.startsWith('\r\n', end) ? '\r\n' : eolOf(text).charAt(0);
  const comment = rest[2] ?? '';
  return {
    removal: { at: { uri, span: { start: lineStart(text, span.start), end: end + eol.length } }, newText: '' },
    withComma: `${text.slice(span.start, span.end)},${comment}${eol}`,
    hasComma: rest[1] !== undefined,
  };
}

/** A literal without its quotes, as the author wrote it. */
function sourceText(text: string, { span }: Place): string {
  return text.slice(span.start, span.end).replace(/^["']|["']$/g, '');
}
