import { certain, derive, literal, single, under, unknown, unknownValue } from '../bounds';
import { distinct, iterate, itemsOf, keywordsOf, setEntry } from '../fold/containers';
import { DictBuilder } from '../fold/dict-builder';
import { pythonRepr, pythonStr, sequenceRepr } from '../fold/text';
import { withStep } from '../steps';
import { truthOf } from '../truth';
import type { Bound, DictValue, LiteralValue, Place, SequenceType, Value } from '../value';
import { variables, variablesIn } from '../variables';
import { asCopied } from './environment';
import { attributeOf } from './attributes';
import { propertyRunner, type Call } from './calls';
import { isChanging, loseReceivers } from './escapes';
import { convert } from './conversions';
import { globbed, ordered } from './globs';
import { callIterator } from './iterators';
import { listNames, namesOfObject } from './introspection';
import { namesOf } from './names';
import { anyOfProcess } from './process';
import { superOf } from './super';
import { isCalled, isInstance, typeOf } from './types';
import { decidedWithout, whenMissing } from './when-missing';

export { builtinNames } from './builtin-names';

/** A call of a built-in that evaluation follows; undefined for all others. */
export function callBuiltin(name: string, call: Call): Bound | undefined {
  const [first] = call.args.positional;
  if (!call.args.exact) return undefined;
  switch (name) {
    case 'bool':
    case 'int':
    case 'float':
    case 'str':
      return convert(name, call);
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
      return collect(name === 'frozenset' ? 'set' : name, first, call);
    case 'sorted':
      return first && derive(first, call.at, (value) => sorted(value, call));
    case 'dict':
      return makeDict(call);
    case 'dict.fromkeys':
      return first && call.args.named.size === 0 ? fromKeys(call, first) : undefined;
    case 'len':
      return first && derive(first, call.at, (value) => lengthOf(value));
    case 'any':
    case 'all':
      return (name === 'any' ? anyOfProcess(call) : undefined) ?? (first && anyAll(name, first, call));
    case 'globals':
    case 'locals':
    case 'vars':
      return name === 'globals' || (call.frame.level === 'module' && first === undefined)
        ? certain(namesOf(call.frame), call.at)
        : namesOfObject(call.frame, first, call.at);
    case 'dir':
      return listNames(call);
    case 'print':
      return certain(literal(null), call.at);
    case 'getattr':
      return getAttribute(call);
    case 'super':
      return superOf(call);
    case 'repr':
      return first && derive(first, call.at, (value) => textOf(value, pythonRepr));
    case 'callable':
      return isCalled(call);
    case 'isinstance':
      return isInstance(call);
    case 'type':
      return typeOf(call);
    default:
      return callIterator(name, call);
  }
}

/** `str(value)` and `repr(value)` of what is known. */
export function textOf(value: Value, spell: (of: LiteralValue) => string | undefined): Value {
  const text =
    value.kind === 'literal'
      ? spell(value)
      : value.kind === 'sequence' || value.kind === 'dict'
        ? sequenceRepr(value)
        : undefined;
  return text === undefined ? unknownValue('operation') : literal(text);
}

export { pythonStr };

function collect(type: SequenceType, first: Bound | undefined, call: Call): Bound {
  if (first === undefined) return certain({ kind: 'sequence', type, items: [], open: false }, call.at);
  return derive(first, call.at, (value) => {
    if (value.kind === 'env') return withStep(value, { op: 'builtin', name: type });
    if (globbed(value) !== undefined) return value;
    const items = type === 'set' ? itemsOf(value, call.at) : iterate(value, call.at);
    const open = value.kind === 'sequence' && value.open;
    // A list made of a set has the items in an order that is not known, and one of an open dict has more.
    const loose = value.kind === 'sequence' ? value.items : value.kind === 'dict' ? keysOf(value) : undefined;
    if (items === undefined && loose === undefined) return unknownValue('operation');
    const result: Value = { kind: 'sequence', type, items: items ?? loose ?? [], open: items === undefined || open };
    return type === 'set' ? distinct(result) : result;
  });
}

function keysOf({ entries }: DictValue): readonly Bound[] {
  return entries.map(({ key, keyAt }) => certain(key, keyAt));
}

function sorted(value: Value, call: Call): Value {
  const reverse = call.args.named.get('reverse');
  const flag = reverse === undefined ? false : single(reverse);
  const down = flag === false ? false : flag?.kind === 'literal' ? truthOf(flag) : undefined;
  if (down === undefined || [...call.args.named.keys()].some((name) => name !== 'reverse'))
    return unknownValue('operation');
  if (value.kind === 'sequence' && value.open) return { ...value, type: 'list' };
  if (value.kind === 'call' && globbed(value) !== undefined) return down ? value : ordered(value);
  const items = itemsOf(value, call.at);
  return (items && sortedItems(items, down)) ?? unknownValue('operation');
}

/** The items in order where all are texts, or all are numbers; undefined otherwise. */
export function sortedItems(items: readonly Bound[], down: boolean): Value | undefined {
  const keyed = items.map((item) => ({ item, key: sortKey(single(item)) }));
  const [first] = keyed;
  if (first !== undefined && keyed.some(({ key }) => key === undefined || typeof key !== typeof first.key))
    return undefined;
  const sign = down ? -1 : 1;
  const ordered = [...keyed].sort((a, b) => order(a.key, b.key) * sign);
  return { kind: 'sequence', type: 'list', items: ordered.map(({ item }) => item), open: false };
}

/** Texts outside the basic plane would sort differently here and in Python. */
function sortKey(value: Value | undefined): string | number | undefined {
  if (value?.kind !== 'literal') return undefined;
  if (typeof value.value === 'string') return /[\ud800-\udfff]/.test(value.value) ? undefined : value.value;
  return typeof value.value === 'number' ? value.value : undefined;
}

function order(a: string | number | undefined, b: string | number | undefined): number {
  if (a === undefined || b === undefined || a === b) return 0;
  return a < b ? -1 : 1;
}

function makeDict(call: Call): Bound {
  const [first, ...more] = call.args.positional;
  if (more.length > 0) return unknown('operation', call.at);
  const start: Bound =
    first === undefined
      ? certain({ kind: 'dict', entries: [], open: false }, call.at)
      : derive(asCopied(call.frame, first, call.at), call.at, (value) => dictFrom(value, call.at));
  return derive(start, call.at, (value) => {
    let result = value;
    for (const [name, bound] of call.args.named)
      result = setEntry(result, literal(name), bound[0]?.at ?? call.at, bound);
    return result;
  });
}

/** `dict.fromkeys(items, value)`: one value for all keys, so that a change of it in place would change each entry. */
function fromKeys(call: Call, items: Bound): Bound {
  const value = call.args.positional[1] ?? certain(literal(null), call.at);
  if (value.some((one) => one.value.kind === 'sequence' || one.value.kind === 'dict' || one.value.kind === 'opaque'))
    return unknown('operation', call.at);
  return derive(items, call.at, (of) => {
    const found = new DictBuilder();
    const isOpen = of.kind === 'sequence' && of.open;
    const keys = isOpen ? of.items : iterate(of, call.at);
    const isKnown = keys?.every((key) => found.add(key, key[0]?.at ?? call.at, value)) ?? false;
    const dict = isKnown ? found.value() : unknownValue('operation');
    return isOpen && dict.kind === 'dict' ? { ...dict, open: true } : dict;
  });
}

/** A dict made of a dict or of pairs. */
export function dictFrom(value: Value, at: Place): Value {
  if (value.kind === 'dict') return { ...value };
  const copy = variablesIn(value);
  if (copy !== undefined) return variables(copy.from, at, copy.written);
  const items = iterate(value, at);
  if (items === undefined) return unknownValue('operation');
  let result: Value = { kind: 'dict', entries: [], open: false };
  for (const item of items) {
    const pair = single(item);
    const [key, entry] = pair?.kind === 'sequence' && !pair.open && pair.items.length === 2 ? pair.items : [];
    const name = key === undefined ? undefined : single(key);
    if (name === undefined || entry === undefined || key?.[0] === undefined) return unknownValue('operation');
    result = setEntry(result, name, key[0].at, entry);
  }
  return result;
}

function lengthOf(value: Value): Value {
  if (value.kind === 'literal' && typeof value.value === 'string') return literal([...value.value].length);
  if (value.kind === 'sequence' && !value.open) return literal(value.items.length);
  if (value.kind === 'dict' && !value.open) return literal(value.entries.length);
  if (value.kind === 'env') return withStep(value, { op: 'opaque' });
  return unknownValue('operation');
}

/** Items that nothing is known of leave the answer open, but for a variable whose absence gives it: `all([os.getenv("X"), …])`. */
function anyAll(name: 'any' | 'all', of: Bound, call: Call): Bound {
  const { at, frame } = call;
  const answer = derive(of, at, (value) => anyAllOf(name, value, at));
  const [only] = of;
  if (only === undefined || of.length > 1 || answer[0]?.value.kind !== 'unknown') return answer;
  const decisive = name === 'any';
  const items = itemsOf(only.value, at) ?? [];
  const decided = items.flatMap((item) => decidedWithout(item, decisive, at, frame.site));
  return under(whenMissing(decided, at, literal(decisive), unknownValue('operation')), only.when);
}

function anyAllOf(name: 'any' | 'all', value: Value, at: Place): Value {
  if (value.kind === 'env') return withStep(value, { op: 'opaque' });
  const items = itemsOf(value, at);
  if (items === undefined) return unknownValue('operation');
  const truths = items.map((item) => {
    const only = single(item);
    return only === undefined ? undefined : truthOf(only);
  });
  const decisive = name === 'any';
  if (truths.includes(decisive)) return literal(decisive);
  return truths.includes(undefined) ? unknownValue('operation') : literal(!decisive);
}

function getAttribute(call: Call): Bound | undefined {
  const [object, name] = call.args.positional;
  const text = name === undefined ? undefined : single(name);
  if (object === undefined || text?.kind !== 'literal' || typeof text.value !== 'string') return undefined;
  const found = attributeOf(call.frame, object, text.value, call.at, propertyRunner(call));
  if (isChanging(text.value)) loseReceivers(call.frame, found, call.at);
  // What is not there, or not known to be there, may give the default.
  const sure = call.args.positional.length < 3 || found.every(({ value }) => value.kind !== 'unknown');
  return sure ? found : unknown('call', call.at, 'getattr');
}

/** `**value` in a call: the keywords of each alternative; undefined where they are not all known. */
export function spread(bound: Bound): ReadonlyMap<string, Bound> | undefined {
  const value = single(bound);
  return value?.kind === 'dict' ? keywordsOf(value) : undefined;
}
