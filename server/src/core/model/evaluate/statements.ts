import type { ClassStatement, Expression, FunctionStatement, Statement, WithStatement } from '../../syntax/python-tree';
import { certain, unknown } from '../bounds';
import { objectOf, opaque, type ClassObject } from '../objects';
import { Scope } from '../scope';
import type { Bound, Value } from '../value';
import { runIf, runMatch, refuse } from './branches';
import { pathOfCallee } from './calls';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';
import { makeFunction } from './functions';
import { runImport, runImportFrom } from './imports';
import { judge } from './judge';
import { endsProgram } from './known-calls';
import { forget, runFor, runWhile } from './loops';
import { assign, remove } from './targets';
import { runTry } from './try';
import { operateInto } from './augment';
import { joinGuards } from '../bounds';

/**
 * How a block ends: it goes on, leaves the program, returns, or leaves a loop's round; `mixed` where that depends on a
 * branch inside a loop.
 */
export type End = 'next' | 'exit' | 'return' | 'break' | 'continue' | 'mixed';

export function runBlock(frame: Frame, statements: readonly Statement[]): End {
  for (const statement of statements) {
    const end = runStatement(frame, statement);
    if (end !== 'next') return end;
  }
  return 'next';
}

export function runStatement(frame: Frame, node: Statement): End {
  switch (node.kind) {
    case 'assign':
      return runAssign(frame, node);
    case 'augmented':
      operateInto(frame, node);
      return 'next';
    case 'expression':
      return runExpression(frame, node);
    case 'if':
      return runIf(frame, node);
    case 'for':
      return runFor(frame, node);
    case 'while':
      return runWhile(frame, node);
    case 'try':
      return runTry(frame, node);
    case 'with':
      return runWith(frame, node);
    case 'match':
      return runMatch(frame, node);
    case 'function':
      return defineFunction(frame, node);
    case 'class':
      return defineClass(frame, node);
    case 'return':
      return runReturn(frame, node);
    case 'raise':
      return 'exit';
    case 'assert':
      refuse(frame, node.test, false, judge(frame, node.test));
      return 'next';
    case 'delete':
      for (const target of node.targets) remove(frame, target, { statement: node, value: node });
      return 'next';
    case 'import':
      runImport(frame, node);
      return 'next';
    case 'import-from':
      runImportFrom(frame, node);
      return 'next';
    case 'global':
      for (const name of node.names) frame.globalNames.add(name);
      return 'next';
    case 'nonlocal':
    case 'pass':
      return 'next';
    case 'break':
    case 'continue':
      return node.kind;
    case 'broken':
      hide(frame, node.names, unknown('syntax-error', placeOf(frame, node)), node);
      return 'next';
    case 'other':
      hide(frame, node.binds, unknown('unsupported', placeOf(frame, node), node.what), node);
      return 'next';
  }
}

/** Names bound by something that is not followed are unknown from here on, never absent. */
function hide(frame: Frame, names: readonly string[], bound: Bound, node: Statement): void {
  for (const id of names) assign(frame, { kind: 'name', id, span: node.span }, bound, { statement: node, value: node });
}

function runAssign(frame: Frame, node: Extract<Statement, { kind: 'assign' }>): End {
  if (node.value === null) return 'next';
  const value = evaluate(frame, node.value);
  // A generator is used up by its first reader, so that a name has no lasting items of it.
  const fleeting = (node.value.kind === 'comprehension' && node.value.type === 'generator') || isIterator(node.value);
  const named = node.targets.every((target) => target.kind === 'name');
  const bound = fleeting && named ? unknown('unsupported', placeOf(frame, node.value), 'generator') : value;
  if (node.targets.length > 1) for (const alternative of bound) frame.run.shared.add(alternative.value);
  for (const target of node.targets) assign(frame, target, bound, { statement: node, value: node.value });
  return 'next';
}

function isIterator(node: Expression): boolean {
  return node.kind === 'call' && node.callee.kind === 'name' && ['filter', 'map'].includes(node.callee.id);
}

function runExpression(frame: Frame, node: Extract<Statement, { kind: 'expression' }>): End {
  evaluate(frame, node.value);
  const callee = node.value.kind === 'call' ? node.value.callee : undefined;
  const ends =
    callee !== undefined &&
    (callee.kind === 'name' || callee.kind === 'attribute') &&
    endsProgram(pathOfCallee(frame, callee));
  return ends ? 'exit' : 'next';
}

function runReturn(frame: Frame, node: Extract<Statement, { kind: 'return' }>): End {
  const at = placeOf(frame, node);
  const bound: Bound =
    node.value === null ? certain({ kind: 'literal', value: null }, at) : evaluate(frame, node.value);
  for (const alternative of bound) {
    const when = joinGuards(alternative.when, [...frame.path]);
    if (when !== undefined) frame.returns?.push({ ...alternative, when });
  }
  return frame.returns === null ? 'next' : 'return';
}

/** A context manager may swallow exceptions or change things; the block itself is run as it stands. */
function runWith(frame: Frame, node: WithStatement): End {
  for (const item of node.items) {
    const context = evaluate(frame, item.context);
    const [only] = context;
    const bound = only?.value.kind === 'unknown' ? context : unknown('call', placeOf(frame, item.context));
    if (item.target !== null) assign(frame, item.target, bound, { statement: node, value: item.context });
  }
  return runBlock(frame, node.body);
}

function defineFunction(frame: Frame, node: FunctionStatement): End {
  const value = makeFunction(frame, node, node.parameters, node.decorators.every(isStaticMethod));
  bindDefinition(frame, node, value);
  return 'next';
}

/** A static method is called on its class like any function. */
function isStaticMethod(decorator: Expression): boolean {
  return decorator.kind === 'name' && decorator.id === 'staticmethod';
}

function defineClass(frame: Frame, node: ClassStatement): End {
  const bases = node.bases
    .filter((base) => base.name === null && base.star === 0)
    .map((base) => evaluate(frame, base.value));
  const names = runClassBody(frame, node);
  const values = bases.map((base): Value =>
    base.length === 1 && base[0] !== undefined ? base[0].value : { kind: 'unknown', why: { reason: 'operation' } },
  );
  const object: ClassObject = { type: 'class', node, uri: frame.uri, names, bases: values };
  bindDefinition(
    frame,
    node,
    node.decorators.length === 0
      ? opaque(`class \`${node.name}\``, object)
      : { kind: 'unknown', why: { reason: 'call', detail: 'decorator' } },
  );
  return 'next';
}

function bindDefinition(frame: Frame, node: FunctionStatement | ClassStatement, value: Value): void {
  const target = { kind: 'name', id: node.name, span: node.nameSpan } as const;
  assign(frame, target, certain(value, placeOf(frame, target)), { statement: node, value: target });
}

function runClassBody(frame: Frame, node: ClassStatement): ReadonlyMap<string, Bound> {
  const scope = new Scope(frame.scope);
  const inner: Frame = { ...frame, scope, returns: null, globalNames: new Set(), level: 'class', base: frame.base };
  if (runBlock(inner, node.body) !== 'next') forget(inner, node.body, unknown('loop', placeOf(frame, node)));
  return scope.entries();
}

export { objectOf };
