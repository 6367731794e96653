import { eolOf, indentAt, lineEnd, moduleText, startsLine } from './source';
import { pointAt } from './edits';
import { entryOf } from './values';
import type { FileEdit, SettingsView, Value } from './model';

/**
 * Adds an entry below one that is written in a dict display, in its quotes: on a line of its own where that one has its own.
 * `python` is the text of the value. Undefined where the entry does not stand in a display, as after `D["k"] = v`.
 */
export function addEntry(
  settings: SettingsView,
  dict: Value,
  below: string,
  key: string,
  python: string,
): readonly FileEdit[] | undefined {
  const entry = entryOf(dict, below);
  const value = entry?.value.length === 1 ? entry.value[0] : undefined;
  if (entry === undefined || value === undefined || value.via.length > 0) return undefined;
  const { uri } = entry.keyAt;
  const text = moduleText(settings, uri);
  const end = valueEnd(text, entry.keyAt.span.end, value.at.uri === uri ? value.at.span.end : -1);
  if (end === undefined) return undefined;
  const quote = settings.textOf(entry.keyAt).startsWith('"') ? '"' : "'";
  const added = `${quote}${key}${quote}: ${python.replaceAll('"', quote)}`;
  const { start } = entry.keyAt.span;
  if (!startsLine(text, start)) return [{ at: pointAt(uri, end), newText: `, ${added}` }];
  const line = { at: pointAt(uri, lineEnd(text, end)), newText: `${eolOf(text)}${indentAt(text, start)}${added},` };
  const rest = text.slice(end, lineEnd(text, end));
  if (/^\s*,\s*(#.*)?$/.test(rest)) return [line];
  return /^\s*(#.*)?$/.test(rest) ? [{ at: pointAt(uri, end), newText: ',' }, line] : undefined;
}

/** Where a value ends that stands right behind its key and is followed by a comma or the closing bracket. */
function valueEnd(text: string, keyEnd: number, end: number): number | undefined {
  if (end <= keyEnd || !/^\s*:/.test(text.slice(keyEnd, end))) return undefined;
  return /^\s*(?:[,}]|#)/.test(text.slice(end)) ? end : undefined;
}
