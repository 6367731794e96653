import { capped, certain, choices, chosen, literal, single, under, unknown, unknownValue } from '../bounds';
import { concatenate, dictGet, distinct, getItem, iterate, mergeDicts, setEntry, withoutKey } from '../fold/containers';
import { stringMethod } from '../fold/methods';
import { equal } from '../equality';
import { objectOf, type MethodObject, type VariablesObject } from '../objects';
import { isRandom } from '../random';
import { callReader } from '../readers';
import { withStep } from '../steps';
import type { Alternative, Bound, DictValue, Place, SequenceValue, Value } from '../value';
import { variablesIn, withoutVariable } from '../variables';
import { dictFrom, sortedItems } from './builtins';
import { none, unfollowed, type Call } from './calls';
import { asCopied } from './environment';
import { evaluateReceiver } from './expressions';
import { formatEnvironment } from './environment-text';
import { lookUpByText } from './lookup';
import { namespaceMethod } from './namespace';
import { filledIn, joinedBy } from './path-text';
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
  const answers = list.items.map((bound) => {
    const only = single(bound);
    return only === undefined ? undefined : equal(only, item);
  });
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

/** `receiver.method(…)` that leaves the receiver as it is. */
export function callMethod(call: Call, method: MethodObject): Bound {
  const { receiver, name } = method;
  const object = objectOf(receiver);
  if (object?.type === 'namespace') return namespaceMethod(call, object, name) ?? unfollowed(call, call.written);
  if (object !== undefined) return callReader(call, object, name) ?? unfollowed(call, call.written);
  // pydantic's `SecretStr` is followed as the text that it holds.
  const isText = receiver.kind === 'env' || receiver.kind === 'literal';
  if (isText && name === 'get_secret_value') return certain(receiver, call.at);
  if (receiver.kind === 'env') return certain(envMethod(call, receiver, name), call.at);
  if (receiver.kind === 'literal') return literalMethod(call, receiver, name);
  if (receiver.kind === 'dict') return dictMethod(call, receiver, name);
  if (receiver.kind === 'sequence') return sequenceMethod(call, receiver, name);
  return unfollowed(call, call.written);
}

function envMethod(call: Call, receiver: Extract<Value, { kind: 'env' }>, name: string): Value {
  const args = call.args.positional.map((bound) => single(bound));
  if (args.includes(undefined) || call.args.named.size > 0 || !call.args.exact)
    return withStep(receiver, { op: 'opaque' });
  return withStep(receiver, { op: 'method', name, args: args.filter((value) => value !== undefined) });
}

function literalMethod(call: Call, receiver: Extract<Value, { kind: 'literal' }>, name: string): Bound {
  if (typeof receiver.value !== 'string') return unknown('operation', call.at);
  const text = receiver.value;
  const names = [...call.args.named.keys()];
  const all = call.args.exact ? choices([...call.args.positional, ...call.args.named.values()]) : undefined;
  if (all === undefined) return unknown('operation', call.at);
  const count = call.args.positional.length;
  const results = all.map((choice) => {
    const values = choice.picked.map((part) => part.value);
    const env = values.find((value) => value.kind === 'env');
    if (env?.kind === 'env') {
      const simple = name === 'format' && values.length === 1 && count === 1;
      const value = simple ? formatEnvironment(text, '{}', env) : withStep(env, { op: 'opaque' });
      return chosen(choice, value, call.at);
    }
    const [only] = values;
    const filled =
      name === 'format' && values.length === 1 && count === 1 && only ? filledIn(text, '{}', only) : undefined;
    if (filled !== undefined) return chosen(choice, filled, call.at);
    const random = name === 'join' && only !== undefined ? randomText(only, call.at) : undefined;
    if (random !== undefined) return chosen(choice, random, call.at);
    const items = name === 'join' && only?.kind === 'sequence' && !only.open ? only.items : [];
    const path = items.some((item) => single(item)?.kind === 'call') ? joinedBy(literal(text), items) : undefined;
    if (path !== undefined) return chosen(choice, path, call.at);
    const named = new Map(names.map((key, i) => [key, values[count + i] ?? unknownValue('operation')] as const));
    return chosen(
      choice,
      stringMethod(text, name, values.slice(0, count), named, call.at) ?? unknownValue('operation'),
      call.at,
    );
  });
  return capped(results, call.at);
}

/** `"".join(random.choice(letters) for _ in range(50))`: no letter is known, but that they differ each time. */
function randomText(parts: Value, at: Place): Value | undefined {
  const items = parts.kind === 'call' ? [certain(parts, at)] : (iterate(parts, at) ?? []);
  const random = items.find((item) => item.length === 1 && isRandom(single(item) ?? unknownValue('operation')));
  return random && { kind: 'call', callee: 'str.join', args: [{ name: null, value: random }] };
}

function dictMethod(call: Call, dict: DictValue, name: string): Bound {
  const [key, fallback] = call.args.positional;
  switch (name) {
    case 'get': {
      const results = (key ?? []).flatMap((wanted) => under(gotten(call, dict, wanted.value, fallback), wanted.when));
      return capped(results, call.at);
    }
    case 'copy':
      return certain({ ...dict }, call.at);
    case 'keys':
      return certain(
        {
          kind: 'sequence',
          type: 'list',
          items: dict.entries.map((entry) => certain(entry.key, entry.keyAt)),
          open: dict.open,
        },
        call.at,
      );
    case 'values':
      return certain(
        { kind: 'sequence', type: 'list', items: dict.entries.map((entry) => entry.value), open: dict.open },
        call.at,
      );
    case 'items':
      return certain(
        { kind: 'sequence', type: 'list', items: dict.entries.map((entry) => pairOf(entry)), open: dict.open },
        call.at,
      );
    default:
      return unfollowed(call, call.written);
  }
}

/** `dict.get(key, fallback)`. */
function gotten(call: Call, dict: DictValue, key: Value, fallback: Bound | undefined): Bound {
  const otherwise = fallback ?? none(call.at);
  const byText = key.kind === 'env' ? lookUpByText(dict, key, otherwise, call.at, call.frame.site) : undefined;
  return byText ?? dictGet(dict, key, call.at) ?? otherwise;
}

function pairOf(entry: DictValue['entries'][number]): Bound {
  return certain(
    { kind: 'sequence', type: 'tuple', items: [certain(entry.key, entry.keyAt), entry.value], open: false },
    entry.keyAt,
  );
}

function sequenceMethod(call: Call, list: SequenceValue, name: string): Bound {
  const [item] = call.args.positional;
  const value = item === undefined ? undefined : single(item);
  switch (name) {
    case 'copy':
      return certain({ ...list }, call.at);
    case 'index':
      return value === undefined ? unknown('operation', call.at) : indexOf(call, list, value);
    case 'count':
      return certain(countOf(list, value), call.at);
    case 'union':
      return unionOf(call, list);
    default:
      return unfollowed(call, call.written);
  }
}

/** `a.union(b, c)`: what is not known of one of them leaves the items of the others to be seen. */
function unionOf(call: Call, list: SequenceValue): Bound {
  let all: SequenceValue | undefined = list;
  for (const item of call.args.positional)
    all = all && concatenate(all, single(item) ?? unknownValue('operation'), 'set');
  if (all === undefined) return unknown('operation', call.at);
  return certain(call.args.exact ? all : { ...all, open: true }, call.at);
}

function countOf(list: SequenceValue, value: Value | undefined): Value {
  const answers = list.items.map((bound) => {
    const only = single(bound);
    return only === undefined || value === undefined ? undefined : equal(only, value);
  });
  if (list.open || answers.includes(undefined)) return unknownValue('operation');
  return literal(answers.filter((answer) => answer === true).length);
}

function indexOf(call: Call, list: SequenceValue, value: Value): Bound {
  if (list.open) return unknown('operation', call.at);
  const answers = list.items.map((bound) => {
    const only = single(bound);
    return only === undefined ? undefined : equal(only, value);
  });
  const first = answers.indexOf(true);
  const sure = first >= 0 && !answers.slice(0, first).includes(undefined);
  return sure ? certain(literal(first), call.at) : unknown('operation', call.at);
}
