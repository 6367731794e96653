import type {
  BrokenStatement,
  ClassStatement,
  Expression,
  FunctionStatement,
  Statement,
  WithStatement,
} from '../../syntax/python-tree';
import { certain, unknown } from '../bounds';
import { objectOf, opaque, type ClassObject } from '../objects';
import { Scope } from '../scope';
import type { Bound, Value } from '../value';
import { emptySide, giveUpOn, join, refuse, runIf, runMatch, runSide } from './branches';
import { pathOfCallee } from './calls';
import { evaluate, evaluateReceiver } from './expressions';
import { nested, placeOf, type Frame } from './frame';
import { makeFunction, type FunctionUse } from './functions';
import { runImport, runImportFrom } from './imports';
import { lasting } from './iterables';
import { judge } from './judge';
import { endsProgram } from './known-calls';
import { forget, runFor, runWhile } from './loops';
import { prefixAdded, underPrefix } from '../readers/prefixes';
import { assign, remove } from './targets';
import { runTry, type Guarded } from './try';
import { operateInto } from './augment';
import { joinGuards } from '../bounds';

/**
 * How a block ends: it goes on, leaves the program, returns, or leaves a loop's round; `mixed` where that depends on a
 * branch inside a loop.
 */
export type End = 'next' | 'exit' | 'return' | 'break' | 'continue' | 'mixed';

/** Runs statements in order until one leaves the block, and says how it was left. */
export function runBlock(frame: Frame, statements: readonly Statement[]): End {
  for (const [i, statement] of statements.entries()) {
    const end = runStatement(frame, statement);
    if (end === 'mixed') return runPerhaps(frame, statements.slice(i + 1));
    if (end !== 'next') return end;
  }
  return 'next';
}

/** What follows an `if …: continue` runs on some paths and not on others. */
function runPerhaps(frame: Frame, rest: readonly Statement[]): End {
  const [first] = rest;
  if (first !== undefined)
    join(
      frame,
      runSide(frame, [], () => {
        runBlock(frame, rest);
        return 'next';
      }),
      emptySide([]),
      placeOf(frame, first),
    );
  return 'mixed';
}

/** Runs one statement within the run's budget; below a nesting that is too deep it is given up, and what it writes is unknown. */
export function runStatement(frame: Frame, node: Statement): End {
  frame.run.budget--;
  return nested(frame, node, run, giveUpOn);
}

function run(frame: Frame, node: Statement): End {
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
      for (const name of node.names) frame.outerNames.add(name);
      return 'next';
    case 'pass':
      return 'next';
    case 'break':
    case 'continue':
      return node.kind;
    case 'broken':
      runBroken(frame, node);
      return 'next';
    case 'other':
      hide(frame, node.binds, unknown('unsupported', placeOf(frame, node), node.what), node);
      return 'next';
  }
}

/**
 * A statement with a syntax error, which somebody may be typing. What a star import may bring is not missing until it can
 * be read; only modules of the project bring settings.
 */
function runBroken(frame: Frame, node: BrokenStatement): void {
  const bound = unknown('syntax-error', placeOf(frame, node));
  const isOurs = node.from.some(({ level, module }) => frame.run.modules.isLocal(frame.uri, level, module));
  frame.record.unfinished.push(node);
  if (isOurs && frame.globals.find('*') === undefined) frame.globals.set('*', bound);
  if (frame.run.broken === 'hide') hide(frame, node.names, bound, node);
}

/** Names bound by something that is not followed are unknown from here on, never absent. */
function hide(frame: Frame, names: readonly string[], bound: Bound, node: Statement): void {
  for (const id of names) assign(frame, { kind: 'name', id, span: node.span }, bound, { statement: node, value: node });
}

function runAssign(frame: Frame, node: Extract<Statement, { kind: 'assign' }>): End {
  if (node.value === null) return 'next';
  const value = evaluate(frame, node.value);
  // A text that is read and then filtered is an iterator as well, although it is followed like a list.
  const named = node.targets.every((target) => target.kind === 'name');
  const bound =
    named && isIterator(node.value) ? unknown('unsupported', placeOf(frame, node.value), 'iterator') : value;
  if (node.targets.length > 1) for (const alternative of bound) frame.run.shared.add(alternative.value);
  // The items of an iterator are there for the first target only, and none are left for a name.
  for (const [i, target] of node.targets.entries())
    assign(frame, target, i === 0 ? bound : lasting(bound), { statement: node, value: node.value });
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
  let swallows = false;
  const prefixes: Bound[] = [];
  for (const item of node.items) {
    const context = evaluate(frame, item.context);
    const [only] = context;
    const bound = only?.value.kind === 'unknown' ? context : unknown('call', placeOf(frame, item.context));
    if (item.target !== null) assign(frame, item.target, bound, { statement: node, value: item.context });
    swallows ||= isSuppress(frame, item.context);
    prefixes.push(...prefixOf(frame, item.context));
  }
  const run = (): End => (swallows ? runTry(frame, suppressed(node)) : runBlock(frame, node.body));
  const at = placeOf(frame, node);
  return prefixes.reduceRight<() => End>((inner, prefix) => () => underPrefix(frame, prefix, at, inner), run)();
}

function prefixOf(frame: Frame, context: Expression): readonly Bound[] {
  if (context.kind !== 'call' || !isDotted(context.callee)) return [];
  const args = context.args.filter((argument) => argument.star === 0);
  const added = prefixAdded(
    evaluateReceiver(frame, context.callee),
    args.map((argument) => evaluate(frame, argument.value)),
  );
  return added === undefined ? [] : [added];
}

function isSuppress(frame: Frame, context: Expression): boolean {
  const callee = context.kind === 'call' ? context.callee : undefined;
  return callee !== undefined && isDotted(callee) && pathOfCallee(frame, callee) === 'contextlib.suppress';
}

function isDotted(node: Expression): boolean {
  return node.kind === 'name' || node.kind === 'attribute';
}

/** `with suppress(E): …` is `try: … except E: pass`. */
function suppressed(node: WithStatement): Guarded {
  const { span } = node;
  const handler = { type: null, name: null, body: [{ kind: 'pass', span }], span } as const;
  return { body: node.body, handlers: [handler], otherwise: null, final: null, span };
}

function defineFunction(frame: Frame, node: FunctionStatement): End {
  const value = makeFunction(frame, node, node.parameters, useOf(frame, node.decorators));
  bindDefinition(frame, node, value);
  return 'next';
}

/** What the usual decorators make of a function; any other one may make anything of it. */
function useOf(frame: Frame, decorators: readonly Expression[]): FunctionUse {
  const [first, ...more] = decorators;
  if (first === undefined) return 'plain';
  // `@lru_cache(maxsize=None)` is what `@lru_cache` is.
  const only = first.kind === 'call' ? first.callee : first;
  const path = isDotted(only) ? pathOfCallee(frame, only) : undefined;
  if (first.kind === 'call' && path !== 'functools.lru_cache' && path !== 'functools.wraps') return 'unfollowed';
  if (more.length > 0 || (only.kind !== 'name' && only.kind !== 'attribute')) return 'unfollowed';
  switch (path) {
    case 'builtins.property':
    case 'functools.cached_property':
    case 'django.utils.functional.cached_property':
      return 'property';
    case 'builtins.staticmethod':
      return 'static';
    case 'builtins.classmethod':
      return 'class';
    case 'functools.lru_cache':
    case 'functools.cache':
    case 'functools.wraps':
      return 'plain';
    default:
      return 'unfollowed';
  }
}

function defineClass(frame: Frame, node: ClassStatement): End {
  const bases = node.bases
    .filter((base) => base.name === null && base.star === 0)
    .map((base) => evaluate(frame, base.value));
  const names = runClassBody(frame, node);
  const values = bases.map((base): Value =>
    base.length === 1 && base[0] !== undefined ? base[0].value : { kind: 'unknown', why: { reason: 'operation' } },
  );
  const at = placeOf(frame, node);
  // A metaclass may make anything of the attributes.
  const meta = node.bases.some((base) => base.name !== null || base.star !== 0);
  const known: readonly Value[] = meta ? [...values, { kind: 'unknown', why: { reason: 'unsupported' } }] : values;
  const object: ClassObject = { type: 'class', node, uri: frame.uri, at, names, bases: known };
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
  const inner: Frame = {
    ...frame,
    scope,
    scopes: [scope, ...frame.scopes],
    returns: null,
    globalNames: new Set(),
    outerNames: new Set(),
    level: 'class',
  };
  if (runBlock(inner, node.body) !== 'next') forget(inner, node.body, unknown('loop', placeOf(frame, node)));
  return scope.entries();
}

export { objectOf };
