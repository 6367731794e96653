import { writtenAt, type SettingPath } from './dict-keys';
import { isKnown, textIn } from './values';
import type { SettingsView, Test } from './model';

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

/** True where the project sends uploads to a folder: then the settings of storage services speak about other files only. */
export function storesInFolder(settings: SettingsView): boolean {
  const paths: readonly SettingPath[] = [['STORAGES', 'default', 'BACKEND'], ['DEFAULT_FILE_STORAGE']];
  return paths.some((path) => writtenAt(settings, path, isFolder) !== undefined);
}
