/** Methods that change a list, set or dictionary where it stands: what it is afterwards under each name that holds it, and what the call gives. */
import { capped, certain, choices, literal, under, unknown, unknownValue } from '../bounds';
import { equal } from '../equality';
import { concatenate, distinct, getItem, iterate, mergeDicts, setEntry, withoutKey } from '../fold/containers';
import type { VariablesObject } from '../objects';
import { withStep } from '../steps';
import type { Alternative, Bound, DictValue, SequenceValue, Value } from '../value';
import { variablesIn, withoutVariable } from '../variables';
import { dictFrom, sortedItems } from './builtins';
import { none, type Call } from './calls';
import { equalItems } from './container-methods';
import { asCopied } from './environment';
import { evaluateReceiver } from './expressions';
import { changeEach, unknownChange, type Change } from './swaps';
import { replaceInPlace } from './targets';

const listChanges: ReadonlySet<string> = new Set([
  'append',
  'extend',
  'insert',
  'remove',
  'clear',
  'pop',
  'sort',
  'reverse',
  'add',
  'discard',
]);

const dictChanges: ReadonlySet<string> = new Set(['update', 'setdefault', 'pop', 'clear', 'popitem']);

/** `receiver.append(x)` and all other methods that change a list, set or dict where it stands; undefined for other calls. */
export function changeInPlace(call: Call, given: Bound | undefined): Bound | undefined {
  const node = call.node.callee;
  if (node.kind !== 'attribute') return undefined;
  const { name } = node;
  if (!listChanges.has(name) && !dictChanges.has(name)) return undefined;
  // The arguments may have changed what a name holds; anything else is not evaluated a second time.
  const isName = node.object.kind === 'name' || given === undefined;
  const receiver = isName ? evaluateReceiver(call.frame, node.object) : given;
  const changeable = receiver.some((alternative) => isContainer(alternative.value, name));
  if (!changeable) return undefined;
  const change = changedReceiver(call, receiver, name);
  const result = resultOf(call, receiver, name);
  replaceInPlace(call.frame, node.object, change, { statement: call.node, value: call.node });
  return result;
}

function isContainer(value: Value, name: string): boolean {
  if (value.kind === 'sequence') return listChanges.has(name) || name === 'update';
  if (value.kind === 'dict' || variablesIn(value) !== undefined) return dictChanges.has(name);
  if (value.kind === 'env') return listChanges.has(name) || dictChanges.has(name);
  return value.kind === 'unknown' && additions.has(name);
}

/** Methods that show that something unknown is a list or a dictionary, and what is in it from now on. */
const additions: ReadonlySet<string> = new Set(['append', 'extend', 'insert', 'update']);

function changedReceiver(call: Call, receiver: Bound, name: string): Change {
  const { positional } = call.args;
  if (!call.args.exact) return unknownChange(receiver, call.at, 'operation');
  if (name === 'update') return changeEach(receiver, positional, call.at, (value, args) => updated(call, value, args));
  return changeEach(receiver, positional, call.at, (value, args) => change(call, value, name, args));
}

function updated(call: Call, container: Value, args: readonly Alternative[]): Value {
  if (container.kind === 'sequence') return { ...container, open: true };
  const entries = [...call.args.named].map(([name, value]) => ({
    key: literal(name),
    keyAt: value[0]?.at ?? call.at,
    value,
  }));
  const given = asCopied(call.frame, args, call.at).map(({ value }) =>
    value.kind === 'sequence' ? dictFrom(value, call.at) : value,
  );
  const keywords: Value = { kind: 'dict', entries, open: false };
  return [container, ...given, keywords].reduce(mergeDicts);
}

function change(call: Call, container: Value, name: string, args: readonly Alternative[]): Value {
  const [first, second] = args;
  if (container.kind === 'dict') return changeDict(container, name, first, call.args.positional);
  const of = variablesIn(container);
  if (of !== undefined) return changeVariables(container, of, name, first, call.args.positional[1]);
  if (container.kind === 'env' && !additions.has(name)) return withStep(container, { op: 'opaque' });
  if (container.kind !== 'sequence' && !additions.has(name)) return container;
  const list: SequenceValue =
    container.kind === 'sequence' ? container : { kind: 'sequence', type: 'list', items: [], open: true };
  switch (name) {
    case 'append':
      return first === undefined ? list : { ...list, items: [...list.items, itemOf(first)] };
    case 'add':
      return first === undefined ? list : distinct({ ...list, items: [...list.items, itemOf(first)] });
    case 'extend':
      return first === undefined ? list : extended(list, first);
    case 'insert':
      return second === undefined ? list : inserted(list, first, second);
    case 'remove':
    case 'discard':
      return first === undefined ? list : removed(list, first.value);
    case 'clear':
      return { ...list, items: [], open: false };
    case 'pop':
      return withoutKey(list, first?.value ?? literal(-1));
    case 'reverse':
      return list.open ? list : { ...list, items: [...list.items].reverse() };
    case 'sort':
      return sortedList(list, call);
    default:
      return unknownValue('operation');
  }
}

/** What decides between alternatives of an item has already told the lists apart. */
function itemOf(item: Alternative): Bound {
  return [item];
}

/** `list.extend(x)` takes any iterable. */
function extended(list: SequenceValue, { value: more, at }: Alternative): Value {
  const items = iterate(more, at);
  if (items !== undefined) return { ...list, items: [...list.items, ...items] };
  return more.kind === 'literal'
    ? unknownValue('operation')
    : (concatenate(list, more, list.type) ?? { ...list, open: true });
}

function sortedList(list: SequenceValue, call: Call): Value {
  const plain = call.args.positional.length === 0 && call.args.named.size === 0 && !list.open;
  return (plain ? sortedItems(list.items, false) : undefined) ?? { ...list, open: true };
}

function inserted(list: SequenceValue, index: Alternative | undefined, item: Alternative): Value {
  if (list.open || index?.value.kind !== 'literal' || typeof index.value.value !== 'number') {
    return { ...list, items: [...list.items, [item]], open: true };
  }
  const items = [...list.items];
  items.splice(index.value.value, 0, [item]);
  return { ...list, items };
}

function removed(list: SequenceValue, item: Value): Value {
  const answers = equalItems(list, item);
  const first = answers.indexOf(true);
  // Any item that may be the one is no longer known to be there.
  if (answers.slice(0, first < 0 ? undefined : first).includes(undefined))
    return { ...list, items: list.items.filter((_, i) => answers[i] === false), open: true };
  return { ...list, items: list.items.filter((_, i) => i !== first) };
}

function changeVariables(
  container: Value,
  of: VariablesObject,
  name: string,
  key: Alternative | undefined,
  value: Bound | undefined,
): Value {
  if (key === undefined || name === 'clear') return unknownValue('environment');
  if (name === 'pop') return withoutVariable(of, key.value);
  const entries = [{ key: key.value, keyAt: key.at, value: value ?? none(key.at) }];
  return mergeDicts({ kind: 'dict', entries, open: false }, container);
}

function changeDict(dict: DictValue, name: string, key: Alternative | undefined, bounds: readonly Bound[]): Value {
  switch (name) {
    case 'pop':
      return key === undefined ? dict : withoutKey(dict, key.value);
    case 'popitem':
      return dict.open ? { ...dict, entries: [] } : { ...dict, entries: dict.entries.slice(0, -1) };
    case 'clear':
      return { ...dict, entries: [], open: false };
    case 'setdefault': {
      if (key === undefined || bounds[1] === undefined) return dict;
      const present = dict.entries.map((entry) => equal(entry.key, key.value));
      if (present.includes(true)) return dict;
      if (present.includes(undefined) || dict.open) return { ...dict, open: true };
      return setEntry(dict, key.value, key.at, bounds[1]);
    }
    default:
      return { ...dict, open: true };
  }
}

function resultOf(call: Call, receiver: Bound, name: string): Bound {
  if (name === 'popitem') return unknown('operation', call.at);
  if (name !== 'pop' && name !== 'setdefault') return none(call.at);
  const [key = certain(literal(-1), call.at), fallback] = call.args.positional;
  const all = choices([receiver, key]);
  if (all === undefined) return unknown('too-many', call.at);
  const results = all.flatMap((choice) => {
    const [container, wanted] = choice.picked;
    if (container === undefined || wanted === undefined) return [];
    const found = getItem(container.value, wanted.value, call.at) ?? fallback ?? unknown('operation', call.at);
    return under(found, choice.when);
  });
  return capped(results, call.at);
}
