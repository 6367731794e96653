import { judgeAt, writtenAt, type SettingPath, type Written } from './dict-keys';
import { mayUsePackage, usesPackage } from './packages';
import { decided } from './parts';
import { only } from './templates';
import { isKnown, itemsWhere, textIn } from './values';
import type { Alternative, SettingsView, Test, Value } from './model';

/** A key of Django REST framework's dictionary. */
export function restKey(...keys: readonly string[]): SettingPath {
  return ['REST_FRAMEWORK', ...keys];
}

/** Only REST framework reads its dictionary; a leftover of a package that is gone is left alone. */
export function mayUseRest(settings: SettingsView): boolean {
  return mayUsePackage(settings, 'rest-framework');
}

/** The dictionary of a project that is known to use REST framework, and that is known not to have a key. */
export function restWithout(settings: SettingsView, key: string): Written | undefined {
  const dict = writtenAt(settings, restKey(), (value) => value.kind === 'dict');
  if (dict === undefined || !usesPackage(settings, 'rest-framework') || settings.isFragment) return undefined;
  return judgeAt(settings, restKey(key), () => true, false) === false ? dict : undefined;
}

/** True for a path that ends in a name of one of REST framework's own classes. */
export function isRestClass(module: string, ...names: readonly string[]): Test {
  return (value) => {
    const text = textIn(value);
    if (text === undefined) return isKnown(value) ? false : undefined;
    return names.some((name) => text === `rest_framework.${module}.${name}`);
  };
}

/** Whether all items of a known list satisfy a test, and there is one. */
export function allItems(item: Test): Test {
  return (value) => {
    if (value.kind !== 'sequence') return undefined;
    const answers = value.items.map((bound) => {
      const one = only(bound);
      return one === undefined ? undefined : item(one.value);
    });
    if (answers.includes(false)) return false;
    if (value.open || answers.includes(undefined)) return undefined;
    return answers.length > 0;
  };
}

/** True for a list that is known to be empty; undefined where it may have items that are not known. */
export const emptyList: Test = (value) =>
  value.kind === 'sequence' ? (value.open ? undefined : value.items.length === 0) : undefined;

/** An entry below a dictionary, for fixes that add one beside it; undefined for an empty one. */
export function besideFirst(dict: Written): Written | undefined {
  const { value } = dict.alternative;
  const entry = value.kind === 'dict' ? value.entries.at(-1) : undefined;
  const item = entry && only(entry.value);
  return entry === undefined || item === undefined ? undefined : { ...dict, alternative: item, entry };
}

const everybody = isRestClass('permissions', 'AllowAny');
const readers = isRestClass('permissions', 'IsAuthenticatedOrReadOnly', 'DjangoModelPermissionsOrAnonReadOnly');

/** Whether permission classes let everybody in; all of them have to agree, so one that asks for more closes the views. */
export const isOpenToAll: Test = (value) => {
  const answers = [allItems(everybody)(value), emptyList(value)];
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
};

/** Whether permission classes let everybody read. */
export const isReadableByAll: Test = allItems(readers);

/** The items of permission classes that let everybody in, or read. */
export function openItems(value: Value): readonly Alternative[] {
  return [...itemsWhere(value, everybody), ...itemsWhere(value, readers)];
}

/** The texts of a dictionary with the key of each, where both are certain, or are so while no variable is set. */
export function textsIn(
  value: Value,
): readonly { readonly key: string; readonly text: string; readonly item: Alternative }[] {
  if (value.kind !== 'dict') return [];
  return value.entries.flatMap((entry) => {
    const item = decided(entry.value);
    const key = textIn(entry.key);
    const text = item && textIn(item.value);
    return item === undefined || key === undefined || text === undefined ? [] : [{ key, text, item }];
  });
}
