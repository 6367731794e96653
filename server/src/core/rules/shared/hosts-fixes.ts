import { editable, replaceKeepingComments } from './edits';
import { listRead } from './idiom';
import type { Alternative, Fix, SettingsView } from './model';

/** Lets the environment say which hosts there are, in place of the whole list that is written; none where it cannot be edited. */
export function readHosts(settings: SettingsView, hosts: Alternative): readonly Fix[] {
  const at = editable(settings, hosts);
  if (at === undefined) return [];
  const read = listRead(settings, at, 'ALLOWED_HOSTS');
  const replaced = replaceKeepingComments(settings, at, read.text, hosts.written);
  if (replaced === undefined) return [];
  const edits = [...read.edits, ...replaced];
  return [{ title: 'Read `ALLOWED_HOSTS` from the environment', edits, safety: 'unsafe', preferred: false }];
}
