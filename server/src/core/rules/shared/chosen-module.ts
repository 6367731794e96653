import { truthy } from './values';
import type { Alternative, SettingsView } from './model';

/**
 * Whether a `DEBUG` that is on comes from a module that the settings choose where the environment says nothing, while it is
 * off in another one that they may choose.
 */
export function isOfChosenModule(settings: SettingsView, open: Alternative): boolean {
  if (open.at.uri === settings.uri) return false;
  const choice = open.when.find(({ at, unset }) => at.uri === settings.uri && unset !== undefined);
  if (choice === undefined) return false;
  const others = settings
    .get('DEBUG')
    .actualAlternatives({ unset: false })
    .filter(({ when }) => when.some(({ id, arm }) => id === choice.id && arm !== choice.arm));
  return others.some(({ value }) => truthy(value) === false) && others.every(({ value }) => truthy(value) !== true);
}
