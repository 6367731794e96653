/** A statement of a block in the first column, with the comments above it. */
export interface Chunk {
  readonly text: string;
  /** The settings that it gives a value or changes, also under an `if`. */
  readonly names: readonly string[];
  /** The texts in quotes that it adds to a list; empty where it gives a setting a new value. */
  readonly items: readonly string[];
  /** `import os` or `from datetime import timedelta`. */
  readonly isImport: boolean;
}

/** The statements of a block in order; comments at its end belong to the last one. */
export function chunksOf(text: string): readonly Chunk[] {
  const parts: string[][] = [];
  let comments: string[] = [];
  for (const line of text.split('\n')) {
    if (/^\s*$/.test(line) && parts.length > 0) parts.at(-1)?.push(...takeAll(comments), line);
    else if (line.startsWith('#')) comments.push(line);
    else if (/^[A-Za-z_@"']/.test(line) && !/^(?:else|elif|except|finally)\b/.test(line))
      parts.push([...takeAll(comments), line]);
    else parts.at(-1)?.push(...takeAll(comments), line);
  }
  parts.at(-1)?.push(...comments);
  comments = [];
  return parts.map((lines) => chunk(lines.join('\n').trimEnd()));
}

function takeAll(lines: string[]): string[] {
  return lines.splice(0, lines.length);
}

function chunk(text: string): Chunk {
  const code = text.replace(/^\s*#.*$/gm, '');
  const names = [...code.matchAll(/^[ ]*([A-Z][A-Z0-9_]+)(?=\[| = | \+= |\.)/gm)].map(([, name = '']) => name);
  const isAddition = /^[A-Z][A-Z0-9_]+(?: \+= |\.(?:append|insert)\()/m.test(code);
  return {
    text,
    names: [...new Set(names)],
    items: isAddition ? [...code.matchAll(/"((?:[a-z_]\w*\.)*\w+)"/gi)].map(([, item = '']) => item) : [],
    isImport: /^(?:import|from) /m.test(code.trimStart()) && names.length === 0,
  };
}

/** The entries of `NAME = {…}` by key, each as an assignment of its own: `NAME["KEY"] = value`. */
export function entriesOf(text: string, name: string): ReadonlyMap<string, string> | undefined {
  const match = new RegExp(`^${name} = \\{\\n([\\s\\S]*)\\n\\}$`, 'm').exec(text);
  if (match === null) return undefined;
  const found = new Map<string, string>();
  let key: string | undefined;
  let lines: string[] = [];
  let above: string[] = [];
  const finish = (): void => {
    if (key !== undefined) found.set(key, assignment(name, key, lines));
  };
  for (const line of (match[1] ?? '').split('\n')) {
    const start = /^ {4}"(\w+)": (.*)$/.exec(line);
    if (/^ {4}#/.test(line)) above.push(line.trim());
    else if (start !== null) {
      finish();
      key = start[1];
      lines = [...above, `\u0000${start[2] ?? ''}`];
      above = [];
    } else if (/^ {4}\S/.test(line) && !/^ {4}[\])}]/.test(line)) return undefined;
    else lines.push(line.slice(4));
  }
  finish();
  return found;
}

function assignment(name: string, key: string, lines: readonly string[]): string {
  return lines.join('\n').replace('\u0000', `${name}["${key}"] = `).replace(/,$/, '');
}
