import { removeItem } from './lists';
import { textIn } from './values';
import type { Directive, Source } from './csp';
import type { Fix, SettingsView } from './model';

/** Takes one source out of a directive that has others; none where the text holds several, or is the only one. */
export function dropSource(
  settings: SettingsView,
  directive: Directive,
  source: Source,
  title: string,
): readonly Fix[] {
  const { found, text, at } = source;
  const isWhole = textIn(found.value) === undefined || textIn(found.value) === text;
  if (directive.sources.length < 2 || (at === found.at && found.via.length > 0) || !isWhole) return [];
  const edit = removeItem(settings, at);
  return edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: false }];
}
