import { identifier, reject, spanOf, type Lowering, type StatementRule } from './python-context';
import { expression, isExpression, missing, other, tupleOf } from './python-dispatch';
import { hasToken, named, type RawNode } from './python-raw';
import { checkType, singleTarget, target } from './python-targets';
import type { BinaryOperator, Expression, ScopeStatement, SimpleStatement, Statement } from './python-tree';

const expressionStatement: StatementRule = (node, c) => {
  const [only] = named(node);
  if (only?.type === 'assignment') return assignment(only, c);
  if (only?.type === 'augmented_assignment') return augmented(only, c);
  const value = hasToken(node, ',') ? tupleOf(node, c) : expression(only, c);
  return { kind: 'expression', value, span: spanOf(node, c) };
};

/** `a = b = value` nests to the right in the grammar: its left sides are collected along the way. */
function assignment(node: RawNode, c: Lowering): Statement {
  if (node.children.some((child) => child.type === 'type')) return annotated(node, c);
  const targets: Expression[] = [];
  let at: RawNode | undefined = node;
  for (; at?.type === 'assignment'; at = named(at)[1]) {
    if (at.children.some((child) => child.type === 'type')) reject(c);
    const lowered = target(named(at)[0], c);
    if (lowered.kind === 'starred') reject(c);
    targets.push(lowered);
  }
  return { kind: 'assign', targets, value: rightSide(at, c), annotation: null, span: spanOf(node, c) };
}

function annotated(node: RawNode, c: Lowering): Statement {
  const [left, type, right] = named(node);
  const targets = [singleTarget(left, c)];
  const value = right === undefined ? null : rightSide(right, c);
  return { kind: 'assign', targets, value, annotation: annotation(type, c), span: spanOf(node, c) };
}

/** Types have node types of their own in the grammar; what is not a plain expression is not needed. */
function annotation(node: RawNode | undefined, c: Lowering): Expression {
  const inner = node === undefined ? undefined : named(node)[0];
  if (node === undefined || inner === undefined) return missing(c);
  checkType(node, c);
  if (isExpression(inner, c)) return expression(inner, c);
  const generic = inner.type === 'generic_type' ? genericType(inner, c) : undefined;
  return generic ?? { kind: 'other', what: 'annotation', binds: [], span: spanOf(node, c) };
}

/** `list[str]`, `dict[str, int]`: of what is in the brackets, the first part. */
function genericType(node: RawNode, c: Lowering): Expression | undefined {
  const [name, parameters] = named(node);
  const [first] = parameters === undefined ? [] : named(parameters);
  if (name === undefined || first === undefined || !isExpression(name, c)) return undefined;
  return { kind: 'subscript', object: expression(name, c), index: annotation(first, c), span: spanOf(node, c) };
}

function rightSide(node: RawNode | undefined, c: Lowering): Expression {
  return expression(node, c);
}

function augmented(node: RawNode, c: Lowering): Statement {
  const [left, operator, right] = node.children;
  const name = operator?.type.slice(0, -1) as BinaryOperator;
  const lowered = singleTarget(left, c);
  return { kind: 'augmented', target: lowered, operator: name, value: rightSide(right, c), span: spanOf(node, c) };
}

const returnStatement: StatementRule = (node, c) => {
  if (!c.around.function) reject(c);
  const [value] = named(node);
  return { kind: 'return', value: value === undefined ? null : expression(value, c), span: spanOf(node, c) };
};

const raiseStatement: StatementRule = (node, c) => {
  const [value, cause] = named(node);
  if (hasToken(node, 'from') !== (cause !== undefined) || value?.type === 'expression_list') reject(c);
  if (cause !== undefined) expression(cause, c);
  return { kind: 'raise', value: value === undefined ? null : expression(value, c), span: spanOf(node, c) };
};

const assertStatement: StatementRule = (node, c) => {
  const [condition, message, extra] = named(node);
  if (extra !== undefined) reject(c);
  const lowered = expression(condition, c);
  return {
    kind: 'assert',
    test: lowered,
    message: message === undefined ? null : expression(message, c),
    span: spanOf(node, c),
  };
};

const deleteStatement: StatementRule = (node, c) => {
  const [only] = named(node);
  const parts = only?.type === 'expression_list' ? named(only) : [only];
  const targets = parts.map((part) => target(part, c));
  if (targets.some((each) => each.kind === 'starred')) reject(c);
  return { kind: 'delete', targets, span: spanOf(node, c) };
};

const scope =
  (kind: ScopeStatement['kind']): StatementRule =>
  (node, c) => ({ kind, names: named(node).map((each) => identifier(each, c)), span: spanOf(node, c) });

const simple =
  (kind: SimpleStatement['kind']): StatementRule =>
  (node, c) => {
    if (kind !== 'pass' && !c.around.loop) reject(c);
    return { kind, span: spanOf(node, c) };
  };

/** The grammar also takes `type(a).b = c` for an alias; the caller then parses again with another name in its place. */
const typeAlias: StatementRule = (node, c) => {
  const left = node.children[1]?.children[0];
  const name = left?.type === 'generic_type' ? left.children[0] : left;
  if (name?.type === 'identifier') {
    return { kind: 'other', what: 'type alias', binds: [identifier(name, c)], span: spanOf(node, c) };
  }
  c.misreadTypes.push(node.start);
  return { kind: 'pass', span: spanOf(node, c) };
};

/** `print x` and `exec code` were statements in Python 2; `print >> file, x` is still a tuple, though a useless one. */
const oldStatement: StatementRule = (node, c) => {
  const [first] = named(node);
  if (first?.type === 'chevron') return { kind: 'expression', value: other(node, 'print', c), span: spanOf(node, c) };
  reject(c);
  return { kind: 'broken', names: [], replaces: [], from: [], span: spanOf(node, c) };
};

export const simpleRules: readonly (readonly [string, StatementRule])[] = [
  ['expression_statement', expressionStatement],
  ['return_statement', returnStatement],
  ['raise_statement', raiseStatement],
  ['assert_statement', assertStatement],
  ['delete_statement', deleteStatement],
  ['global_statement', scope('global')],
  ['nonlocal_statement', scope('nonlocal')],
  ['pass_statement', simple('pass')],
  ['break_statement', simple('break')],
  ['continue_statement', simple('continue')],
  ['type_alias_statement', typeAlias],
  ['print_statement', oldStatement],
  ['exec_statement', oldStatement],
];
