import { addSetting, editable, replaceKeepingComments } from './edits';
import { addEntry } from './dict-edits';
import { changeFallback, isOfAnother } from './fallback';
import { emailSettings, type Mailer } from './mail';
import { replaceValue } from './replacing';
import type { Fix, SettingsView } from './model';

/** Turns a flag of a mailer on or off where it is written, or adds it. */
export function setFlag(
  settings: SettingsView,
  mailer: Mailer,
  flag: 'tls' | 'ssl',
  on: boolean,
  title: string,
  preferred: boolean,
): readonly Fix[] {
  const edits = flagEdits(settings, mailer, flag, on);
  return edits === undefined ? [] : [{ title, edits, safety: 'unsafe', preferred }];
}

function flagEdits(settings: SettingsView, mailer: Mailer, flag: 'tls' | 'ssl', on: boolean): Fix['edits'] | undefined {
  const found = mailer[flag];
  const name = mailer.names[flag];
  const python = on ? 'True' : 'False';
  if (found === undefined) return undefined;
  if (found === null || (mailer.alias === null && found.written === undefined)) {
    if (mailer.alias === null) return [addSetting(settings, `${name} = ${python}`, emailSettings)];
    return mailer.options && addEntry(settings, mailer.options, 'host', name, python);
  }
  if (found.read !== undefined && !isOfAnother(settings, found)) {
    const edit = changeFallback(settings, name, found.read, on);
    return edit && [edit];
  }
  const at = editable(settings, found);
  return at && replaceKeepingComments(settings, at, python, found.written);
}

/** Writes another port. */
export function setPort(settings: SettingsView, { port, names }: Mailer, number: number): readonly Fix[] {
  if (!port) return [];
  const text = String(number);
  const quote = /^["']/.exec(settings.textOf(port.at))?.[0] ?? '';
  return replaceValue(settings, port, quote + text + quote, `Set \`${names.port}\` to ${text}`);
}

/** Adds the port where Django's own one applies. */
export function addPort(settings: SettingsView, { alias, names }: Mailer, number: number): readonly Fix[] {
  if (alias !== null) return [];
  const text = String(number);
  const edits = [addSetting(settings, `${names.port} = ${text}`, emailSettings)];
  return [{ title: `Set \`${names.port}\` to ${text}`, edits, safety: 'unsafe', preferred: false }];
}
