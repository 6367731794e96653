import { replaceKeepingComments } from './edits';
import { cleanItems, iterable } from './idiom';
import { dropAdded } from './statements';
import type { Alternative, Fix, SettingsView, Write } from './model';

/** The list is taken as it is written and cleaned, whatever expression gives it. */
export function cleanWhole(settings: SettingsView, list: Alternative): readonly Fix[] {
  const at = list.written?.value;
  if (list.written === undefined || at === undefined || !isRightSide(settings, list.written)) return [];
  const text = settings.textOf(at);
  // `None` has no `strip()`: such items are left out as they are.
  const cleaned = holdsNone(list) ? `[item for item in ${iterable(text)} if item]` : cleanItems(text);
  const edits = replaceKeepingComments(settings, at, cleaned, list.written);
  if (edits === undefined) return [];
  const title = holdsNone(list) ? 'Leave out empty items' : 'Strip the items and leave out empty ones';
  return [{ title, edits, safety: 'unsafe', preferred: true }];
}

function holdsNone({ value }: Alternative): boolean {
  const items = value.kind === 'sequence' ? value.items : [];
  return items.some((bound) => bound.some((item) => item.value.kind === 'literal' && item.value.value === null));
}

/** True for `NAME = list` and `NAME += list`; the argument of a method is left to the author. */
function isRightSide(settings: SettingsView, { name, value }: Write): boolean {
  const between = settings.textOf({ uri: name.uri, span: { start: name.span.end, end: value.span.start } });
  return /^\s*(?::[^=]*)?\+?=[\s(]*$/.test(between);
}

/** With the statement that adds it to the list of the setting, where it adds nothing else. */
export function dropEmptyItem(settings: SettingsView, item: Alternative): readonly Fix[] {
  const edit = item.via.length > 0 ? undefined : dropAdded(settings, item.at);
  return edit === undefined
    ? []
    : [{ title: 'Remove the empty item', edits: [edit], safety: 'unsafe', preferred: true }];
}
