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

interface Growing extends RawNode {
  readonly token: boolean;
  readonly children: Growing[];
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
  const path: Growing[] = [];
  for (let node = root; ;) {
    if (mayHaveChildren(node) && cursor.gotoFirstChild()) path.push(node);
    else if (!advance(cursor, path)) return root;
    node = readNode(cursor, text);
    if (!skipped.has(node.type)) path[path.length - 1]?.children.push(node);
  }
}

function advance(cursor: TreeCursor, path: Growing[]): boolean {
  if (path.length === 0) return false;
  while (!cursor.gotoNextSibling()) {
    cursor.gotoParent();
    path.pop();
    if (path.length === 0) return false;
  }
  return true;
}

function readNode(cursor: TreeCursor, text: string): Growing {
  const type = cursor.nodeType;
  if (punctuation.has(type)) return { type, start: -1, end: -1, token: true, children: [] };
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  return new RawTreeNode(type, start, end, type === 'string' && isFormatted(text, start));
}

/** A node that learns only from its children whether it is a token. */
class RawTreeNode implements Growing {
  readonly children: Growing[] = [];

  constructor(
    readonly type: string,
    readonly start: number,
    readonly end: number,
    readonly formatted: boolean,
  ) {}

  get token(): boolean {
    return this.children.length === 0 && !namedLeaves.has(this.type) && !emptyNodes.has(this.type);
  }
}

function mayHaveChildren(node: Growing): boolean {
  if (!(node instanceof RawTreeNode)) return false;
  if (node.type === 'string') return node.formatted;
  return !namedLeaves.has(node.type) && !bareTokens.has(node.type);
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

export function hasToken(node: RawNode, type: string): boolean {
  return node.children.some((child) => child.type === type && child.token);
}
