import { editable, replaceKeepingComments } from './edits';
import { changeFallback, isOfAnother } from './fallback';
import type { Alternative, Fix, SettingsView } from './model';

/** Turns a flag off that has to be off: its value, or the fallback of the read that decides it. */
export function turnOff(settings: SettingsView, name: string, on: Alternative): readonly Fix[] {
  if (on.read !== undefined && !isOfAnother(settings, on)) {
    const edit = changeFallback(settings, name, on.read, false);
    const title = `Turn \`${name}\` off unless the environment says otherwise`;
    return edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: true }];
  }
  const at = editable(settings, on);
  const edits = at && replaceKeepingComments(settings, at, 'False', on.written);
  return edits ? [{ title: `Set \`${name} = False\``, edits, safety: 'unsafe', preferred: true }] : [];
}
