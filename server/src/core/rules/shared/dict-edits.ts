import { lineEnd } from '../../text';
import { eolOf, indentAt, moduleText, startsLine } from './source';
import { pointAt } from './edits';
import { entryOf } from './values';
import type { DictItem, FileEdit, SettingsView, Value } from './model';

/** Adds an entry below one that is written in a dict display; `python` is the text of the value, whose quotes follow the author's. */
export function addEntry(
  settings: SettingsView,
  dict: Value,
  below: string,
  key: string,
  python: string,
): readonly FileEdit[] | undefined {
  const entry = entryOf(dict, below);
  return addEntries(settings, dict, below, [[key, entry ? python.replaceAll('"', quoteAt(settings, entry)) : python]]);
}

/**
 * Adds entries, key and text of the value, below one that is written in a dict display: on lines of their own where that one
 * has its own. Undefined where the entry does not stand in a display, as after `D["k"] = v`.
 */
export function addEntries(
  settings: SettingsView,
  dict: Value,
  below: string,
  entries: readonly (readonly [key: string, python: string])[],
): readonly FileEdit[] | undefined {
  const entry = entryOf(dict, below);
  const value = entry?.value.length === 1 ? entry.value[0] : undefined;
  if (entry === undefined || value === undefined || value.via.length > 0) return undefined;
  const { uri } = entry.keyAt;
  const text = moduleText(settings, uri);
  const end = valueEnd(text, entry.keyAt.span.end, value.at.uri === uri ? value.at.span.end : -1);
  if (end === undefined) return undefined;
  const quote = quoteAt(settings, entry);
  const added = entries.map(([key, python]) => `${quote}${key}${quote}: ${python}`);
  const { start } = entry.keyAt.span;
  if (!startsLine(text, start)) return [{ at: pointAt(uri, end), newText: added.map((each) => `, ${each}`).join('') }];
  const lines = added.map((each) => `${eolOf(text)}${indentAt(text, start)}${each},`).join('');
  const tail = { at: pointAt(uri, lineEnd(text, end)), newText: lines };
  const rest = text.slice(end, lineEnd(text, end));
  if (/^\s*,\s*(#.*)?$/.test(rest)) return [tail];
  return /^\s*(#.*)?$/.test(rest) ? [{ at: pointAt(uri, end), newText: ',' }, tail] : undefined;
}

function quoteAt(settings: SettingsView, { keyAt }: DictItem): '"' | "'" {
  return settings.textOf(keyAt).startsWith('"') ? '"' : "'";
}

/** Where a value ends that stands right behind its key and is followed by a comma or the closing bracket. */
function valueEnd(text: string, keyEnd: number, end: number): number | undefined {
  if (end <= keyEnd || !/^\s*:/.test(text.slice(keyEnd, end))) return undefined;
  return /^\s*(?:[,}]|#)/.test(text.slice(end)) ? end : undefined;
}
