import { editable, replaceKeepingComments } from './edits';
import { fallbackLiteral, fallbackPlace, isOfAnother } from './fallback';
import { isReadInProject } from './lifecycle';
import { moduleQuote } from './source';
import { deleteStatement } from './statements';
import { within } from './values';
import type { Alternative, FileEdit, Fix, Place, SettingsView, Write } from './model';

/** `NAME.clear()`, `del NAME[:]`: the items of the list are written elsewhere, and are not what is wrong. */
function isEmptied({ value, at, written }: Alternative): boolean {
  const isEmpty =
    value.kind === 'sequence' ? value.items.length === 0 : value.kind === 'dict' && value.entries.length === 0;
  return isEmpty && written?.how === 'change' && !within(written.statement, at);
}

/** Where a value is reported: on its own text, on the fallback that it comes from, or on the statement that empties it. */
export function reportPlace(settings: SettingsView, found: Alternative): Place {
  if (found.written !== undefined && isOfAnother(settings, found)) return found.written.value;
  if (isEmptied(found)) return found.written?.statement ?? found.at;
  return found.read === undefined ? found.at : fallbackPlace(settings, found);
}

/** One fix that writes other Python in the place of a value, or of the fallback that it comes from; none where it is not plain. */
export function replaceValue(
  settings: SettingsView,
  found: Alternative,
  python: string,
  title: string,
  preferred = false,
): readonly Fix[] {
  const at = replaceable(settings, found);
  const edits = at && replaceKeepingComments(settings, at, python, found.written);
  return edits === undefined ? [] : [{ title, edits, safety: 'unsafe', preferred }];
}

/** The same with a text, in the quotes that the author uses. */
export function replaceText(
  settings: SettingsView,
  found: Alternative,
  text: string,
  title: string,
  preferred = false,
): readonly Fix[] {
  const at = replaceable(settings, found);
  if (at === undefined) return [];
  const quote = /["']/.exec(settings.textOf(at))?.[0] ?? moduleQuote(settings, at.uri);
  return replaceValue(settings, found, quote + text + quote, title, preferred);
}

function replaceable(settings: SettingsView, found: Alternative): Place | undefined {
  if (found.read === undefined || isOfAnother(settings, found)) return editable(settings, found);
  const fallback = fallbackLiteral(settings, found.read);
  return fallback !== undefined && arrivesAsItIs(fallback, found) ? fallback.at : undefined;
}

/** A fallback that is converted on its way would have to be written as text. */
function arrivesAsItIs({ value: from }: Alternative, { value: to }: Alternative): boolean {
  return from.kind === 'literal' && to.kind === 'literal' && from.value === to.value;
}

/** Takes the assignment of a setting out of a module; undefined where that is not plain, or where the project reads the name. */
export function removeSetting(settings: SettingsView, name: string, written: Write): readonly FileEdit[] | undefined {
  return isReadInProject(settings, name) ? undefined : deleteStatement(settings, name, written);
}
