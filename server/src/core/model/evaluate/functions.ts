import { nodesIn } from '../../syntax/nodes-in';
import type { FunctionStatement, LambdaExpression, Parameter, Statement } from '../../syntax/python-tree';
import { capped, certain, literal, unknown, unknownValue } from '../bounds';
import { opaque, type FunctionObject } from '../objects';
import { Scope } from '../scope';
import type { Alternative, Bound, Value } from '../value';
import type { Call } from './calls';
import { givenTo, loseByFunction } from './escapes';
import { evaluate } from './expressions';
import { lasting } from './iterables';
import { attributeName, runAbroad } from './foreign';
import { emptyRecord, isWhereDeployed, type Frame, type ModuleRecord } from './frame';
import { runBlock } from './statements';
import { replaceIn, Swapper } from './swaps';

/** Calls nested deeper than this are not followed; it also ends recursion. */
const maxDepth = 12;

/** How a function is used when it stands in a class. */
export type FunctionUse = FunctionObject['use'];

/** The value that a `def` or a `lambda` makes; its defaults are evaluated now, as Python does, and its body when it is called. */
export function makeFunction(
  frame: Frame,
  node: FunctionStatement | LambdaExpression,
  parameters: readonly Parameter[],
  use: FunctionUse,
): Value {
  const defaults = new Map<string, Bound>();
  for (const parameter of parameters) {
    if (parameter.default === null) continue;
    const bound = evaluate(frame, parameter.default);
    for (const { value } of bound)
      if (value.kind === 'sequence' || value.kind === 'dict') frame.run.defaults.add(value);
    defaults.set(parameter.name, bound);
  }
  // The names of a class body are not in reach of its methods.
  const scope = frame.level === 'class' ? (frame.scope.parent ?? frame.scope) : frame.scope;
  if (scope !== frame.globals) frame.run.isEntangled = true;
  const object: FunctionObject = { type: 'function', node, base: frame.base, uri: frame.uri, scope, defaults, use };
  return opaque(node.kind === 'function' ? `function \`${node.name}\`` : 'lambda', object);
}

/** Runs a function of the project on the arguments at hand. Its reads of the environment belong to the calling module. */
export function callFunction(call: Call, object: FunctionObject): Bound {
  const { node } = object;
  const what = node.kind === 'function' ? node.name : 'lambda';
  const frame = isFollowed(call, object) ? enter(call, object) : undefined;
  if (frame === undefined) {
    loseGlobals(call, object, what);
    loseByFunction(call.frame, object, givenTo(call), call.at);
    return unknown('call', call.at, what);
  }
  const run = (): Bound => (node.kind === 'lambda' ? evaluate(frame, node.body) : runBody(frame, node, call));
  const result = frame.globals === call.frame.globals ? run() : runAbroad(frame, call.frame, run);
  return result.map((alternative) => atCall(withoutDefault(alternative, call), call));
}

/** Whether the program ends in a call, whatever is not known: no path through the function comes back. */
export function endsIn(call: Call, object: FunctionObject): boolean {
  const { node } = object;
  const frame = isFollowed(call, object) ? enter(call, object) : undefined;
  if (frame === undefined || node.kind === 'lambda') return false;
  const run = (): boolean => runBlock(frame, node.body) === 'exit' && frame.returns?.length === 0;
  return frame.globals === call.frame.globals ? run() : runAbroad(frame, call.frame, run);
}

function isFollowed({ frame }: Call, { node, use }: FunctionObject): boolean {
  const runs = node.kind === 'lambda' || (!node.async && !node.generator);
  return use !== 'unfollowed' && runs && frame.depth < maxDepth;
}

/** The frame of a call; undefined where its arguments do not fit the parameters. */
function enter(call: Call, object: FunctionObject): Frame | undefined {
  const scope = new Scope(object.scope);
  return bindParameters(call, object, scope) ? calledFrame(call, object, scope) : undefined;
}

function calledFrame(call: Call, object: FunctionObject, scope: Scope): Frame {
  const caller = call.frame;
  const globals = globalsOf(object.scope);
  if (globals === caller.globals) refresh(caller, object.scope);
  return {
    run: caller.run,
    uri: object.uri,
    scope,
    globals,
    scopes: [...new Set([scope, ...enclosing(object.scope), ...caller.scopes])],
    site: `${caller.site}@${call.at.span.start}`,
    record: object.uri === caller.uri ? caller.record : recordAbroad(caller.record),
    base: object.base,
    depth: caller.depth + 1,
    path: [],
    returns: [],
    globalNames: new Set(),
    outerNames: new Set(),
    level: 'function',
    ...((caller.isAbroad === true || globals !== caller.globals) && { isAbroad: true }),
    ...((caller.isConditional === true || !caller.path.every(isWhereDeployed)) && { isConditional: true }),
    method: { function: object, self: call.args.positional[0] },
  };
}

/** What the functions around one hold may have been changed in place since they were left. */
function refresh(caller: Frame, from: Scope): void {
  const { swaps } = caller.record;
  if (swaps.size === 0) return;
  const swapper = new Swapper(caller, swaps);
  for (const scope of enclosing(from)) if (!caller.scopes.includes(scope)) replaceIn(scope, swapper);
}

/** What a function of another module writes there is not noted for the module that calls it; all else that it does is. */
function recordAbroad({ reads, loads, swaps, environment, run, anew, uses }: ModuleRecord): ModuleRecord {
  return { ...emptyRecord(), reads, loads, swaps, environment, run, anew, uses };
}

function enclosing(scope: Scope): readonly Scope[] {
  return scope.parent === null ? [scope] : [scope, ...enclosing(scope.parent)];
}

function globalsOf(scope: Scope): Scope {
  let found = scope;
  while (found.parent !== null) found = found.parent;
  return found;
}

function runBody(frame: Frame, node: FunctionStatement, call: Call): Bound {
  const end = runBlock(frame, node.body);
  const returns: Alternative[] = [...(frame.returns ?? [])];
  if (end === 'mixed' || end === 'break' || end === 'continue') return unknown('loop', call.at, node.name);
  if (end === 'next') returns.push({ value: literal(null), at: call.at, via: [], when: [...frame.path] });
  return returns.length === 0 ? unknown('call', call.at, node.name) : capped(returns, call.at);
}

/** A function that is not followed may have set the names that it declares `global`. */
function loseGlobals(call: Call, { scope, uri, node }: FunctionObject, what: string): void {
  const globals = globalsOf(scope);
  const isOwn = globals === call.frame.globals;
  for (const name of node.kind === 'function' ? globalNamesIn(node.body) : [])
    call.frame.globals.set(isOwn ? name : attributeName(uri, name), unknown('call', call.at, what));
}

function globalNamesIn(body: readonly Statement[]): readonly string[] {
  const found: string[] = [];
  for (const { kind, names } of nodesIn(body))
    if (kind === 'global' && Array.isArray(names)) found.push(...names.filter((name) => typeof name === 'string'));
  return found;
}

/** A list that is a default and has been added to is the next call's as well, so that nobody knows it for long. */
function withoutDefault(alternative: Alternative, { frame }: Call): Alternative {
  const isSpent = alternative.value.kind === 'sequence' || alternative.value.kind === 'dict';
  if (!isSpent || !frame.run.spent.has(alternative.value)) return alternative;
  return { ...alternative, value: unknownValue('call', 'a default that was changed') };
}

/** What a function computes is decided where it is called; what it hands through from its arguments stays where that is. */
function atCall(alternative: Alternative, call: Call): Alternative {
  if (alternative.at.uri === call.at.uri && within(alternative.at.span, call.at.span)) return alternative;
  return { ...alternative, at: call.at, via: [alternative.at, ...alternative.via] };
}

function within(inner: { start: number; end: number }, outer: { start: number; end: number }): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function bindParameters(call: Call, object: FunctionObject, scope: Scope): boolean {
  if (!call.args.exact) return false;
  const positional = [...call.args.positional];
  const named = new Map(call.args.named);
  let keywordOnly = false;
  for (const parameter of object.node.parameters) {
    if (parameter.type === 'slash') continue;
    if (parameter.type === 'star') keywordOnly = true;
    else if (parameter.type === 'args') {
      scope.set(
        parameter.name,
        certain({ kind: 'sequence', type: 'tuple', items: positional.splice(0), open: false }, call.at),
      );
      keywordOnly = true;
    } else if (parameter.type === 'kwargs') {
      scope.set(parameter.name, certain(keywordDict(named, call), call.at));
      named.clear();
    } else if (!bindPlain(call, parameter, object, scope, keywordOnly ? [] : positional, named)) return false;
  }
  return positional.length === 0 && named.size === 0;
}

function bindPlain(
  call: Call,
  parameter: Parameter,
  object: FunctionObject,
  scope: Scope,
  positional: Bound[],
  named: Map<string, Bound>,
): boolean {
  const given = positional.shift() ?? named.get(parameter.name);
  named.delete(parameter.name);
  const value = given ?? defaultOf(call, parameter, object);
  if (value !== undefined) scope.set(parameter.name, lasting(value));
  return value !== undefined;
}

/** A list that is a default is one object for all calls, and a call that adds to it changes the next one's. */
function defaultOf(call: Call, parameter: Parameter, object: FunctionObject): Bound | undefined {
  const bound = object.defaults.get(parameter.name);
  const isSpent = bound?.some(({ value }) => call.frame.run.spent.has(value)) === true;
  return isSpent ? unknown('call', call.at, 'a default that was changed') : bound;
}

function keywordDict(named: ReadonlyMap<string, Bound>, call: Call): Value {
  const entries = [...named].map(([name, value]) => ({ key: literal(name), keyAt: value[0]?.at ?? call.at, value }));
  return { kind: 'dict', entries, open: false };
}
