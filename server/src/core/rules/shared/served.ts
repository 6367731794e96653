import { canHoldTogether } from './conditions';
import { folderOf, type Folder } from './folders';
import { usesPackage } from './packages';
import { reportPlace } from './replacing';
import { nonEmptyText } from './values';
import type { Alternative, Place, SettingsView } from './model';

/** A folder that a setting names in a deployed site. */
export interface Root {
  readonly setting: string;
  readonly folder: Folder;
  /** What names it: the value of the setting, or an item of its list. */
  readonly alternative: Alternative;
}

/** Where a folder is named: where it is put to use, if it has a name of its own. */
export function placeOf(settings: SettingsView, { alternative }: Root): Place {
  const [use] = alternative.via;
  return use === undefined ? reportPlace(settings, alternative) : (alternative.written?.value ?? use);
}

/** The folder of a setting that the project writes; an empty text and None name none. */
export function rootOf(settings: SettingsView, setting: string): Root | undefined {
  const found = settings.get(setting).deployed((value) => {
    if (value.kind === 'literal' && nonEmptyText(value) !== true) return false;
    return folderOf(value) === undefined ? undefined : true;
  });
  const folder = found?.written && folderOf(found.value, found.at);
  return found === undefined || folder === undefined ? undefined : { setting, folder, alternative: found };
}

/** The folders that a setting may name on a site that has the value `beside` of another one; undefined for one not known. */
export function foldersBeside(
  settings: SettingsView,
  setting: string,
  beside: Alternative,
): readonly (Folder | undefined)[] {
  const sides = settings.get(setting).deployedAlternatives.filter((side) => canHoldTogether(side, beside));
  return sides.map(({ value, at, written }) =>
    written === undefined || nonEmptyText(value) === false ? undefined : folderOf(value, at),
  );
}

/** The folders that `collectstatic` gathers from, besides those of the apps. */
export function staticDirs(settings: SettingsView): readonly Root[] {
  const setting = 'STATICFILES_DIRS';
  const list = settings.get(setting).deployed((value) => value.kind === 'sequence');
  if (list?.written === undefined || list.value.kind !== 'sequence') return [];
  return list.value.items.flatMap(([alternative, ...others]) => {
    const folder = alternative && others.length === 0 ? folderOf(alternative.value, alternative.at) : undefined;
    return alternative === undefined || folder === undefined ? [] : [{ setting, folder, alternative }];
  });
}

/** A folder that the web server usually hands out, with the setting that says so. */
export interface Served {
  readonly setting: string;
  readonly folder: Folder;
  readonly at: Place;
}

/** The folders for static files and uploads, as far as they are known. */
export function servedFolders(settings: SettingsView): readonly Served[] {
  return settings.once('served folders', () => {
    const names = ['MEDIA_ROOT', 'STATIC_ROOT', 'WHITENOISE_ROOT'];
    const roots = [...names.flatMap((name) => rootOf(settings, name) ?? []), ...staticDirs(settings)];
    return roots.map(({ setting, folder, alternative }) => ({ setting, folder, at: alternative.at }));
  });
}

/** Whether WhiteNoise answers requests of this site. */
export function servesByWhitenoise(settings: SettingsView): boolean {
  return usesPackage(settings, 'whitenoise');
}
