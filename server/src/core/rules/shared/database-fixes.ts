import { replaceText } from './replacing';
import { overwritesMode, type Database } from './databases';
import { within } from './values';
import type { Weakness } from './database-tls';
import type { FileEdit, Fix, SettingsView } from './model';

/**
 * Writes a better value for a TLS option, in the dict or in the address that the settings are made from; nothing where the
 * helper writes over what the address says.
 */
export function strengthen(settings: SettingsView, database: Database, weakness: Weakness): readonly Fix[] {
  const { better, option, found, keyword } = weakness;
  if (better === undefined || overwritesMode(database)) return [];
  const title = `Set \`${option}\` to \`${keyword ?? better}\` (the server needs ${
    better === 'require' || better === 'REQUIRED' ? 'TLS' : 'a certificate that this machine trusts'
  })`;
  if (database.url === undefined) return replaceText(settings, found, better, title, better === 'require');
  if (keyword !== undefined) return [];
  const edit = editQuery(settings, database, option, better);
  return edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: better === 'require' }];
}

/** Changes one parameter of an address that is written as one literal. */
function editQuery(settings: SettingsView, { url }: Database, name: string, value: string): FileEdit | undefined {
  if (url === undefined) return undefined;
  const text = settings.textOf(url.at);
  const match = new RegExp(`[?&]${name}=([\\w-]+)(?=[&"'])`, 'i').exec(text);
  if (match === null || !/^["'][^"']*["']$/.test(text)) return undefined;
  const end = url.at.span.start + match.index + match[0].length;
  const at = { uri: url.at.uri, span: { start: end - (match[1]?.length ?? 0), end } };
  return within(url.at, at) ? { at, newText: value } : undefined;
}
