import {
  identifier,
  maxDepth,
  reject,
  spanOf,
  walrusNames,
  type ExpressionRule,
  type Lowering,
} from './python-context';
import { hasToken, named, type RawNode } from './python-raw';
import type { Expression, OtherExpression } from './python-tree';

/** Lowers an expression where Python allows neither `*value` nor an unparenthesised `name := value`. */
export function expression(node: RawNode | undefined, c: Lowering): Expression {
  if (node === undefined) return missing(c);
  const rule = c.rules.expressions.get(node.type);
  if (rule === undefined) return missing(c, node);
  if (c.depth >= maxDepth) return other(node, 'too deeply nested', c);
  c.depth++;
  const result = rule(node, c);
  c.depth--;
  return result;
}

/** An expression where `name := value` may stand without parentheses. */
export function test(node: RawNode | undefined, c: Lowering): Expression {
  return node?.type === 'named_expression' ? walrus(node, c) : expression(node, c);
}

/** An expression that may also be `*value`, as in displays. */
export function element(node: RawNode | undefined, c: Lowering): Expression {
  return node === undefined ? missing(c) : starredOr(test, node, c);
}

function starredOr(plain: ExpressionRule, node: RawNode, c: Lowering): Expression {
  const value = withoutStar(node, c);
  if (value === undefined) return plain(node, c);
  return { kind: 'starred', value: expression(value, c), span: spanOf(node, c) };
}

/**
 * What follows the star of `*value`; undefined where there is no star. The grammar sometimes binds the star too
 * tightly and reads `*a.b[c]` as `(*a).b[c]`; then it is taken out of the innermost node and the others move up.
 */
export function withoutStar(node: RawNode, c: Lowering): RawNode | undefined {
  if (c.text[node.start] !== '*') return undefined;
  const outer: RawNode[] = [];
  let at: RawNode | undefined = node;
  for (; at !== undefined && at.type !== 'list_splat'; at = at.children[0]) outer.push(at);
  let inner = at === undefined ? undefined : named(at)[0];
  for (let whole = outer.pop(); whole !== undefined && inner !== undefined; whole = outer.pop()) {
    inner = { ...whole, token: false, start: inner.start, children: [inner, ...whole.children.slice(1)] };
  }
  return inner;
}

/** Whether a node stands where a statement may be nothing but an expression. */
export function isExpression(node: RawNode, c: Lowering): boolean {
  return c.rules.expressions.has(node.type);
}

/** The children that are expressions, joined to a bare tuple where a comma stands between or after them. */
export function tupleOf(node: RawNode, c: Lowering): Expression {
  const parts = named(node);
  const [first] = parts;
  if (first !== undefined && !hasToken(node, ',')) return starredOr(expression, first, c);
  const items = parts.map((part) => starredOr(expression, part, c));
  return { kind: 'tuple', items, bare: true, span: spanOf(node, c) };
}

/** How far behind a node the next comma ends, before `end`; 0 where none follows. Bare tuples include it. */
export function commaAfter(node: RawNode, end: number, c: Lowering): number {
  return /^(?:[\s\\]|#.*)*,/.exec(c.text.slice(node.end, end))?.[0].length ?? 0;
}

/** Stands in for what is not there; the statement is broken and its lowered form will not be used. */
export function missing(c: Lowering, node?: RawNode): Expression {
  reject(c);
  return {
    kind: 'other',
    what: node?.type ?? 'nothing',
    binds: [],
    span: spanOf(node ?? { start: c.base, end: c.base }, c),
  };
}

function walrus(node: RawNode, c: Lowering): Expression {
  const [target, value] = named(node);
  if (target === undefined) return missing(c, node);
  const name = identifier(target, c);
  return {
    kind: 'walrus',
    target: name,
    targetSpan: spanOf(target, c),
    value: expression(value, c),
    span: spanOf(node, c),
  };
}

/** An expression that nothing is known of but its place and the names that it binds. */
export function other(node: RawNode, what: string, c: Lowering): OtherExpression {
  return { kind: 'other', what, binds: walrusNames(node, c), span: spanOf(node, c) };
}
