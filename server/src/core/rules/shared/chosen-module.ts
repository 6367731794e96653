import { truthy } from './values';
import type { Alternative, Guard, SettingsView } from './model';

/** Where the settings themselves choose what an alternative comes from, by something in the environment. */
export function choiceOf(settings: SettingsView, { when }: Alternative): Guard | undefined {
  return when.find(({ at, unset }) => at.uri === settings.uri && unset !== undefined);
}

/**
 * Whether a `DEBUG` that is on comes from a module that the settings choose where the environment says nothing, while it is
 * off in another one that they may choose.
 */
export function isOfChosenModule(settings: SettingsView, open: Alternative): boolean {
  if (open.at.uri === settings.uri) return false;
  const choice = choiceOf(settings, open);
  if (choice === undefined) return false;
  const others = settings
    .get('DEBUG')
    .actualAlternatives({ unset: false })
    .filter(({ when }) => when.some(({ id, arm }) => id === choice.id && arm !== choice.arm));
  return others.some(({ value }) => truthy(value) === false) && others.every(({ value }) => truthy(value) !== true);
}
