import type { Entry } from '../model/project';
import type { SettingsView } from '../model/view';
import type { Uri } from '../text';

/** What a view shows: a module, or one class of django-configurations in it. */
export function entryOf({ uri, configuration }: SettingsView): { readonly uri: Uri; readonly configuration?: string } {
  return configuration === undefined ? { uri } : { uri, configuration: configuration.name };
}

/** Why a view has its role, in words. */
export function becauseOf(view: SettingsView, entry: Entry | undefined): readonly string[] {
  const own = view.configuration?.because ?? [];
  return own.length > 0 ? own : (entry?.because ?? ['no entry of the project reaches it']);
}
