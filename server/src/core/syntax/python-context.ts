import type { Span } from '../text';
import type { RawNode } from './python-raw';
import type { Expression, Statement } from './python-tree';

/**
 * How deep a lowered tree may be. Python itself refuses more than 200 nested brackets and 100 nested blocks, so only
 * endless chains (`not not not …`, `a.b.c…`) reach this; beyond it a node is lowered to `other`, and whoever walks
 * the result may do so recursively.
 */
export const maxDepth = 400;

/** Lowers a node of one type of expression. */
export type ExpressionRule = (node: RawNode, c: Lowering) => Expression;
/** Lowers a node of one type of statement. */
export type StatementRule = (node: RawNode, c: Lowering) => Statement;

/** The rule for each type of node in the grammar; handed in, so that the files with rules need not import each other. */
export interface LoweringRules {
  readonly expressions: ReadonlyMap<string, ExpressionRule>;
  readonly statements: ReadonlyMap<string, StatementRule>;
}

/** What lowering one statement carries along. Offsets in raw nodes count from the start of `text`. */
export interface Lowering {
  readonly rules: LoweringRules;
  readonly text: string;
  /** Where the statement starts in `text`; spans of lowered nodes count from here. */
  base: number;
  depth: number;
  /** What stands around the statement: `return` needs a function, `break` a loop. */
  around: Surroundings;
  /** Set where the tree is one that Python rejects although the grammar accepts it. */
  invalid: boolean;
  /** Where statements and clauses start: every logical line must begin at one of these. */
  readonly starts: Set<number>;
  /** Where the grammar took a call of `type` for the keyword. */
  readonly misreadTypes: number[];
}

/** What stands around a statement, which decides whether `return` or `break` is valid in it. */
export interface Surroundings {
  readonly function: boolean;
  readonly loop: boolean;
}

/** Lowers something inside other surroundings. */
export function within<T>(c: Lowering, around: Surroundings, lower: () => T): T {
  const outer = c.around;
  c.around = around;
  const result = lower();
  c.around = outer;
  return result;
}

/** The state of lowering one text. */
export function createLowering(text: string, rules: LoweringRules): Lowering {
  return {
    rules,
    text,
    base: 0,
    depth: 0,
    around: { function: false, loop: false },
    invalid: false,
    starts: new Set(),
    misreadTypes: [],
  };
}

/** The span of a node, relative to its top-level statement. */
export function spanOf(node: { readonly start: number; readonly end: number }, c: Lowering): Span {
  return { start: node.start - c.base, end: node.end - c.base };
}

/** The text of a node. */
export function sourceOf(node: RawNode, c: Lowering): string {
  return c.text.slice(node.start, node.end);
}

/** Notes that Python would not take the statement at hand. */
export function reject(c: Lowering): void {
  c.invalid = true;
}

const nonAscii = /[^\x00-\x7f]/;

/** Words that were names in old versions of Python and are keywords now. */
const newKeywords: ReadonlySet<string> = new Set(['async', 'await']);

/** Python compares names in Unicode's NFKC form. */
export function identifier(node: RawNode, c: Lowering): string {
  const text = sourceOf(node, c);
  if (node.type !== 'identifier' || newKeywords.has(text)) reject(c);
  return nonAscii.test(text) ? text.normalize('NFKC') : text;
}

/** All names bound by `:=` inside a node, whatever its depth. */
export function walrusNames(node: RawNode, c: Lowering): string[] {
  const names: string[] = [];
  for (const inner of descendants(node)) {
    const target = inner.type === 'named_expression' ? inner.children[0] : undefined;
    if (target !== undefined) names.push(identifier(target, c));
  }
  return names;
}

/** The node and everything below it in no particular order, without recursion. Nodes that `enter` refuses are not entered. */
export function* descendants(root: RawNode, enter: (node: RawNode) => boolean = () => true): Generator<RawNode> {
  const stack: RawNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (enter(node)) for (let i = node.children.length - 1; i >= 0; i--) push(stack, node.children[i]);
  }
}

function push(stack: RawNode[], node: RawNode | undefined): void {
  if (node !== undefined) stack.push(node);
}
