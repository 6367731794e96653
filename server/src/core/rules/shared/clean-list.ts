import { replaceKeepingComments } from './edits';
import { cleanItems } from './idiom';
import { removeItem } from './lists';
import type { Alternative, Fix, SettingsView, Write } from './model';

/** The list is taken as it is written and cleaned, whatever expression gives it. */
export function cleanWhole(settings: SettingsView, list: Alternative): readonly Fix[] {
  const at = list.written?.value;
  if (list.written === undefined || at === undefined || !isRightSide(settings, list.written)) return [];
  const edits = replaceKeepingComments(settings, at, cleanItems(settings.textOf(at)), list.written);
  if (edits === undefined) return [];
  return [{ title: 'Strip the items and leave out empty ones', edits, safety: 'unsafe', preferred: true }];
}

/** True for `NAME = list` and `NAME += list`; the argument of a method is left to the author. */
function isRightSide(settings: SettingsView, { name, value }: Write): boolean {
  const between = settings.textOf({ uri: name.uri, span: { start: name.span.end, end: value.span.start } });
  return /^\s*(?::[^=]*)?\+?=[\s(]*$/.test(between);
}

export function dropEmptyItem(settings: SettingsView, item: Alternative): readonly Fix[] {
  const edit = item.via.length === 0 ? removeItem(settings, item.at) : undefined;
  return edit === undefined
    ? []
    : [{ title: 'Remove the empty item', edits: [edit], safety: 'unsafe', preferred: true }];
}
