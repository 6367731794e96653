import { eolOf, moduleText } from './source';
import { importOffset } from './idiom';
import { pointAt } from './edits';
import { replaceValue } from './replacing';
import type { Alternative, FileEdit, Fix, Place, SettingsView } from './model';

/** How a module names `timedelta` above a place, and the import that this needs. */
function timedelta(settings: SettingsView, at: Place): { readonly name: string; readonly edits: readonly FileEdit[] } {
  const text = moduleText(settings, at.uri);
  const above = text.slice(0, at.span.start);
  if (/^from datetime import (?:[^\n]*[\s(,])?timedelta\b(?!\s+as\b)/m.test(above))
    return { name: 'timedelta', edits: [] };
  if (/^import (?:[\w.]+\s*,\s*)*datetime\b(?!\s+as\b)/m.test(above)) return { name: 'datetime.timedelta', edits: [] };
  const line = `from datetime import timedelta${eolOf(text)}`;
  return { name: 'timedelta', edits: [{ at: pointAt(at.uri, importOffset(text)), newText: line }] };
}

/**
 * Writes `timedelta(<args>)` in the place of a value, with the import that it needs; nothing where a variable gives one of the
 * numbers, which would be lost.
 */
export function replaceByTimedelta(
  settings: SettingsView,
  found: Alternative,
  args: string,
  title: string,
  preferred = false,
): readonly Fix[] {
  if (found.value.kind === 'call' && found.value.args.some(({ value }) => value.length > 1)) return [];
  const { name, edits } = timedelta(settings, found.at);
  return replaceValue(settings, found, `${name}(${args})`, title, preferred).map((fix) => ({
    ...fix,
    edits: [...edits, ...fix.edits],
  }));
}
