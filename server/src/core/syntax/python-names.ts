const word = '[\\p{L}_][\\p{L}\\p{N}_]*';
const triple = (quote: string): string =>
  `${quote}{3}(?:[^${quote}\\\\]|\\\\[\\s\\S]|${quote}(?!${quote}{2}))*(?:${quote}{3})?`;
const short = (quote: string): string => `${quote}[^${quote}\\\\\\n]*(?:\\\\[\\s\\S][^${quote}\\\\\\n]*)*${quote}?`;

/** Pieces of text as far as they matter here: strings, comments, words, assignments, brackets, line ends. */
const token = new RegExp(
  `${triple('"')}|${triple("'")}|${short('"')}|${short("'")}|#[^\\n]*|${word}|:=|[=!<>]=|(?:[-+*/%@&|^]|\\*\\*|//|<<|>>)=|[^\\s]|\\n`,
  'gu',
);
const wordOnly = new RegExp(`^${word}$`, 'u');
const setting = /^[A-Z][A-Z0-9_]*$/;
const assigns = /^(?:=|[-+*/%@&|^]=|\*\*=|\/\/=|<<=|>>=)$/;

const keywords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
/** The word after these becomes bound. */
const nameBinders: ReadonlySet<string> = new Set(['as', 'class', 'def']);
/** The words after these become bound, or unbound. */
const listBinders: ReadonlySet<string> = new Set(['del', 'for', 'global', 'import', 'nonlocal']);

/**
 * The names that a broken statement may have been about to set, as far as can be told from its words: what stands left
 * of an assignment, what is imported, defined or deleted, and settings that are changed in place (`APPS.append(`). Names
 * that are only read are not among them, so that typing one statement leaves all others as they are.
 */
export function assignedNames(text: string): readonly string[] {
  const names = new Set<string>();
  let line: string[] = [];
  let depth = 0;
  for (const [piece] of text.matchAll(token)) {
    if (piece === '\n') {
      for (const name of namesOfLine(line, depth)) names.add(name);
      depth += balance(line);
      line = [];
    } else line.push(piece);
  }
  for (const name of namesOfLine(line, depth)) names.add(name);
  return [...names];
}

function balance(line: readonly string[]): number {
  const count = (brackets: string): number =>
    line.filter((piece) => piece.length === 1 && brackets.includes(piece)).length;
  return count('([{') - count(')]}');
}

/** `depth` counts the brackets open where the line begins: words inside are arguments unless they are settings. */
function namesOfLine(line: readonly string[], depth: number): readonly string[] {
  const found = [...assigned(line), ...bound(line), ...changedInPlace(line)];
  return depth > 0 ? found.filter((name) => setting.test(name)) : found;
}

/** The names left of the last `=` outside brackets, and those left of `:=`. */
function assigned(line: readonly string[]): readonly string[] {
  const { equals, colon } = outside(line);
  const header = keywords.has(line[0] ?? '');
  const start = header ? colon + 1 : 0;
  const end = !header && colon >= 0 ? colon : equals;
  const targets = line.slice(start, Math.max(start, end)).filter((piece, i) => {
    return isTarget(piece, line[start + i - 1], line[start + i + 1]);
  });
  const walrus = line.filter((_, i) => line[i + 1] === ':=');
  return [...targets, ...walrus].filter(isName);
}

/** Where the last assignment and the first colon outside brackets are; -1 where there is none. */
function outside(line: readonly string[]): { readonly equals: number; readonly colon: number } {
  let open = 0;
  let equals = -1;
  let colon = -1;
  line.forEach((piece, i) => {
    if (piece.length === 1 && '([{'.includes(piece)) open++;
    if (piece.length === 1 && ')]}'.includes(piece)) open--;
    if (open <= 0 && assigns.test(piece)) equals = i;
    if (open <= 0 && piece === ':' && colon < 0) colon = i;
  });
  return { equals, colon };
}

/** A name whose attribute or item is set counts only where it is a setting: `os.environ["A"] = …` leaves `os` alone. */
function isTarget(piece: string, before: string | undefined, after: string | undefined): boolean {
  if (before === '.' || !isName(piece)) return false;
  return after === '.' || after === '[' ? setting.test(piece) : true;
}

/** The words after `import`, `for` and the like; after `as`, `def` and `class` only the first. */
function bound(line: readonly string[]): readonly string[] {
  const names: string[] = [];
  let list = false;
  line.forEach((piece, i) => {
    const before = line[i - 1] ?? '';
    if (piece === 'in') list = false;
    if (listBinders.has(piece)) list = true;
    const follows = list && (before === ',' || before === '(' || listBinders.has(before));
    if ((follows || nameBinders.has(before)) && isName(piece)) names.push(piece);
  });
  return names;
}

function changedInPlace(line: readonly string[]): readonly string[] {
  const [first = '', second] = line;
  return (second === '.' || second === '[') && setting.test(first) ? [first] : [];
}

function isName(piece: string): boolean {
  return wordOnly.test(piece) && !keywords.has(piece);
}
