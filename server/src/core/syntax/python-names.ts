import { pieces as token } from './python-pieces';
import type { BrokenStatement } from './python-tree';

const word = '[\\p{L}_][\\p{L}\\p{N}_]*';
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

/** What a broken statement may have been about to set, as far as can be told from its words. */
export type AssignedNames = Pick<BrokenStatement, 'names' | 'replaces' | 'from'>;

/** The pieces of one line, and whether it belongs to a block. */
interface Line {
  readonly pieces: string[];
  readonly isInner: boolean;
}

/**
 * The names that stand left of an assignment, are imported, defined or deleted, and settings that are changed in place
 * (`APPS.append(`). Names that are only read are not among them, so that typing one statement leaves all others alone.
 */
export function assignedNames(text: string): AssignedNames {
  const names = new Set<string>();
  const replaces = new Set<string>();
  const from: AssignedNames['from'][number][] = [];
  let depth = 0;
  for (const { pieces, isInner } of linesOf(text)) {
    for (const name of namesOfLine(pieces, depth)) names.add(name);
    if (depth <= 0 && !isInner) for (const name of replaced(pieces)) replaces.add(name);
    from.push(...starred(pieces));
    depth += balance(pieces);
  }
  return { names: [...names], replaces: [...replaces], from };
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let pieces: string[] = [];
  let isInner = false;
  for (const match of text.matchAll(token)) {
    const [piece] = match;
    if (piece === '\n' || piece === ';') {
      lines.push({ pieces, isInner });
      pieces = [];
      // What a semicolon starts here belongs to a block: the parts of a plain line are taken apart before.
      isInner = piece === ';' || /[ \t]/.test(text.charAt(match.index + 1));
    } else pieces.push(piece);
  }
  return [...lines, { pieces, isInner }];
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

/** `from x import` without a name yet may become a star import. */
function starred([first, ...line]: readonly string[]): AssignedNames['from'] {
  const end = line.indexOf('import');
  const next = line[end + 1];
  if (first !== 'from' || line.length === 0 || (end >= 0 && next !== undefined && next !== '*')) return [];
  // The word behind the module's name is on its way to `import`.
  const [, dots = '', module = ''] =
    /^((?: ?\.)*) ?(\S*(?: \. \S*)*)/.exec(line.slice(0, end < 0 ? undefined : end).join(' ')) ?? [];
  return [{ level: dots.replaceAll(' ', '').length, module: module.replaceAll(' ', '') }];
}

/** The name of `NAME =` or `NAME: type =`, once there is an equals sign that is no comparison. */
function replaced([first = '', second, ...rest]: readonly string[]): readonly string[] {
  const plain = second === '=' || (second === ':' && rest.includes('='));
  return plain && isName(first) ? [first] : [];
}

/**
 * The names left of each `=` outside brackets, and those left of `:=`. What stands between two of them counts only where it
 * is a target: an expression there is on its way to a comparison (`A = B(C) =`).
 */
function assigned(line: readonly string[]): readonly string[] {
  const { equals, colon } = outside(line);
  const header = keywords.has(line[0] ?? '');
  const annotated = !header && colon >= 0 && isTargetText(line.slice(0, colon));
  const ends = annotated ? [colon] : equals;
  const first = header ? colon + 1 : 0;
  const targets = ends.flatMap((end, i) => {
    const start = i === 0 ? first : (ends[i - 1] ?? first) + 1;
    return end < start || (i > 0 && !isTargetText(line.slice(start, end))) ? [] : targetsIn(line, start, end);
  });
  const walrus = line.filter((_, i) => line[i + 1] === ':=');
  return [...targets, ...walrus].filter(isName);
}

function targetsIn(line: readonly string[], start: number, end: number): readonly string[] {
  return line.slice(start, end).filter((piece, i) => isTarget(piece, line[start + i - 1], line[start + i + 1]));
}

/** Names, attributes, items and commas: what may stand left of an assignment. Two words in a row may not, nor a call. */
function isTargetText(pieces: readonly string[]): boolean {
  let open = 0;
  return pieces.every((piece, i) => {
    const before = pieces[i - 1] ?? '';
    if (piece === '[' && (isName(before) || before === ']')) open++;
    else if (piece === ']' && open > 0) open--;
    else if (open === 0 && !/^[.,*()[\]]$/.test(piece) && !isName(piece)) return false;
    return open > 0 || !isName(before) || (piece !== '(' && !isName(piece));
  });
}

/** Where the assignments and the first colon outside brackets are; -1 where there is no colon. */
function outside(line: readonly string[]): { readonly equals: readonly number[]; readonly colon: number } {
  let open = 0;
  const equals: number[] = [];
  let colon = -1;
  line.forEach((piece, i) => {
    if (piece.length === 1 && '([{'.includes(piece)) open++;
    if (piece.length === 1 && ')]}'.includes(piece)) open--;
    if (open <= 0 && assigns.test(piece)) equals.push(i);
    if (open <= 0 && piece === ':' && colon < 0) colon = i;
  });
  return { equals, colon };
}

/**
 * A name whose attribute or item is set counts only where it is a setting: `os.environ["A"] = …` leaves `os` alone. Nobody
 * assigns to a call.
 */
function isTarget(piece: string, before: string | undefined, after: string | undefined): boolean {
  if (before === '.' || after === '(' || !isName(piece)) return false;
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
