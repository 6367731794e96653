import type { ExceptHandler, ImportFromStatement, Statement, TryStatement } from '../../syntax/python-tree';
import { isOverlay, union, unknown } from '../bounds';
import { unbound } from '../objects';
import type { Alternative, Bound, EnvRead, Guard, Place } from '../value';
import { adoptSwaps, join, runSide, type Changes, type Side } from './sides';
import { placeOf, type Frame } from './frame';
import { riskOf } from './risks';
import { runBlock, runStatement, type End } from './statements';
import { isProductionSwitch, topicOf } from './topics';

/** What is run as `try`, also where it is written as `with suppress(…)`. */
export type Guarded = Pick<TryStatement, 'body' | 'handlers' | 'otherwise' | 'final' | 'span'>;

/**
 * `try`: both the body and a handler may decide. Statements that cannot raise are simply run. A missing module of the project,
 * and a required variable that is not set, lead to the handler when the environment says nothing.
 */
export function runTry(frame: Frame, node: Guarded): End {
  const end = node.handlers.length === 0 ? runBody(frame, node, 0) : runGuarded(frame, node);
  if (node.final === null || end === 'exit') return end;
  const last = runBlock(frame, node.final);
  return last === 'next' ? end : last;
}

function runGuarded(frame: Frame, node: Guarded): End {
  for (const [index, statement] of node.body.entries()) {
    if (riskOf(frame, statement).raises !== 'never' || isLocal(frame, statement)) return runRisky(frame, node, index);
    const end = runStatement(frame, statement);
    if (end !== 'next') return end;
  }
  return node.otherwise === null ? 'next' : runBlock(frame, node.otherwise);
}

/** `from .local_settings import *` where the module may be missing: a developer's own settings, even where they are at hand. */
function isLocal(frame: Frame, statement: Statement): boolean {
  if (!takesAllOf('development', statement)) return false;
  const uri = frame.run.modules.resolve(frame.uri, statement.level, statement.module, true);
  return uri !== undefined && !frame.run.modules.isDeployed(uri);
}

/**
 * `from .local import *` of a module that is not there, where a handler takes the settings for production, or notes that the site
 * is in production: these are run where there is no such module alone, so that a deployed site has none.
 */
function isInsteadOfProduction({ run, uri }: Frame, { body, handlers }: Guarded, from: number): boolean {
  const first = body[from];
  if (first === undefined || !takesAllOf('development', first)) return false;
  const isThere = run.modules.resolve(uri, first.level, first.module, true) !== undefined;
  return !isThere && handlers.at(-1)?.body.some(isForProduction) === true;
}

/** `from .production import *`, and `LIVE = True`. */
function isForProduction(statement: Statement): boolean {
  if (statement.kind !== 'assign') return takesAllOf('production', statement);
  const { targets, value } = statement;
  const isSwitch = targets.some((target) => target.kind === 'name' && isProductionSwitch(target.id));
  return isSwitch && value?.kind === 'constant' && value.value.type === 'boolean' && value.value.value;
}

/** `from .local_settings import *`: whether all names of a module are taken whose own name says what it is for. */
function takesAllOf(stage: 'development' | 'production', statement: Statement): statement is ImportFromStatement {
  if (statement.kind !== 'import-from' || statement.names !== '*') return false;
  const words = (statement.module.split('.').at(-1) ?? '').split('_');
  return words.some((word) => topicOf(word) === stage);
}

/** The body from its first statement that may raise on, against the handlers. */
function runRisky(frame: Frame, node: Guarded, from: number): End {
  const at = placeOf(frame, node);
  const isMissing = isInsteadOfProduction(frame, node, from);
  const isAtHand = !isMissing && node.body.slice(from).some((statement) => isLocal(frame, statement));
  const isForDevelopment = isMissing || isAtHand;
  // Whether a site has such a module is no question of its environment.
  const unset = isAtHand ? undefined : whenUnset(frame, node.body.slice(from));
  const guard = (arm: boolean): Guard => ({
    id: `try:${frame.uri}:${at.span.start}${frame.site}`,
    at,
    arm,
    facts: isForDevelopment ? [{ about: 'development', holds: arm }] : [],
    ...(unset === undefined ? {} : { unset }),
    ...(isAtHand && { atHand: true }),
  });
  const readsBefore = frame.record.reads.length;
  const states: Changes[] = [];
  let isElse = false;
  const body = runSide(frame, [guard(true)], () => {
    const end = runNoting(frame, node.body.slice(from), states);
    isElse = end === 'next' && node.otherwise !== null;
    return end;
  });
  const reads = frame.record.reads.slice(readsBefore);
  const returned = frame.returns?.length ?? 0;
  const handlers = runSide(frame, [guard(false)], () => runHandlers(frame, node, states));
  returnsFallback(frame, returned, reads);
  return join(frame, isElse ? withElse(frame, node, body) : body, fallbackOf(handlers, reads), at);
}

/** Runs a block and notes what it has changed in front of each statement that may raise: an exception leaves one of these states. */
function runNoting(frame: Frame, statements: readonly Statement[], states: Changes[]): End {
  let before: Changes | undefined;
  for (const statement of statements) {
    if (before !== undefined && riskOf(frame, statement).raises !== 'never') states.push(before);
    const end = runStatement(frame, statement);
    const changes: Changes = new Map(frame.scopes.map((scope) => [scope, scope.changes()]));
    if (!isAtomic(statement)) states.push(blurred(changes, before, placeOf(frame, statement)));
    if (end !== 'next') return end;
    before = changes;
  }
  return 'next';
}

/** An exception inside a statement with a block of its own may leave anything in the names that it binds. */
function blurred(changes: Changes, before: Changes | undefined, at: Place): Changes {
  const hidden = unknown('operation', at);
  const keeps = (bound: Bound, old: Bound | undefined): boolean => bound === old || isUnderOverlay(bound);
  return new Map(
    [...changes].map(([scope, names]) => [
      scope,
      new Map([...names].map(([name, bound]) => [name, keeps(bound, before?.get(scope)?.get(name)) ? bound : hidden])),
    ]),
  );
}

/** What stood here, with a module over it that the project does not have: however far that module comes, it is one of them. */
function isUnderOverlay(bound: Bound): boolean {
  return bound.some(({ value }) => isOverlay(value));
}

/** `else:` runs on what the body has left, and only there. */
function withElse(frame: Frame, node: Guarded, body: Side): Side {
  return runSide(frame, body.guards, () => {
    for (const [scope, names] of body.changes) for (const [name, bound] of names) scope.set(name, bound);
    adoptSwaps(frame, body);
    return node.otherwise === null ? 'next' : runBlock(frame, node.otherwise);
  });
}

function runBody(frame: Frame, node: Guarded, from: number): End {
  const end = runBlock(frame, node.body.slice(from));
  return end === 'next' && node.otherwise !== null ? runBlock(frame, node.otherwise) : end;
}

/** Which side is taken when no variable is set: true for the body, false for a handler, undefined where that is not known. */
function whenUnset(frame: Frame, statements: readonly Statement[]): boolean | undefined {
  for (const statement of statements) {
    const { unset } = riskOf(frame, statement);
    if (unset !== 'never') return unset === 'always' ? false : undefined;
    if (statement !== statements[statements.length - 1] && statement.kind !== 'assign') return undefined;
  }
  return statements.length === 1 ? true : undefined;
}

/** One after the other, each on the states that the body may have left behind. */
function runHandlers(frame: Frame, node: Guarded, states: readonly Changes[]): End {
  const at = placeOf(frame, node);
  for (const scope of frame.scopes) {
    const names = new Set(states.flatMap((changes) => [...(changes.get(scope)?.keys() ?? [])]));
    for (const name of names) {
      const before: Bound = scope.own(name) ?? [{ value: unbound, at, via: [], when: [] }];
      const later = states.map((changes) => changes.get(scope)?.get(name) ?? before);
      scope.set(name, union([before, ...later], at));
    }
  }
  return runChain(frame, node.handlers, 0);
}

/** A statement that takes place wholly or not at all. */
function isAtomic(statement: Statement): boolean {
  return /^(assign|augmented|expression|return|pass|delete|import|import-from|raise|function|assert)$/.test(
    statement.kind,
  );
}

function runChain(frame: Frame, handlers: readonly ExceptHandler[], index: number): End {
  const handler = handlers[index];
  if (handler === undefined) return 'exit';
  if (index === handlers.length - 1 || index > 20) return runBlock(frame, handler.body);
  const at = placeOf(frame, handler);
  const guard = (arm: boolean): Guard => ({
    id: `except:${at.uri}:${at.span.start}${frame.site}`,
    at,
    arm,
    facts: [],
  });
  const here = runSide(frame, [guard(true)], () => runBlock(frame, handler.body));
  const later = runSide(frame, [guard(false)], () => runChain(frame, handlers, index + 1));
  return join(frame, here, later, at);
}

/** In `try: KEY = os.environ["KEY"] except KeyError: KEY = "text"` the text is the read's fallback. */
function fallbackOf(side: Side, reads: readonly EnvRead[]): Side {
  const [read] = reads.filter((candidate) => candidate.required);
  if (read === undefined) return side;
  const marked = (alternative: Alternative): Alternative =>
    alternative.read === undefined ? { ...alternative, read: { ...read, fallbackAt: alternative.at } } : alternative;
  const changes = new Map(
    [...side.changes].map(([scope, names]) => [
      scope,
      new Map([...names].map(([name, bound]) => [name, bound.map(marked)])),
    ]),
  );
  return { ...side, changes };
}

/** `try: return os.environ[name] except KeyError: return default` in a helper: what it returns instead is the fallback. */
function returnsFallback(frame: Frame, from: number, reads: readonly EnvRead[]): void {
  const [read] = reads.filter((candidate) => candidate.required);
  if (read === undefined || frame.returns === null) return;
  for (let i = from; i < frame.returns.length; i++) {
    const of = frame.returns[i];
    if (of?.read === undefined && of !== undefined)
      frame.returns[i] = { ...of, read: { ...read, fallbackAt: of.at, required: false } };
  }
}
