import { appPlace, hasApp } from './apps';
import { lacksKey, type SettingPath } from './dict-keys';
import type { Place, SettingsView } from './model';

/**
 * Where to say that the default of a package counts for a key: at the dict that lacks it, or at the app of the package where there is
 * no such dict. Undefined where something gives the key a value, or may do so.
 */
export function defaultPlace(settings: SettingsView, path: SettingPath, app: string): Place | undefined {
  if (!lacksKey(settings, path)) return undefined;
  const dict = settings.get(path[0]).writes.find(({ how }) => how === 'assign');
  if (dict !== undefined) return dict.statement;
  return hasApp(settings, app) === true && !settings.isFragment ? appPlace(settings, app) : undefined;
}
