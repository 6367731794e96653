import { identifier, reject, sourceOf, spanOf, within, type ExpressionRule, type Lowering } from './python-context';
import { expression, missing, test, withoutStar } from './python-dispatch';
import { parameters } from './python-parameters';
import { hasToken, named, type RawNode } from './python-raw';
import { target } from './python-targets';
import type { Argument, Comprehension, ComprehensionClause, Expression } from './python-tree';

/** The arguments of a call or the bases of a class. A lone generator may use the parentheses of its call. */
export function argumentsOf(list: RawNode, c: Lowering): readonly Argument[] {
  if (list.type === 'generator_expression') {
    return [{ name: null, star: 0, value: expression(list, c), span: spanOf(list, c) }];
  }
  const args = named(list).map((node) => argument(node, c));
  if (!inOrder(args) || (args.length === 0 && hasToken(list, ','))) reject(c);
  return args;
}

function argument(node: RawNode, c: Lowering): Argument {
  const span = spanOf(node, c);
  const [first, second] = named(node);
  switch (node.type) {
    case 'dictionary_splat':
      return { name: null, star: 2, value: expression(first, c), span };
    case 'keyword_argument':
      return { name: first === undefined ? null : identifier(first, c), star: 0, value: expression(second, c), span };
    default:
      return positional(node, c);
  }
}

function positional(node: RawNode, c: Lowering): Argument {
  const value = withoutStar(node, c);
  const lowered = value === undefined ? test(node, c) : expression(value, c);
  return { name: null, star: value === undefined ? 0 : 1, value: lowered, span: spanOf(node, c) };
}

/** No plain value after `name=` or `**`, and no `*value` after `**`. */
function inOrder(args: readonly Argument[]): boolean {
  const named = args.findIndex((arg) => arg.name !== null || arg.star === 2);
  const spread = args.findIndex((arg) => arg.star === 2);
  return args.every((arg, i) => {
    if (arg.name !== null || arg.star === 2) return true;
    return arg.star === 1 ? spread < 0 || i < spread : named < 0 || i < named;
  });
}

/** Lowers a `lambda`; its body stands in a function and in no loop, whatever is around it. */
export const lambda: ExpressionRule = (node, c) => {
  const [first, second] = named(node);
  const list = second === undefined ? undefined : first;
  const lowered = list === undefined ? [] : parameters(list, c);
  const body = within(c, { function: true, loop: false }, () => expression(second ?? first, c));
  return { kind: 'lambda', parameters: lowered, body, span: spanOf(node, c) };
};

/** Lowers a comprehension or generator of this type, with its clauses in order. */
export const comprehension =
  (type: Comprehension['type']): ExpressionRule =>
  (node, c) => {
    const [body, ...rest] = named(node);
    if (body === undefined) return missing(c, node);
    const clauses = clausesOf(rest, c);
    const [first, second] = named(body);
    const pair = type === 'dict' && body.type === 'pair';
    const key = pair ? expression(first, c) : null;
    const value: Expression = pair ? expression(second, c) : test(body, c);
    return { kind: 'comprehension', type, key, element: value, clauses, span: spanOf(node, c) };
  };

function clausesOf(nodes: readonly RawNode[], c: Lowering): ComprehensionClause[] {
  const clauses: (ComprehensionClause & { readonly conditions: Expression[] })[] = [];
  for (const node of nodes) {
    if (node.type === 'if_clause') clauses[clauses.length - 1]?.conditions.push(test(named(node)[0], c));
    else clauses.push(clause(node, c));
  }
  return clauses;
}

function clause(node: RawNode, c: Lowering): ComprehensionClause & { readonly conditions: Expression[] } {
  const [left, right, ...more] = named(node);
  // Python 2 took `for x in a, b` here.
  if (more.length > 0 || /,\s*$/.test(sourceOf(node, c))) reject(c);
  return { target: target(left, c), iterable: expression(right, c), conditions: [], async: hasToken(node, 'async') };
}
