import type { TreeCursor } from './tree';

/** A node of the concrete tree as plain data. Offsets are relative to the parsed text. */
export interface RawNode {
  readonly type: string;
  /** -1 for plain punctuation, whose place nobody asks for. */
  readonly start: number;
  readonly end: number;
  /** True for a keyword, an operator or punctuation. */
  readonly token: boolean;
  readonly children: readonly RawNode[];
}

const punctuation: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}', ',', ':', '.', '=', ';']);

const namedLeaves: ReadonlySet<string> = new Set([
  'identifier',
  'integer',
  'float',
  'true',
  'false',
  'none',
  'ellipsis',
  'string',
  'type_conversion',
]);

/** Tokens that never have children: not asking saves a call into the engine. */
const bareTokens: ReadonlySet<string> = new Set(
  'if elif else for in while try except finally with as def class return import from not and or is + - * / % ** // == !='
    .split(' ')
    .concat(['is not', 'not in', '+=', 'string_start', 'string_content', 'string_end']),
);

/** Nodes that may be empty although they are no token. */
const emptyNodes: ReadonlySet<string> = new Set(['block', 'module']);

const skipped: ReadonlySet<string> = new Set(['comment', 'line_continuation']);

/**
 * Copies a tree out of the engine. Every question to a cursor crosses into the engine, so each is asked once, and the
 * inside of plain strings, whose text says it all, is left out. An explicit stack makes any depth safe.
 */
export function readTree(cursor: TreeCursor, text: string): RawNode {
  const root = readNode(cursor, text);
  const path: RawBranch[] = [];
  for (let node = root; ;) {
    if (node instanceof RawBranch && cursor.gotoFirstChild()) path.push(node);
    else if (!advance(cursor, path)) return root;
    node = readNode(cursor, text);
    if (!skipped.has(node.type)) path[path.length - 1]?.children.push(node);
  }
}

function advance(cursor: TreeCursor, path: RawBranch[]): boolean {
  if (path.length === 0) return false;
  while (!cursor.gotoNextSibling()) {
    cursor.gotoParent();
    path.pop();
    if (path.length === 0) return false;
  }
  return true;
}

function readNode(cursor: TreeCursor, text: string): RawLeaf | RawBranch {
  const type = cursor.nodeType;
  const mark = marks.get(type);
  if (mark !== undefined) return mark;
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const isLeaf = namedLeaves.has(type) && !(type === 'string' && isFormatted(text, start));
  return isLeaf || bareTokens.has(type) ? new RawLeaf(type, start, end, !isLeaf) : new RawBranch(type, start, end);
}

const noChildren: readonly RawNode[] = [];

/** A node that never has children. */
class RawLeaf implements RawNode {
  constructor(
    readonly type: string,
    readonly start: number,
    readonly end: number,
    readonly token: boolean,
  ) {}

  get children(): readonly RawNode[] {
    return noChildren;
  }
}

/** One node for every place of a punctuation mark: nobody asks where it stands. */
const marks: ReadonlyMap<string, RawLeaf> = new Map(
  [...punctuation].map((type) => [type, new RawLeaf(type, -1, -1, true)]),
);

/** A node that learns only from its children whether it is a token. */
class RawBranch implements RawNode {
  readonly children: RawNode[] = [];

  constructor(
    readonly type: string,
    readonly start: number,
    readonly end: number,
  ) {}

  get token(): boolean {
    return this.children.length === 0 && !namedLeaves.has(this.type) && !emptyNodes.has(this.type);
  }
}

/** True for `f"…"` and `t"…"`: their inside holds expressions. */
function isFormatted(text: string, start: number): boolean {
  for (let i = start; i < start + 3; i++) {
    const letter = text[i];
    if (letter === 'f' || letter === 'F' || letter === 't' || letter === 'T') return true;
    if (letter === '"' || letter === "'") return false;
  }
  return false;
}

/** The children that are no tokens. */
export function named(node: RawNode): readonly RawNode[] {
  return node.children.filter((child) => !child.token);
}

/** True where one of the children is this keyword or sign. */
export function hasToken(node: RawNode, type: string): boolean {
  return node.children.some((child) => child.type === type && child.token);
}
