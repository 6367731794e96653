import { atLeast } from '../../django/versions';
import { canHoldTogether } from './conditions';
import { writtenAt, type SettingPath } from './dict-keys';
import { entryOf, isKnown, textIn } from './values';
import type { Alternative, Bound, SettingsView, Test } from './model';

/** The alias that uploads go to. */
const options: SettingPath = ['STORAGES', 'default', 'OPTIONS'];

/** Where an option of the storage for uploads may be written: a setting for all storages, or the options of this one. */
export function optionPaths(setting: string, option: string): readonly SettingPath[] {
  return [[setting], [...options, option]];
}

/** A class of the project may be anything, so the path has to be Django's own. */
const isFolder: Test = (value) => {
  const text = textIn(value);
  return text === undefined ? (isKnown(value) ? false : undefined) : text.startsWith('django.core.files.storage.');
};

const backends: readonly SettingPath[] = [['STORAGES', 'default', 'BACKEND'], ['DEFAULT_FILE_STORAGE']];

/** True where the project sends uploads to a folder: then the settings of storage services speak about other files only. */
export function storesInFolder(settings: SettingsView): boolean {
  return backends.some((path) => writtenAt(settings, path, isFolder) !== undefined);
}

/**
 * True where uploads go to a service, not to a folder, on every site that has this value of `MEDIA_ROOT`. Since Django 5.1
 * `DEFAULT_FILE_STORAGE` says nothing any more.
 */
export function storesElsewhere(settings: SettingsView, media: Alternative): boolean {
  const isRead = ([setting]: SettingPath): boolean =>
    setting === 'STORAGES' || settings.django === undefined || !atLeast(settings.django, '5.1');
  return backends.filter(isRead).some(([setting, ...keys]) => {
    const { isAssigned, deployedAlternatives } = settings.get(setting);
    return isAssigned && namesService(deployedAlternatives, keys, media);
  });
}

function namesService(bound: Bound, [key, ...rest]: readonly string[], beside: Alternative): boolean {
  const sides = bound.filter((side) => canHoldTogether(side, beside));
  return (
    sides.length > 0 &&
    sides.every(({ value }) => {
      if (key === undefined) return isFolder(value) === false;
      const entry = entryOf(value, key);
      return entry !== undefined && namesService(entry.value, rest, beside);
    })
  );
}
