import { plainText } from './fallback';
import { scanPython } from './source';
import { deleteWhole } from './statements';
import type { FileEdit, SettingsView, Write } from './model';

/**
 * What brings an item back that is written in the list of a setting and taken out again: the edit that deletes
 * `NAME.remove("item")`, `del NAME[3]` or `NAME.pop()`. `unclear` where the item goes in another way (a slice, a filter, several
 * statements), as a second copy in the list would not be right. Undefined where nobody has written the item.
 */
export function removalOf(settings: SettingsView, name: string, item: string): FileEdit | 'unclear' | undefined {
  const { writes } = settings.get(name);
  const named = writes.filter((write) => removedBy(settings, write) === item);
  if (named.length === 0 && !writes.some((write) => stringsIn(settings, write).includes(item))) return undefined;
  const [only, ...others] = named.length > 0 ? named : writes.filter((write) => takesOut(settings, write));
  const isSure = only !== undefined && others.length === 0 && (named.length > 0 || takesOne(settings, only));
  return (isSure ? deleteWhole(settings, only.statement) : undefined) ?? 'unclear';
}

/** The item of `NAME.remove("item")`. */
function removedBy(settings: SettingsView, { how, statement }: Write): string | undefined {
  if (how !== 'change') return undefined;
  const argument = /^\w+\s*\.\s*(?:remove|discard)\(\s*(.*?)\s*,?\s*\)$/s.exec(settings.textOf(statement))?.[1];
  return argument === undefined ? undefined : plainText(argument);
}

/** Any statement that may leave less of the list than there was. */
function takesOut(settings: SettingsView, { how, statement }: Write): boolean {
  return (
    how !== 'augment' &&
    !/^\w+\s*\.\s*(?:append|extend|insert)\(/.test(settings.textOf(statement)) &&
    !isDisplay(settings, statement)
  );
}

/** `NAME = […]`: nothing of what stood above is left. */
function isDisplay(settings: SettingsView, statement: Write['statement']): boolean {
  return /^\w+\s*=\s*(?:[([](?!.*\bfor\b))/s.test(settings.textOf(statement));
}

/** One item by its number. A list is read from the top, so that nothing but this statement takes the item out. */
function takesOne(settings: SettingsView, { statement }: Write): boolean {
  return /^(?:del\s+\w+\s*\[\s*-?\d+\s*\]|\w+\s*\.\s*pop\(\s*(?:-?\d+\s*)?\))$/.test(settings.textOf(statement));
}

function stringsIn(settings: SettingsView, { value }: Write): readonly string[] {
  const text = settings.textOf(value);
  return scanPython(text).strings.map(({ start, end }) => text.slice(start, end).slice(1, -1));
}
