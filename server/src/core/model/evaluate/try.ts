import type { ExceptHandler, Expression, Statement, TryStatement } from '../../syntax/python-tree';
import type { Alternative, Guard } from '../value';
import { union } from '../bounds';
import { join, runSide, type Side } from './branches';
import { placeOf, type Frame } from './frame';
import { runBlock, type End } from './statements';

/**
 * `try`: both the body and a handler may decide. Without anything that can raise, only the body does. A missing module of the
 * project, and a required variable that is not set, lead to the handler when the environment says nothing.
 */
export function runTry(frame: Frame, node: TryStatement): End {
  const end = node.handlers.length === 0 ? runBlock(frame, node.body) : runGuarded(frame, node);
  if (node.final === null) return end;
  const last = runBlock(frame, node.final);
  return last === 'next' ? end : last;
}

function runGuarded(frame: Frame, node: TryStatement): End {
  const risk = riskOf(frame, node);
  if (risk.kind === 'none') return runBody(frame, node);
  const readsBefore = frame.record.reads.length;
  const guard = (arm: boolean, unset: boolean | undefined): Guard => ({
    id: `try:${frame.uri}:${placeOf(frame, node).span.start}`,
    at: placeOf(frame, node),
    arm,
    facts: [],
    ...(unset === undefined ? {} : { unset }),
  });
  const unsetOf = (): boolean | undefined =>
    risk.kind === 'missing' ? false : risk.kind === 'read' ? false : undefined;
  const unset = unsetOf();
  const body = runSide(frame, [guard(true, unset)], () => runBody(frame, node));
  const reads = frame.record.reads.slice(readsBefore);
  const returned = frame.returns?.length ?? 0;
  const handlers = runSide(frame, [guard(false, unset)], () => runHandlers(frame, node, body));
  returnsFallback(frame, returned, reads);
  return join(frame, body, fallbackOf(handlers, reads), placeOf(frame, node));
}

function runBody(frame: Frame, node: TryStatement): End {
  const end = runBlock(frame, node.body);
  return end === 'next' && node.otherwise !== null ? runBlock(frame, node.otherwise) : end;
}

/** One after the other, each on the state that the body may have left behind. */
function runHandlers(frame: Frame, node: TryStatement, body: Side): End {
  const only = node.handlers[0];
  if (only === undefined) return 'next';
  const at = placeOf(frame, node);
  // A single statement either takes place or does not; of several, some may have taken place before the exception.
  if (node.body.length > 1) {
    for (const [name, bound] of body.changes) {
      const before = frame.scope.own(name);
      if (before !== undefined) frame.scope.set(name, union([before, bound], at));
    }
  }
  return runChain(frame, node.handlers, 0);
}

function runChain(frame: Frame, handlers: readonly ExceptHandler[], index: number): End {
  const handler = handlers[index];
  if (handler === undefined) return 'exit';
  if (index === handlers.length - 1) return runBlock(frame, handler.body);
  const at = placeOf(frame, handler);
  const guard = (arm: boolean): Guard => ({ id: `except:${at.uri}:${at.span.start}`, at, arm, facts: [] });
  const here = runSide(frame, [guard(true)], () => runBlock(frame, handler.body));
  const later = runSide(frame, [guard(false)], () => runChain(frame, handlers, index + 1));
  return join(frame, here, later, at);
}

/** In `try: KEY = os.environ["KEY"] except KeyError: KEY = "text"` the text is the read's fallback. */
function fallbackOf(side: Side, reads: readonly NonNullable<Alternative['read']>[]): Side {
  const [read] = reads.filter((candidate) => candidate.required);
  if (read === undefined) return side;
  const changes = new Map(
    [...side.changes].map(([name, bound]) => [
      name,
      bound.map((alternative) =>
        alternative.read === undefined
          ? { ...alternative, read: { ...read, fallbackAt: alternative.at } }
          : alternative,
      ),
    ]),
  );
  return { ...side, changes };
}

/** `try: return os.environ[name] except KeyError: return default` in a helper: what it returns instead is the fallback. */
function returnsFallback(frame: Frame, from: number, reads: readonly NonNullable<Alternative['read']>[]): void {
  const [read] = reads.filter((candidate) => candidate.required);
  if (read === undefined || frame.returns === null) return;
  for (let i = from; i < frame.returns.length; i++) {
    const of = frame.returns[i];
    if (of?.read === undefined && of !== undefined)
      frame.returns[i] = { ...of, read: { ...read, fallbackAt: of.at, required: false } };
  }
}

/** Why a body may raise. */
type Risk = { readonly kind: 'none' | 'missing' | 'read' | 'other' };

function riskOf(frame: Frame, node: TryStatement): Risk {
  if (node.body.every(isHarmless)) return { kind: 'none' };
  const imports = node.body.filter((statement) => statement.kind === 'import-from' || statement.kind === 'import');
  if (imports.length > 0) return importRisk(frame, imports, node.body.length === imports.length);
  return { kind: node.body.some(readsRequired) ? 'read' : 'other' };
}

function importRisk(frame: Frame, imports: readonly Statement[], only: boolean): Risk {
  const { modules } = frame.run;
  let missing = false;
  let all = true;
  for (const statement of imports) {
    if (statement.kind !== 'import-from') {
      all = false;
      continue;
    }
    const found = modules.resolve(frame.uri, statement.level, statement.module) !== undefined;
    if (!found && modules.isLocal(frame.uri, statement.level, statement.module)) missing = true;
    if (!found) all = false;
  }
  if (missing) return { kind: 'missing' };
  return { kind: all && only ? 'none' : 'other' };
}

/** Binding a literal cannot raise. */
function isHarmless(statement: Statement): boolean {
  if (statement.kind === 'pass') return true;
  return (
    statement.kind === 'assign' &&
    statement.value !== null &&
    isLiteral(statement.value) &&
    statement.targets.every((target) => target.kind === 'name')
  );
}

function isLiteral(node: Expression): boolean {
  if (node.kind === 'constant') return true;
  return (node.kind === 'list' || node.kind === 'tuple') && node.items.every(isLiteral);
}

/** `os.environ["X"]` and calls of a reader without a fallback raise when the variable is missing. */
function readsRequired(statement: Statement): boolean {
  const reads = statement.kind === 'assign' || statement.kind === 'return';
  return reads && statement.value !== null && mentionsSubscript(statement.value);
}

function mentionsSubscript(node: Expression): boolean {
  if (node.kind === 'subscript')
    return node.object.kind === 'attribute'
      ? node.object.name === 'environ'
      : node.object.kind === 'name' && node.object.id === 'environ';
  if (node.kind === 'call')
    return (
      mentionsSubscript(node.callee) ||
      node.args.some((argument) => mentionsSubscript(argument.value)) ||
      isBareRead(node)
    );
  return node.kind === 'attribute' ? mentionsSubscript(node.object) : false;
}

function isBareRead(node: Extract<Expression, { kind: 'call' }>): boolean {
  const root = node.callee.kind === 'attribute' ? node.callee.object : node.callee;
  const named = root.kind === 'name' && (root.id === 'env' || root.id === 'config');
  return named && node.args.length === 1 && node.args[0]?.name === null;
}
