import { indentAt, moduleText, startsLine } from './source';
import { dropItem } from './lists';
import { within } from './values';
import type { Written } from './dict-keys';
import type { FileEdit, Place, SettingsView } from './model';

/** Takes a key with its value out of a written dictionary; undefined where that would not be plain. */
export function removeKey(settings: SettingsView, { entry, root }: Written): FileEdit | undefined {
  const [only, ...others] = entry?.value ?? [];
  const whole = root.written;
  if (entry === undefined || only === undefined || others.length > 0 || only.via.length > 0) return undefined;
  if (whole?.how !== 'assign' || !within(whole.value, entry.keyAt) || !within(whole.value, only.at)) return undefined;
  const at = { uri: entry.keyAt.uri, span: { start: entry.keyAt.span.start, end: only.at.span.end } };
  const source = settings.textOf(at);
  if (!/^["'][^"'\r\n]*["']\s*:/.test(source) || source.includes('#')) return undefined;
  return ownLines(moduleText(settings, at.uri), at) ?? dropItem(settings, at);
}

/** The lines of an entry that stands alone on them. */
function ownLines(text: string, { uri, span }: Place): FileEdit | undefined {
  const rest = /^[ \t]*,[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(span.end))?.[0];
  if (rest === undefined || !startsLine(text, span.start)) return undefined;
  const start = span.start - indentAt(text, span.start).length;
  return { at: { uri, span: { start, end: span.end + rest.length } }, newText: '' };
}
