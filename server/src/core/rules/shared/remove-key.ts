import { dropItem } from './lists';
import { within } from './values';
import type { Written } from './dict-keys';
import type { FileEdit, SettingsView } from './model';

/** Takes a key with its value out of a written dictionary; undefined where that would not be plain. */
export function removeKey(settings: SettingsView, { entry, root }: Written): FileEdit | undefined {
  const [only, ...others] = entry?.value ?? [];
  const whole = root.written;
  if (entry === undefined || only === undefined || others.length > 0 || only.via.length > 0) return undefined;
  if (whole?.how !== 'assign' || !within(whole.value, entry.keyAt) || !within(whole.value, only.at)) return undefined;
  const at = { uri: entry.keyAt.uri, span: { start: entry.keyAt.span.start, end: only.at.span.end } };
  const source = settings.textOf(at);
  if (!/^["'][^"'\r\n]*["']\s*:/.test(source) || source.includes('#')) return undefined;
  return dropItem(settings, at);
}
