import { eolOf, indentAt } from '../rules/shared/source';
import { tomlEntries, type TomlEntry } from '../syntax/toml';
import { lineEnd, type Span, type TextEdit } from '../text';
import { configSection } from './options';

const rulesPath: readonly string[] = [...configSection, 'rules'];

/**
 * The edit that switches a rule (or a group of rules) off in the text of a `pyproject.toml`, in the form that the file has:
 * a key that is there gets another value, else a key joins the table, the dotted keys or the inline table, else a table is
 * added. Everything that is there stays, comments too. The text is not judged: a caller parses the result.
 */
export function ignoreProjectEdit(text: string, name: string): TextEdit {
  const entries = tomlEntries(text);
  const known = entries.find((entry) => !isHeader(entry, text) && isAt(entry, [...rulesPath, name]));
  if (known !== undefined) return { span: known.value, newText: '"off"' };
  const tables = tablesOf(entries, text);
  return (
    intoInlineTable(entries, text, name) ??
    intoTable(tables, text, name) ??
    besideDottedKeys(tables, text, name) ??
    newTable(tables, text, name)
  );
}

/** A header with the keys directly below it; the keys above the first header stand under none. */
interface Table {
  readonly header: TomlEntry | null;
  readonly pairs: readonly TomlEntry[];
}

function tablesOf(entries: readonly TomlEntry[], text: string): readonly Table[] {
  const tables: { readonly header: TomlEntry | null; readonly pairs: TomlEntry[] }[] = [{ header: null, pairs: [] }];
  let end = 0;
  for (const entry of entries) {
    if (isHeader(entry, text)) tables.push({ header: entry, pairs: [] });
    else if (entry.key.start >= end) tables.at(-1)?.pairs.push(entry);
    else continue; // It stands inside the value of another one.
    end = Math.max(entry.value.end, entry.key.end);
  }
  return tables;
}

/** `rules = { … }`, or an inline table around it. */
function intoInlineTable(entries: readonly TomlEntry[], text: string, name: string): TextEdit | undefined {
  const inline = entries
    .filter(
      (entry) => entry.path.every((key, index) => key === rulesPath[index]) && text.charAt(entry.value.start) === '{',
    )
    .at(-1);
  if (inline === undefined) return undefined;
  const pair = `${[...rulesPath.slice(inline.path.length), name].join('.')} = "off"`;
  const { start, end } = inline.value;
  const ends = entries.filter(({ key, value }) => start < key.start && value.end < end).map(({ value }) => value.end);
  if (ends.length > 0) return insertion(Math.max(...ends), `, ${pair}`);
  return insertion(start + 1, ` ${pair}${text.charAt(start + 1) === '}' ? ' ' : ''}`);
}

function intoTable(tables: readonly Table[], text: string, name: string): TextEdit | undefined {
  const table = tables.find(({ header }) => header !== null && isAt(header, rulesPath));
  const last = table?.pairs.at(-1);
  const anchor = last?.value ?? table?.header?.value;
  if (anchor === undefined) return undefined;
  const indent = last === undefined ? '' : indentAt(text, last.key.start);
  return insertion(lineEnd(text, anchor.end), `${eolOf(text)}${indent}${name} = "off"`);
}

/** `rules.other = "off"`, with as much of the path as the table above leaves to be written. */
function besideDottedKeys(tables: readonly Table[], text: string, name: string): TextEdit | undefined {
  const dotted = tables
    .flatMap(({ pairs }) => pairs)
    .filter(({ path }) => path.length === rulesPath.length + 1 && rulesPath.every((key, at) => key === path[at]))
    .at(-1);
  if (dotted === undefined) return undefined;
  const { key, value } = dotted;
  const before = text.slice(key.start, key.end).replace(/(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')$/, '');
  const line = `${indentAt(text, key.start)}${before}${name} = "off"`;
  return insertion(lineEnd(text, value.end), `${eolOf(text)}${line}`);
}

/** Below the last table of ours, else at the end of the file. */
function newTable(tables: readonly Table[], text: string, name: string): TextEdit {
  const eol = eolOf(text);
  const added = `[${rulesPath.join('.')}]${eol}${name} = "off"`;
  const ours = tables
    .filter(({ header }) => header !== null && configSection.every((key, at) => key === header.path[at]))
    .at(-1);
  const last = ours?.pairs.at(-1)?.value ?? ours?.header?.value;
  if (last !== undefined) return insertion(belowComments(text, lineEnd(text, last.end)), `${eol}${eol}${added}`);
  return insertion(text.length, `${gapAtEnd(text, eol)}${added}${eol}`);
}

/** Comments right below a key belong to its table, unless the next header follows them without a gap. */
function belowComments(text: string, at: number): number {
  const comments = /(?:\r?\n[ \t]*#[^\r\n]*)+(?=\r?\n[ \t]*\r?\n|\s*$)/y;
  comments.lastIndex = at;
  return at + (comments.exec(text)?.[0].length ?? 0);
}

function gapAtEnd(text: string, eol: string): string {
  if (/^[\s\uFEFF]*$/.test(text) || /\n[ \t]*\r?\n$/.test(text)) return '';
  return text.endsWith('\n') ? eol : `${eol}${eol}`;
}

/** The value of a header is the header itself, which begins before its key. */
function isHeader({ key, value }: TomlEntry, text: string): boolean {
  return text.charAt(value.start) === '[' && key.start > value.start;
}

function isAt({ path }: TomlEntry, wanted: readonly string[]): boolean {
  return path.length === wanted.length && wanted.every((key, index) => key === path[index]);
}

function insertion(at: number, newText: string): TextEdit {
  const span: Span = { start: at, end: at };
  return { span, newText };
}
