import { argumentsOf } from './python-calls';
import { descendants, identifier, reject, spanOf, within, type Lowering, type StatementRule } from './python-context';
import { expression, test } from './python-dispatch';
import { parameters } from './python-parameters';
import { hasToken, named, type RawNode } from './python-raw';
import { checkType, target } from './python-targets';
import type {
  ClassStatement,
  ExceptHandler,
  Expression,
  FunctionStatement,
  IfStatement,
  Statement,
  WithStatement,
} from './python-tree';

/** Lowers one statement and notes where it starts. */
export function statement(node: RawNode, c: Lowering): Statement {
  c.starts.add(node.start);
  const rule = c.rules.statements.get(node.type);
  if (rule !== undefined) return rule(node, c);
  reject(c);
  return { kind: 'broken', names: [], replaces: [], from: [], span: spanOf(node, c) };
}

/** The statements of a block; the grammar lets a block be empty, Python does not. */
export function body(node: RawNode | undefined, c: Lowering): readonly Statement[] {
  const nodes = node?.type === 'block' ? named(node) : [];
  if (nodes.length === 0) reject(c);
  return nodes.map((each) => statement(each, c));
}

function loopBody(node: RawNode | undefined, c: Lowering): readonly Statement[] {
  return within(c, { ...c.around, loop: true }, () => body(node, c));
}

function blockOf(node: RawNode): RawNode | undefined {
  return named(node).find((child) => child.type === 'block');
}

/** The block of the first clause of this type; null where there is none. */
function clauseBody(node: RawNode, type: string, c: Lowering): readonly Statement[] | null {
  const clause = named(node).find((child) => child.type === type);
  if (clause === undefined) return null;
  c.starts.add(clause.start);
  return body(blockOf(clause), c);
}

const ifStatement: StatementRule = (node, c) => {
  const [condition, block, ...clauses] = named(node);
  const own = { start: node.start, end: block?.end ?? node.end };
  const branches: IfStatement['branches'][number][] = [
    { test: test(condition, c), body: body(block, c), span: spanOf(own, c) },
  ];
  for (const clause of clauses.filter((each) => each.type === 'elif_clause')) {
    c.starts.add(clause.start);
    const [clauseTest, clauseBlock] = named(clause);
    branches.push({ test: test(clauseTest, c), body: body(clauseBlock, c), span: spanOf(clause, c) });
  }
  return { kind: 'if', branches, otherwise: clauseBody(node, 'else_clause', c), span: spanOf(node, c) };
};

const forStatement: StatementRule = (node, c) => {
  const [left, right, block] = named(node);
  return {
    kind: 'for',
    target: target(left, c),
    iterable: expression(right, c),
    body: loopBody(block, c),
    otherwise: clauseBody(node, 'else_clause', c),
    async: hasToken(node, 'async'),
    span: spanOf(node, c),
  };
};

const whileStatement: StatementRule = (node, c) => {
  const [condition, block] = named(node);
  const lowered = test(condition, c);
  return {
    kind: 'while',
    test: lowered,
    body: loopBody(block, c),
    otherwise: clauseBody(node, 'else_clause', c),
    span: spanOf(node, c),
  };
};

const tryStatement: StatementRule = (node, c) => {
  const [block, ...clauses] = named(node);
  const lowered = body(block, c);
  const handlers = clauses.filter((each) => each.type === 'except_clause').map((each) => handler(each, c));
  const otherwise = clauseBody(node, 'else_clause', c);
  const final = clauseBody(node, 'finally_clause', c);
  if (handlers.length === 0 && (final === null || otherwise !== null)) reject(c);
  return { kind: 'try', body: lowered, handlers, otherwise, final, span: spanOf(node, c) };
};

function handler(node: RawNode, c: Lowering): ExceptHandler {
  c.starts.add(node.start);
  const values = named(node).filter((child) => child.type !== 'block');
  const [first] = values;
  if (hasToken(node, '*') && first === undefined) reject(c);
  const block = body(blockOf(node), c);
  const span = spanOf(node, c);
  if (first?.type === 'as_pattern') return { ...namedHandler(first, c), body: block, span };
  return { type: exceptionType(values, c), name: null, body: block, span };
}

function namedHandler(node: RawNode, c: Lowering): Pick<ExceptHandler, 'type' | 'name'> {
  const [type, alias] = named(node);
  const [name] = alias === undefined ? [] : named(alias);
  if (name === undefined) reject(c);
  return { type: expression(type, c), name: name === undefined ? null : identifier(name, c) };
}

/** Python 3.14 takes `except A, B:` without parentheses. */
function exceptionType(values: readonly RawNode[], c: Lowering): Expression | null {
  const items = values.map((value) => expression(value, c));
  const first = values[0];
  const last = values[values.length - 1];
  if (first === undefined || last === undefined || items.length < 2) return items[0] ?? null;
  return { kind: 'tuple', items, bare: true, span: spanOf({ start: first.start, end: last.end }, c) };
}

const withStatement: StatementRule = (node, c) => {
  const [clause, block] = named(node);
  const items = clause === undefined ? [] : withItems(clause).map((item) => withItem(item, c));
  return { kind: 'with', items, body: body(block, c), async: hasToken(node, 'async'), span: spanOf(node, c) };
};

/** What stands alone in parentheses is a list of items to Python, and an expression to the grammar. */
function withItems(clause: RawNode): readonly (RawNode | undefined)[] {
  const values = named(clause).map((item) => named(item)[0]);
  const [only] = values;
  if (values.length !== 1 || only === undefined) return values;
  const inner = named(only);
  const items = only.type === 'tuple' && inner.length > 0 && !inner.some((each) => each.type === 'list_splat');
  return items || (only.type === 'parenthesized_expression' && inner[0]?.type === 'as_pattern') ? inner : values;
}

function withItem(value: RawNode | undefined, c: Lowering): WithStatement['items'][number] {
  if (value?.type !== 'as_pattern') return { context: expression(value, c), target: null };
  const [context, alias] = named(value);
  const [name] = alias === undefined ? [] : named(alias);
  return { context: expression(context, c), target: target(name, c) };
}

const functionDefinition: StatementRule = (node, c) => functionOf(node, node, [], c);
const classDefinition: StatementRule = (node, c) => classOf(node, node, [], c);

const decorated: StatementRule = (node, c) => {
  const parts = named(node);
  const definition = parts[parts.length - 1];
  for (const part of parts) c.starts.add(part.start);
  const decorators = parts.slice(0, -1).map((each) => test(named(each)[0], c));
  if (definition?.type === 'function_definition') return functionOf(definition, node, decorators, c);
  if (definition?.type === 'class_definition') return classOf(definition, node, decorators, c);
  reject(c);
  return { kind: 'broken', names: [], replaces: [], from: [], span: spanOf(node, c) };
};

function functionOf(node: RawNode, whole: RawNode, decorators: readonly Expression[], c: Lowering): FunctionStatement {
  const [name] = named(node);
  const list = named(node).find((child) => child.type === 'parameters');
  const block = blockOf(node);
  checkType(
    named(node).find((child) => child.type === 'type'),
    c,
  );
  return {
    kind: 'function',
    name: name === undefined ? '' : identifier(name, c),
    nameSpan: spanOf(name ?? node, c),
    parameters: list === undefined ? [] : parameters(list, c),
    body: within(c, { function: true, loop: false }, () => body(block, c)),
    decorators,
    async: hasToken(node, 'async'),
    generator: block !== undefined && yields(block),
    span: spanOf(whole, c),
  };
}

const ownScope: ReadonlySet<string> = new Set(['function_definition', 'class_definition', 'lambda']);

/** Whether the block itself yields, not a function inside it. */
function yields(block: RawNode): boolean {
  for (const node of descendants(block, (inner) => !ownScope.has(inner.type))) {
    if (node.type === 'yield' && !node.token) return true;
  }
  return false;
}

function classOf(node: RawNode, whole: RawNode, decorators: readonly Expression[], c: Lowering): ClassStatement {
  const [name] = named(node);
  const list = named(node).find((child) => child.type === 'argument_list');
  return {
    kind: 'class',
    name: name === undefined ? '' : identifier(name, c),
    nameSpan: spanOf(name ?? node, c),
    bases: list === undefined ? [] : argumentsOf(list, c),
    body: within(c, { function: false, loop: false }, () => body(blockOf(node), c)),
    decorators,
    span: spanOf(whole, c),
  };
}

export const blockRules: readonly (readonly [string, StatementRule])[] = [
  ['if_statement', ifStatement],
  ['for_statement', forStatement],
  ['while_statement', whileStatement],
  ['try_statement', tryStatement],
  ['with_statement', withStatement],
  ['function_definition', functionDefinition],
  ['class_definition', classDefinition],
  ['decorated_definition', decorated],
];
