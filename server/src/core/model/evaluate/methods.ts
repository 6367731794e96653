import { capped, certain, choices, chosen, derive, literal, mapValues, single, unknown, unknownValue } from '../bounds';
import { concatenate, dictGet, getItem, mergeDicts, setEntry, withoutKey } from '../fold/containers';
import { stringMethod } from '../fold/methods';
import { equal } from '../equality';
import { objectOf, type MethodObject } from '../objects';
import { callReader } from '../readers';
import { withStep } from '../steps';
import type { Alternative, Bound, DictValue, SequenceValue, Value } from '../value';
import { merged } from './builtins';
import { none, unfollowed, type Call } from './calls';
import { evaluateReceiver, formatEnvironment } from './expressions';
import { iterate } from '../fold/containers';
import { namespaceMethod } from './namespace';
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
export function changeInPlace(call: Call): Bound | undefined {
  const node = call.node.callee;
  if (node.kind !== 'attribute') return undefined;
  const { name } = node;
  if (!listChanges.has(name) && !dictChanges.has(name)) return undefined;
  const receiver = evaluateReceiver(call.frame, node.object);
  const changeable = receiver.some((alternative) => isContainer(alternative.value, name));
  if (!changeable) return undefined;
  const after = changedReceiver(call, receiver, name);
  const result = resultOf(call, receiver, name);
  replaceInPlace(call.frame, node.object, receiver, after, { statement: call.node, value: call.node });
  return result;
}

function isContainer(value: Value, name: string): boolean {
  if (value.kind === 'sequence') return listChanges.has(name) || name === 'update';
  if (value.kind === 'dict') return dictChanges.has(name);
  return (value.kind === 'unknown' || value.kind === 'env') && name !== 'pop' && name !== 'popitem';
}

function changedReceiver(call: Call, receiver: Bound, name: string): Bound {
  const { positional } = call.args;
  if (name === 'update') return updated(call, receiver);
  const all = choices([receiver, ...positional]);
  if (all === undefined || !call.args.exact) return mapValues(receiver, () => unknownValue('too-many'));
  const results = all.map((choice) => {
    const [container, ...args] = choice.picked;
    if (container === undefined) return chosen(choice, unknownValue('operation'), call.at);
    const value = change(container.value, name, args, positional);
    return { ...container, value, when: choice.when };
  });
  return capped(results, call.at);
}

function updated(call: Call, receiver: Bound): Bound {
  const sets = receiver.some((alternative) => alternative.value.kind === 'sequence');
  if (sets) return derive(receiver, call.at, (value) => (value.kind === 'sequence' ? { ...value, open: true } : value));
  const named = [...call.args.named].map(([name, value]) => ({
    key: literal(name),
    keyAt: value[0]?.at ?? call.at,
    value,
  }));
  const keywords: DictValue = { kind: 'dict', entries: named, open: !call.args.exact };
  const before = receiver.map((alternative) => ({ ...alternative }));
  return merged([before, ...call.args.positional, certain(keywords, call.at)], call.at).map((alternative, i) => ({
    ...alternative,
    at: before[Math.min(i, before.length - 1)]?.at ?? call.at,
  }));
}

function change(container: Value, name: string, args: readonly Alternative[], bounds: readonly Bound[]): Value {
  const [first, second] = args;
  if (container.kind === 'dict') return changeDict(container, name, first, bounds);
  const list: SequenceValue =
    container.kind === 'sequence' ? container : { kind: 'sequence', type: 'list', items: [], open: true };
  switch (name) {
    case 'append':
    case 'add':
      return first === undefined ? list : { ...list, items: [...list.items, [first]] };
    case 'extend':
      return first === undefined ? list : (concatenate(list, first.value, list.type) ?? unknownValue('operation'));
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
    default:
      return { ...list, open: true };
  }
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
  if (answers.slice(0, first < 0 ? undefined : first).includes(undefined)) return { ...list, open: true };
  return { ...list, items: list.items.filter((_, i) => i !== first) };
}

function changeDict(dict: DictValue, name: string, key: Alternative | undefined, bounds: readonly Bound[]): Value {
  switch (name) {
    case 'pop':
      return key === undefined ? dict : withoutKey(dict, key.value);
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
  if (name !== 'pop' && name !== 'setdefault' && name !== 'popitem') return none(call.at);
  const container = single(receiver);
  const [key, fallback] = call.args.positional;
  const keyValue = key === undefined ? literal(-1) : single(key);
  if (container === undefined || keyValue === undefined) return unknown('operation', call.at);
  return getItem(container, keyValue, call.at) ?? fallback ?? unknown('operation', call.at);
}

/** `receiver.method(…)` that leaves the receiver as it is. */
export function callMethod(call: Call, method: MethodObject): Bound {
  const { receiver, name } = method;
  const object = objectOf(receiver);
  if (object?.type === 'namespace') return namespaceMethod(call, name) ?? unfollowed(call, call.written);
  if (object !== undefined) return callReader(call, object, name) ?? unfollowed(call, call.written);
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
    const named = new Map(names.map((key, i) => [key, values[count + i] ?? unknownValue('operation')] as const));
    return chosen(
      choice,
      stringMethod(text, name, values.slice(0, count), named, call.at) ?? unknownValue('operation'),
      call.at,
    );
  });
  return capped(results, call.at);
}

function dictMethod(call: Call, dict: DictValue, name: string): Bound {
  const [key, fallback] = call.args.positional;
  switch (name) {
    case 'get': {
      const value = key === undefined ? undefined : single(key);
      if (value === undefined) return unknown('operation', call.at);
      return dictGet(dict, value, call.at) ?? fallback ?? none(call.at);
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
      return unknown('operation', call.at);
    case 'union': {
      const other = value === undefined ? undefined : concatenate(list, value, 'set');
      return other === undefined ? unknown('operation', call.at) : certain(other, call.at);
    }
    default:
      return unfollowed(call, call.written);
  }
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

export { iterate, mergeDicts };
