import { ignoreProjectEdit } from '../../core/lint/ignore-config';
import { configSection } from '../../core/lint/options';
import type { FileEdit } from '../../core/rules/problem';
import { applyEdits } from '../../core/text';
import { asTable, type ConfigHome } from './config-file';

/** The edits that switch a rule or a group off for a project; undefined where that cannot be done right. */
export type ConfigEditor = (home: ConfigHome, name: string) => readonly FileEdit[] | undefined;

/**
 * Makes an editor of configuration files. It parses what it has made: nothing is offered that would leave a file invalid,
 * change another key, or have no effect.
 */
export async function configEditor(): Promise<ConfigEditor> {
  const { parse } = await import('smol-toml');
  const tableOf = (text: string): Table | undefined => {
    try {
      return asTable(parse(text.replace(/^\uFEFF/, '')));
    } catch {
      return undefined;
    }
  };
  return ({ uri, text }, name) => {
    const edit = ignoreProjectEdit(text ?? '', name);
    const before = tableOf(text ?? '');
    const after = tableOf(applyEdits(text ?? '', [edit]) ?? '');
    if (before === undefined || after === undefined || !isSame(switchedOff(before, name), after)) return undefined;
    if (isSame(before, after)) return undefined;
    return [{ at: { uri, span: edit.span }, newText: edit.newText, ...(text === null && { create: true }) }];
  };
}

type Table = Readonly<Record<string, unknown>>;

/** What a document says once nothing but the level of one rule has changed. */
function switchedOff(document: Table, name: string): Table {
  const put = (table: Table, [key = '', ...rest]: readonly string[]): Table => ({
    ...table,
    [key]: rest.length === 0 ? 'off' : put(asTable(table[key]), rest),
  });
  return put(document, [...configSection, 'rules', name]);
}

/** Equal whatever the order of keys; dates and numbers are compared as they are written. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  }
  if (!isPlainTable(a))
    return !isPlainTable(b) && !Array.isArray(b) && typeof a === typeof b && String(a) === String(b);
  if (!isPlainTable(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}

function isPlainTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
