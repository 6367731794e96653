import { every, has, isKnown, textIn } from './values';
import type { Place, SettingsView, Test } from './model';

/** True for an app under its own name or through a configuration class below it, such as `axes.apps.AppConfig`. */
function isApp(name: string): Test {
  return (value) => {
    const text = textIn(value);
    if (text === undefined) return isKnown(value) ? false : undefined;
    return text === name || text.startsWith(`${name}.apps.`);
  };
}

/** Whether a deployed site has an app; undefined where the list is not known. */
export function hasApp(settings: SettingsView, name: string): boolean | undefined {
  return settings.get('INSTALLED_APPS').judge(has(isApp(name)));
}

/** True only where none of the packages is there, under any of the paths that they offer; unknown lists answer false. */
export function lacksPackages(settings: SettingsView, names: readonly string[]): boolean {
  const offered: Test = (value) => {
    const text = textIn(value);
    if (text === undefined) return isKnown(value) ? false : undefined;
    return names.some((name) => text === name || text.startsWith(`${name}.`));
  };
  return settings.get('INSTALLED_APPS').judge(has(offered)) === false;
}

/** The same where the project writes a list of apps: without one, the rest of its settings may stand elsewhere. */
export function listsNone(settings: SettingsView, names: readonly string[]): boolean {
  return settings.get('INSTALLED_APPS').isAssigned && lacksPackages(settings, names);
}

/** Where the list of apps names an app, in any module. */
export function appPlace(settings: SettingsView, name: string): Place | undefined {
  for (const { value } of settings.get('INSTALLED_APPS').deployedAlternatives) {
    if (value.kind !== 'sequence') continue;
    const item = value.items.find((bound) => every(bound, isApp(name)) === true);
    if (item?.[0] !== undefined) return item[0].at;
  }
  return undefined;
}

/** True where nothing sets a name that Django has no default for, and no module outside the project could. */
export function isUnset(settings: SettingsView, name: string): boolean {
  const setting = settings.get(name);
  return !setting.isAssigned && setting.deployedAlternatives.every(({ value }) => value.kind === 'opaque');
}
