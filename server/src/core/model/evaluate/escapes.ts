/**
 * What becomes of lists, dictionaries and sets that code which is not followed gets hold of: where it may have changed them,
 * nothing is known of them any more.
 */
import { nodesIn } from '../../syntax/nodes-in';
import { certain, noPlace, unknown } from '../bounds';
import { iterate } from '../fold/containers';
import { objectOf, type ClassObject, type FunctionObject } from '../objects';
import type { Bound, Place, Value } from '../value';
import type { Call } from './calls';
import { share, type Frame } from './frame';
import { replaceEverywhere } from './swaps';

/** Methods that change their object where it stands. */
const changing =
  /^(append|extend|insert|remove|clear|pop|popitem|sort|reverse|add|discard|update|setdefault|\w+_update|__(set|del)item__|__i(add|mul|or|and|sub|xor|nit)__)$/;

/** Whether a method of this name changes its object where it stands. */
export function isChanging(name: string): boolean {
  return changing.test(name);
}

/** The lists, dictionaries and sets that a value is or holds, however deep. */
export function containersIn(bound: Bound, depth = 0): readonly Value[] {
  return bound.flatMap(({ value }) => {
    if (depth > 8 || (value.kind !== 'sequence' && value.kind !== 'dict')) return [];
    const held = value.kind === 'sequence' ? value.items : value.entries.map((entry) => entry.value);
    return [value, ...held.flatMap((one) => containersIn(one, depth + 1))];
  });
}

/** Nothing is known of these containers from here on, nor of what they hold. */
export function lose(frame: Frame, bounds: readonly Bound[], at: Place): void {
  const lost = unknown('operation', at);
  replaceContainers(
    frame,
    bounds.flatMap((bound) => containersIn(bound)),
    () => lost,
  );
}

/** Of these containers and of what they hold is only known what was in them: something may have been added or replaced. */
function loosen(frame: Frame, bounds: readonly Bound[]): void {
  const done = new Map<Value, Value>();
  const open = (bound: Bound): Bound => bound.map((one) => ({ ...one, value: openOf(one.value) }));
  const openOf = (value: Value): Value => {
    const known = done.get(value);
    if (known !== undefined || (value.kind !== 'sequence' && value.kind !== 'dict')) return known ?? value;
    const now: Value =
      value.kind === 'sequence'
        ? { ...value, items: value.items.map(open), open: value.type !== 'tuple' || value.open }
        : { ...value, entries: value.entries.map((entry) => ({ ...entry, value: open(entry.value) })), open: true };
    done.set(value, now);
    return now;
  };
  for (const bound of bounds) open(bound);
  replaceContainers(frame, [...done.keys()], (value) => certain(done.get(value) ?? value, noPlace));
}

function replaceContainers(frame: Frame, containers: readonly Value[], become: (value: Value) => Bound): void {
  for (const value of containers) share(frame, value);
  const swaps = new Map(containers.map((value) => [value, become(value)]));
  for (const bound of swaps.values()) for (const { value } of bound) share(frame, value);
  replaceEverywhere(frame, swaps);
}

/** Methods of containers that are kept instead of called. */
export function loseReceivers(frame: Frame, methods: Bound, at: Place): void {
  const receivers = methods.flatMap(({ value }) => {
    const object = objectOf(value);
    return object?.type === 'method' ? [certain(object.receiver, at)] : [];
  });
  if (receivers.length > 0) lose(frame, receivers, at);
}

/** These containers are kept where changes do not reach them, such as in an attribute of an object. */
export function escape(frame: Frame, bounds: readonly Bound[]): void {
  for (const value of bounds.flatMap((bound) => containersIn(bound))) {
    share(frame, value);
    frame.run.escaped.add(value);
  }
}

/** Something that is not known is changed, or code runs that is not followed: it may be what has escaped. */
export function loseEscaped(frame: Frame, at: Place): void {
  const { escaped } = frame.run;
  const held = [...escaped].map((value) => certain(value as Value, at));
  if (held.length > 0) lose(frame, held, at);
}

/** A function that is not followed may have changed what it is given and what the names in it stand for. */
export function loseByFunction(frame: Frame, object: FunctionObject, given: readonly Bound[], at: Place): void {
  const held = changedBy(object, new Set());
  if (held !== undefined) lose(frame, [...held, ...given], at);
}

/** The code of a statement or expression that is not run. */
export function loseByCode(frame: Frame, node: object, at: Place): void {
  const held = heldBy(node, (name) => frame.scope.find(name), new Set());
  if (held !== undefined) lose(frame, held, at);
}

/** Methods that Python calls by itself, such as `__init__`. */
export function isSpecial(name: string): boolean {
  return /^__\w+__$/.test(name);
}

/** What methods of a class may change that are not followed. */
export function loseByMethods(
  frame: Frame,
  of: ClassObject,
  isWanted: (name: string) => boolean,
  { args, at }: Pick<Call, 'args' | 'at'>,
): void {
  const methods = withBases(of).flatMap(({ names }) =>
    [...names].filter(([name]) => isWanted(name)).map(([, bound]) => bound),
  );
  for (const object of functionsIn(methods)) loseByFunction(frame, object, givenTo({ args }), at);
}

function withBases(of: ClassObject, depth = 0): readonly ClassObject[] {
  const bases = of.bases.flatMap((base) => {
    const object = objectOf(base);
    return object?.type === 'class' && depth < 8 ? withBases(object, depth + 1) : [];
  });
  return [of, ...bases];
}

/** What the names in a function stand for; undefined where nothing in it, nor in a function that it names, changes anything. */
function changedBy({ node, scope, defaults }: FunctionObject, seen: Set<object>): readonly Bound[] | undefined {
  if (seen.has(node)) return undefined;
  seen.add(node);
  const held = heldBy(node.body, (name) => scope.find(name), seen);
  return held && [...held, ...defaults.values()];
}

function heldBy(
  code: object,
  find: (name: string) => Bound | undefined,
  seen: Set<object>,
): readonly Bound[] | undefined {
  let changes = false;
  const names = new Set<string>();
  for (const node of nodesIn(code)) {
    if (node['kind'] === 'name' && typeof node['id'] === 'string') names.add(node['id']);
    changes ||= isChange(node);
  }
  const held = [...names].flatMap((name) => [find(name) ?? []]);
  const inner = functionsIn(held).map((object) => changedBy(object, seen));
  if (!changes && inner.every((one) => one === undefined)) return undefined;
  return [...(changes ? held : []), ...inner.flatMap((one) => one ?? [])];
}

function isChange({ kind, name, targets }: Readonly<Record<string, unknown>>): boolean {
  if (kind === 'augmented' || kind === 'delete') return true;
  if (kind === 'attribute') return typeof name === 'string' && isChanging(name);
  return kind === 'assign' && Array.isArray(targets) && targets.some((one: { kind?: unknown }) => isPart(one.kind));
}

function isPart(kind: unknown): boolean {
  return kind === 'subscript' || kind === 'attribute';
}

function functionsIn(bounds: readonly Bound[]): readonly FunctionObject[] {
  return bounds.flat().flatMap(({ value }) => {
    const object = objectOf(value);
    if (object?.type === 'function') return [object];
    if (object?.type === 'bound') return [object.function];
    return object?.type === 'partial' ? functionsIn([certain(object.callee, noPlace)]) : [];
  });
}

/** What a call hands over. */
export function givenTo({ args }: Pick<Call, 'args'>): readonly Bound[] {
  return [...args.positional, ...args.named.values(), ...(args.unspread ?? [])];
}

/** Functions of Python itself that change what they are given. */
const changers =
  /^(operator\.(i[a-z]+|setitem|delitem)|heapq\.|bisect\.insort|random\.shuffle|builtins\.(list|dict|set)\.)/;
const keepers = /^(types\.(SimpleNamespace|MappingProxyType)|collections\.(ChainMap|UserList|UserDict))$/;
/** Packages whose functions only look at what they are given. */
const lookers =
  /^(builtins|json|logging|os|sys|re|pathlib|datetime|copy|string|math|hashlib|base64|warnings|pprint|typing|socket|platform|time|decimal|textwrap|urllib|uuid|inspect|functools|itertools|django|environ|environs|decouple|dotenv)(\.|$)/;

/** A call that is not followed, of what has this name as far as it is known. */
export function handOver(call: Call, what: string): void {
  const { frame, at } = call;
  const { callee } = call.node;
  const given = givenTo(call);
  const isMethod = callee.kind === 'attribute' && isChanging(callee.name);
  for (const object of functionsIn(given)) loseByFunction(frame, object, given, at);
  if (isMethod || !(lookers.test(what) || keepers.test(what))) loseEscaped(frame, at);
  if (given.every((bound) => containersIn(bound).length === 0)) return;
  if (changers.test(what)) lose(frame, given, at);
  else if (keepers.test(what)) escape(frame, given);
  else if (what.startsWith('itertools.')) escape(frame, itemsOf(given));
  else if (!lookers.test(what)) loosen(frame, given);
}

/** A method of an object that is made in a way of its own is not run. */
export function loseByObject(call: Call, receiver: Bound, name: string, callee: Bound): void {
  if (callee.every(({ value }) => value.kind !== 'unknown')) return;
  for (const { value } of receiver) {
    const object = objectOf(value);
    if (object?.type === 'instance') loseByMethods(call.frame, object.of, (one) => one === name, call);
    if (object?.type === 'class') loseByMethods(call.frame, object, (one) => one === name, call);
  }
}

/** Built-ins whose result has, or is, one of the items that they are given. */
const handsOn = /^(min|max|next|iter|sorted|reversed|filter|map|zip|enumerate|getattr|dict|list|tuple|set)$/;

/** What comes out is not known, and may be one of the lists that went in. */
export function escapeItems(call: Call, name: string, result: Bound): void {
  if (!handsOn.test(name) || result.every(({ value }) => value.kind !== 'unknown')) return;
  const given = givenTo(call);
  const isItem = given.length > 1 && /^(min|max|next|getattr)$/.test(name);
  escape(call.frame, isItem ? given : itemsOf(given));
}

function itemsOf(given: readonly Bound[]): readonly Bound[] {
  return given.flat().flatMap(({ value, at }) => iterate(value, at) ?? []);
}
