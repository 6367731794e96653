import { identifier, reject, spanOf, type ExpressionRule } from './python-context';
import { argumentsOf, comprehension, lambda } from './python-calls';
import { commaAfter, element, expression, missing, other, test, tupleOf } from './python-dispatch';
import { number, string } from './python-literals';
import { hasToken, named, type RawNode } from './python-raw';
import type { Lowering } from './python-context';
import type {
  BinaryOperator,
  CompareOperator,
  ConstantValue,
  DictEntry,
  Expression,
  UnaryExpression,
} from './python-tree';

const name: ExpressionRule = (node, c) => ({ kind: 'name', id: identifier(node, c), span: spanOf(node, c) });

/** Parentheses leave no trace; a generator and a tuple have nodes of their own. */
const parenthesized: ExpressionRule = (node, c) => {
  const [inner] = named(node);
  return inner?.type === 'yield' ? expression(inner, c) : test(inner, c);
};

const display =
  (kind: 'list' | 'tuple' | 'set'): ExpressionRule =>
  (node, c) => {
    const items = named(node).map((item) => elementOrYield(item, c));
    // Without a comma these are parentheses, and `(*a)` is nothing.
    if (kind === 'tuple' && items.length === 1 && !hasToken(node, ',')) reject(c);
    return { kind, items, span: spanOf(node, c) };
  };

function elementOrYield(node: RawNode, c: Lowering): Expression {
  if (node.type === 'yield') reject(c);
  return element(node, c);
}

const dict: ExpressionRule = (node, c) => {
  const entries = named(node).map((entry) => dictEntry(entry, c));
  if (entries.length === 0 && hasToken(node, ',')) reject(c);
  return { kind: 'dict', entries, span: spanOf(node, c) };
};

function dictEntry(node: RawNode, c: Lowering): DictEntry {
  const [first, second] = named(node);
  if (node.type === 'dictionary_splat') return { key: null, value: expression(first, c), span: spanOf(node, c) };
  return { key: expression(first, c), value: expression(second, c), span: spanOf(node, c) };
}

const attribute: ExpressionRule = (node, c) => {
  const [object, attributeName] = named(node);
  if (attributeName === undefined) return missing(c, node);
  const lowered = expression(object, c);
  const nameSpan = spanOf(attributeName, c);
  return { kind: 'attribute', object: lowered, name: identifier(attributeName, c), nameSpan, span: spanOf(node, c) };
};

const subscript: ExpressionRule = (node, c) => {
  const [object, ...indices] = named(node);
  const lowered = expression(object, c);
  return { kind: 'subscript', object: lowered, index: indexOf(node, indices, c), span: spanOf(node, c) };
};

function indexOf(node: RawNode, indices: readonly RawNode[], c: Lowering): Expression {
  const first = indices[0];
  const last = indices[indices.length - 1];
  const starred = first !== undefined && c.text[first.start] === '*';
  if (first === undefined || last === undefined || (!hasToken(node, ',') && !starred)) return test(first, c);
  const items = indices.map((index) => element(index, c));
  const comma = commaAfter(last, node.end, c);
  return { kind: 'tuple', items, bare: true, span: spanOf({ start: first.start, end: last.end + comma }, c) };
}

const slice: ExpressionRule = (node, c) => {
  const parts: (Expression | null)[] = [null, null, null];
  let at = 0;
  for (const child of node.children) {
    if (child.type === ':' && child.token) at++;
    else parts[at] = expression(child, c);
  }
  const [lower = null, upper = null, step = null] = parts;
  return { kind: 'slice', lower, upper, step, span: spanOf(node, c) };
};

const call: ExpressionRule = (node, c) => {
  const [callee, list] = named(node);
  if (list === undefined) return missing(c, node);
  const lowered = expression(callee, c);
  return {
    kind: 'call',
    callee: lowered,
    args: argumentsOf(list, c),
    argsSpan: spanOf(list, c),
    span: spanOf(node, c),
  };
};

const binary: ExpressionRule = (node, c) => {
  const [left, operator, right] = node.children;
  // The grammar lets `^` bind tighter than `&`, Python the other way round.
  const mixed = operator?.type === '&' && [left, right].some((side) => side?.children[1]?.type === '^');
  if (mixed) return opaque('mixed & and ^')(node, c);
  const lowered = expression(left, c);
  return {
    kind: 'binary',
    operator: operator?.type as BinaryOperator,
    left: lowered,
    right: expression(right, c),
    span: spanOf(node, c),
  };
};

const unary: ExpressionRule = (node, c) => {
  const [operator, operand] = node.children;
  return {
    kind: 'unary',
    operator: operator?.type as UnaryExpression['operator'],
    operand: expression(operand, c),
    span: spanOf(node, c),
  };
};

/** `a and b and c` nests to the left in the grammar; Python sees one node, however long the chain. */
const boolean: ExpressionRule = (node, c) => {
  const operator = node.children[1]?.type === 'or' ? 'or' : 'and';
  const right: (RawNode | undefined)[] = [];
  let left: RawNode | undefined = node;
  while (left?.type === 'boolean_operator' && left.children[1]?.type === operator) {
    right.push(left.children[2]);
    left = left.children[0];
  }
  const values = [left, ...right.reverse()].map((value) => expression(value, c));
  return { kind: 'boolean', operator, values, span: spanOf(node, c) };
};

const compareOperators: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'is',
  'is not',
  'in',
  'not in',
]);

const compare: ExpressionRule = (node, c) => {
  const [first, ...others] = node.children;
  const left = expression(first, c);
  const rest: { operator: CompareOperator; right: Expression }[] = [];
  for (let i = 0; i < others.length; i += 2) {
    const operator = others[i]?.type ?? '';
    if (!compareOperators.has(operator)) reject(c);
    rest.push({ operator: operator as CompareOperator, right: expression(others[i + 1], c) });
  }
  return { kind: 'compare', left, rest, span: spanOf(node, c) };
};

const conditional: ExpressionRule = (node, c) => {
  const [then, condition, otherwise] = named(node);
  const lowered = expression(then, c);
  return {
    kind: 'conditional',
    test: expression(condition, c),
    then: lowered,
    otherwise: expression(otherwise, c),
    span: spanOf(node, c),
  };
};

const constant =
  (value: ConstantValue): ExpressionRule =>
  (node, c) => ({ kind: 'constant', value, span: spanOf(node, c) });

/** Lowered for the mistakes inside, then forgotten: nothing evaluates it. */
const opaque =
  (what: string): ExpressionRule =>
  (node, c) => {
    for (const child of named(node)) element(child, c);
    return other(node, what, c);
  };

function inFunction(what: string): ExpressionRule {
  return (node, c) => {
    if (!c.around.function) reject(c);
    return opaque(what)(node, c);
  };
}

/** How each node of the grammar that is an expression becomes one of Python's. */
export const expressionRules: ReadonlyMap<string, ExpressionRule> = new Map<string, ExpressionRule>([
  ['identifier', name],
  ['integer', number],
  ['float', number],
  ['string', string],
  ['concatenated_string', string],
  ['true', constant({ type: 'boolean', value: true })],
  ['false', constant({ type: 'boolean', value: false })],
  ['none', constant({ type: 'none' })],
  ['ellipsis', constant({ type: 'ellipsis' })],
  ['parenthesized_expression', parenthesized],
  ['list', display('list')],
  ['tuple', display('tuple')],
  ['set', display('set')],
  ['expression_list', tupleOf],
  ['pattern_list', tupleOf],
  ['dictionary', dict],
  ['attribute', attribute],
  ['subscript', subscript],
  ['slice', slice],
  ['call', call],
  ['binary_operator', binary],
  ['unary_operator', unary],
  ['not_operator', unary],
  ['boolean_operator', boolean],
  ['comparison_operator', compare],
  ['conditional_expression', conditional],
  ['lambda', lambda],
  ['list_comprehension', comprehension('list')],
  ['set_comprehension', comprehension('set')],
  ['dictionary_comprehension', comprehension('dict')],
  ['generator_expression', comprehension('generator')],
  ['await', inFunction('await')],
  ['yield', inFunction('yield')],
]);
