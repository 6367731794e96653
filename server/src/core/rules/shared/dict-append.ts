import { addSetting } from './edits';
import { addKey } from './dict-keys';
import { moduleQuote } from './source';
import { textIn } from './values';
import type { Fix, SettingsView } from './model';

/** Adds a key below the last one that is written in the dict of a setting, or into `{}`; none where that would not be plain. */
export function appendKey(
  settings: SettingsView,
  setting: string,
  key: string,
  python: string,
  title: string,
  preferred: boolean,
): readonly Fix[] {
  const edits = appendEdits(settings, setting, key, python);
  return edits === undefined ? [] : [{ title, edits, safety: 'unsafe', preferred }];
}

/** The same, with a new dict where nothing gives the setting a value. */
export function appendKeyOrDict(
  settings: SettingsView,
  setting: string,
  key: string,
  python: string,
  title: string,
  preferred: boolean,
): readonly Fix[] {
  if (settings.get(setting).writes.length > 0) return appendKey(settings, setting, key, python, title, preferred);
  const edits = [addSetting(settings, `${setting} = {"${key}": ${python}}`, [])];
  return [{ title, edits, safety: 'unsafe', preferred }];
}

function appendEdits(settings: SettingsView, setting: string, key: string, python: string): Fix['edits'] | undefined {
  const root = settings.get(setting).deployed((value) => value.kind === 'dict');
  if (root?.value.kind !== 'dict' || root.via.length > 0) return undefined;
  const quote = moduleQuote(settings, root.at.uri);
  const text = `${quote}${key}${quote}: ${python.replaceAll('"', quote)}`;
  if (settings.textOf(root.at) === '{}') return [{ at: root.at, newText: `{${text}}` }];
  for (const entry of [...root.value.entries].reverse()) {
    const [only] = entry.value;
    const name = textIn(entry.key);
    if (only === undefined || name === undefined) continue;
    const written = { path: [setting, name], alternative: only, root, entry } as const;
    const edits = addKey(settings, written, key, python);
    if (edits !== undefined) return edits;
  }
  return undefined;
}
