import type { Span } from '../text';

/** A key of a TOML file with the places of its name and value. A number in the path is an index of an array. */
export interface TomlEntry {
  readonly path: readonly (string | number)[];
  /** The key as written, with its quotes; for an array's item the item itself. */
  readonly key: Span;
  readonly value: Span;
}

/**
 * Finds where each key of a TOML text stands, tables included (their value is the header). It does not judge: a text that
 * a parser refuses gives the entries that can still be told. Total, and linear in the text.
 */
export function tomlEntries(text: string): readonly TomlEntry[] {
  return new Scanner(text).run();
}

const maxDepth = 64;

class Scanner {
  readonly #text: string;
  readonly #entries: TomlEntry[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): readonly TomlEntry[] {
    let table: readonly string[] = [];
    while (this.#at < this.#text.length) {
      this.#skip(/[\s\uFEFF]*(?:#[^\n]*\s*)*/y);
      if (this.#peek() === '[') table = this.#header() ?? table;
      else if (this.#at < this.#text.length) this.#pair(table, 0);
      this.#skip(/[^\n]*\n?/y); // The rest of a line is a comment, or something no parser accepts.
    }
    return this.#entries;
  }

  #header(): readonly string[] | undefined {
    const start = this.#at;
    this.#skip(/\[\[?[ \t]*/y);
    const name = this.#key();
    this.#skip(/[ \t]*\]\]?/y);
    if (name === undefined) return undefined;
    this.#entries.push({ path: name.path, key: name.span, value: { start, end: this.#at } });
    return name.path;
  }

  #pair(table: readonly (string | number)[], depth: number): boolean {
    const name = this.#key();
    if (name === undefined || this.#skip(/[ \t]*=[ \t]*/y) === '') return false;
    this.#value([...table, ...name.path], name.span, depth);
    return true;
  }

  /** A dotted key; undefined where none starts here. */
  #key(): { readonly path: readonly string[]; readonly span: Span } | undefined {
    const start = this.#at;
    const path: string[] = [];
    for (;;) {
      const part = this.#skip(/[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y);
      if (part === '') return undefined;
      path.push(unquoted(part));
      const end = this.#at;
      if (this.#skip(/[ \t]*\.[ \t]*/y) === '') return { path, span: { start, end } };
    }
  }

  #value(path: readonly (string | number)[], key: Span | undefined, depth: number): void {
    const start = this.#at;
    const index = this.#entries.length;
    this.#entries.push({ path, key: key ?? { start, end: start }, value: { start, end: start } });
    const first = this.#peek();
    if (first === '[' && depth < maxDepth) this.#array(path, depth + 1);
    else if (first === '{' && depth < maxDepth) this.#inlineTable(path, depth + 1);
    else this.#skip(/"""[^]*?"""+|'''[^]*?'''+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,\]}#][^,\]}#\n]*/y);
    const value = trimmed(this.#text, start, this.#at);
    this.#entries[index] = { path, key: key ?? value, value };
  }

  #array(path: readonly (string | number)[], depth: number): void {
    this.#at++;
    for (let item = 0; ; item++) {
      this.#skip(/\s*(?:#[^\n]*\s*)*/y);
      if (this.#end(']')) return;
      const before = this.#at;
      this.#value([...path, item], undefined, depth);
      this.#skip(/\s*(?:#[^\n]*\s*)*,?/y);
      if (this.#at === before) return;
    }
  }

  #inlineTable(path: readonly (string | number)[], depth: number): void {
    this.#at++;
    for (;;) {
      this.#skip(/\s*(?:#[^\n]*\s*)*/y);
      if (this.#end('}') || !this.#pair(path, depth)) return;
      this.#skip(/\s*(?:#[^\n]*\s*)*,?/y);
    }
  }

  #end(closing: string): boolean {
    if (this.#at >= this.#text.length) return true;
    if (this.#peek() !== closing) return false;
    this.#at++;
    return true;
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}

function trimmed(text: string, start: number, end: number): Span {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return { start, end: last };
}

function unquoted(part: string): string {
  if (part.startsWith("'")) return part.slice(1, -1);
  if (!part.startsWith('"')) return part;
  try {
    const value: unknown = JSON.parse(part);
    return typeof value === 'string' ? value : part.slice(1, -1);
  } catch {
    return part.slice(1, -1); // TOML knows escapes that JSON does not; no key of ours needs them.
  }
}
