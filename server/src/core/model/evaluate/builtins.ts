import { capped, certain, choices, chosen, derive, literal, single, unknown, unknownValue } from '../bounds';
import { iterate, keywordsOf, mergeDicts, setEntry } from '../fold/containers';
import { pythonRepr, pythonStr, strip } from '../fold/text';
import { importedPath, objectOf, opaque } from '../objects';
import { applySteps, withStep } from '../steps';
import { not, truthOf } from '../truth';
import type { Alternative, Bound, LiteralValue, Place, Step, Value } from '../value';
import type { Call } from './calls';
import { attributeOf } from './attributes';

/** Built-in functions that evaluation knows; `print` and its like are here because they give None. */
export const builtinNames: ReadonlySet<string> = new Set(
  (
    'bool int float str list tuple set frozenset dict len sorted reversed any all isinstance getattr hasattr setattr globals ' +
    'locals vars range zip enumerate map filter min max sum abs round print open repr super property staticmethod classmethod ' +
    'exec eval __import__ next iter type id callable object Exception ValueError KeyError ImportError ModuleNotFoundError ' +
    'NameError AttributeError TypeError RuntimeError OSError IOError FileNotFoundError exit quit input format bytes ' +
    'dir hash bytearray complex divmod pow ord chr hex oct bin ascii slice issubclass delattr iter memoryview help ' +
    'BaseException NotImplementedError NotImplemented LookupError IndexError StopIteration UnicodeDecodeError ' +
    'UserWarning Warning DeprecationWarning RuntimeWarning SystemExit PermissionError classmethod'
  ).split(' '),
);

/** A call of a built-in that evaluation follows; undefined for all others. */
export function callBuiltin(name: string, call: Call): Bound | undefined {
  const [first] = call.args.positional;
  switch (name) {
    case 'bool':
    case 'int':
    case 'float':
    case 'str':
      return first === undefined ? certain(emptyOf(name), call.at) : convert(name, first, call);
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
    case 'sorted':
    case 'reversed':
      return collect(name, first, call);
    case 'dict':
      return makeDict(call);
    case 'len':
      return first && derive(first, call.at, lengthOf);
    case 'any':
    case 'all':
      return first && derive(first, call.at, (value) => anyAll(name, value, call.at));
    case 'globals':
    case 'locals':
    case 'vars':
      return call.frame.level === 'module' || name === 'globals'
        ? certain(opaque('the module namespace', { type: 'namespace' }), call.at)
        : undefined;
    case 'print':
      return certain(literal(null), call.at);
    case 'getattr':
      return getAttribute(call);
    case 'range':
      return range(call);
    case 'isinstance':
      return isInstance(call);
    case 'filter':
    case 'map':
      return sift(call, name);
    case 'repr':
      return first && derive(first, call.at, (value) => textOf(value, pythonRepr));
    default:
      return undefined;
  }
}

function emptyOf(name: 'bool' | 'int' | 'float' | 'str'): Value {
  if (name === 'bool') return literal(false);
  return name === 'str' ? literal('') : name === 'int' ? literal(0) : { kind: 'literal', value: 0, float: true };
}

function convert(name: 'bool' | 'int' | 'float' | 'str', bound: Bound, call: Call): Bound {
  return derive(bound, call.at, (value) => {
    if (value.kind === 'env') return withStep(value, { op: 'builtin', name });
    if (name === 'bool') return truthLiteral(truthOf(value));
    if (name === 'str')
      return value.kind === 'call' ? { ...value, callee: `str(${value.callee})` } : textOf(value, pythonStr);
    const step: Step = { op: 'builtin', name };
    if (value.kind !== 'literal') return unknownValue('operation');
    const result = typeof value.value === 'string' ? applySteps(value.value, [step], call.at) : numberOf(value, name);
    return result === 'invalid' ? unknownValue('operation') : result;
  });
}

function numberOf(value: LiteralValue, name: 'int' | 'float'): Value {
  if (typeof value.value === 'boolean')
    return name === 'int' ? literal(Number(value.value)) : { kind: 'literal', value: Number(value.value), float: true };
  if (typeof value.value === 'bigint' && name === 'int') return value;
  if (typeof value.value !== 'number') return unknownValue('operation');
  return name === 'int' ? literal(Math.trunc(value.value)) : { kind: 'literal', value: value.value, float: true };
}

export function truthLiteral(truth: boolean | undefined): Value {
  return truth === undefined ? unknownValue('operation') : literal(truth);
}

function textOf(value: Value, spell: (of: LiteralValue) => string | undefined): Value {
  const text = value.kind === 'literal' ? spell(value) : undefined;
  return text === undefined ? unknownValue('operation') : literal(text);
}

function collect(
  name: 'list' | 'tuple' | 'set' | 'frozenset' | 'sorted' | 'reversed',
  first: Bound | undefined,
  call: Call,
): Bound {
  const type = name === 'tuple' ? 'tuple' : name === 'set' || name === 'frozenset' ? 'set' : 'list';
  if (first === undefined) return certain({ kind: 'sequence', type, items: [], open: false }, call.at);
  return derive(first, call.at, (value) => {
    if (value.kind === 'env') return withStep(value, { op: 'builtin', name: type });
    const items = iterate(value, call.at);
    if (items === undefined) return value.kind === 'sequence' ? { ...value, type } : unknownValue('operation');
    if (name === 'reversed') return { kind: 'sequence', type, items: [...items].reverse(), open: false };
    if (name === 'sorted') return sorted(items, call) ?? unknownValue('operation');
    return { kind: 'sequence', type, items, open: false };
  });
}

function sorted(items: readonly Bound[], call: Call): Value | undefined {
  if (call.args.named.size > 0) return undefined;
  const texts = items.map((item) => ({ item, value: single(item) }));
  const plain = texts.every(({ value }) => value?.kind === 'literal' && typeof value.value === 'string');
  if (!plain) return undefined;
  const key = (value: Value | undefined): string => (value?.kind === 'literal' ? String(value.value) : '');
  const ordered = [...texts].sort((a, b) => (key(a.value) < key(b.value) ? -1 : key(a.value) > key(b.value) ? 1 : 0));
  return { kind: 'sequence', type: 'list', items: ordered.map(({ item }) => item), open: false };
}

function makeDict(call: Call): Bound {
  const [first, ...more] = call.args.positional;
  if (more.length > 0 || !call.args.exact) return unknown('operation', call.at);
  const start: Bound =
    first === undefined
      ? certain({ kind: 'dict', entries: [], open: false }, call.at)
      : derive(first, call.at, dictFrom);
  return derive(start, call.at, (value) => {
    let result = value;
    for (const [name, bound] of call.args.named)
      result = setEntry(result, literal(name), bound[0]?.at ?? call.at, bound);
    return result;
  });
}

function dictFrom(value: Value): Value {
  if (value.kind === 'dict') return { ...value };
  if (value.kind !== 'sequence' || value.open) return unknownValue('operation');
  let result: Value = { kind: 'dict', entries: [], open: false };
  for (const item of value.items) {
    const pair = single(item);
    const [key, entry] = pair?.kind === 'sequence' && pair.items.length === 2 ? pair.items : [];
    const name = key === undefined ? undefined : single(key);
    if (name === undefined || entry === undefined || key?.[0] === undefined) return unknownValue('operation');
    result = setEntry(result, name, key[0].at, entry);
  }
  return result;
}

function lengthOf(value: Value): Value {
  if (value.kind === 'literal' && typeof value.value === 'string') return literal([...value.value].length);
  if (value.kind === 'sequence' && !value.open && value.type !== 'set') return literal(value.items.length);
  if (value.kind === 'env') return withStep(value, { op: 'opaque' });
  return unknownValue('operation');
}

function anyAll(name: 'any' | 'all', value: Value, at: Place): Value {
  const items = iterate(value, at);
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
  return attributeOf(call.frame, object, text.value, call.at);
}

function range(call: Call): Bound | undefined {
  const numbers = call.args.positional.map((bound) => single(bound));
  const values = numbers.map((value) =>
    value?.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined,
  );
  if (values.includes(undefined) || values.length === 0 || values.length > 2) return undefined;
  const [start, end] = values.length === 1 ? [0, values[0] ?? 0] : [values[0] ?? 0, values[1] ?? 0];
  if (end - start > 200) return undefined;
  const items = Array.from({ length: Math.max(end - start, 0) }, (_, i) => certain(literal(start + i), call.at));
  return certain({ kind: 'sequence', type: 'list', items, open: false }, call.at);
}

/** `**value` in a call: the keywords of each alternative; undefined where they are not all known. */
export function spread(bound: Bound): ReadonlyMap<string, Bound> | undefined {
  const value = single(bound);
  return value?.kind === 'dict' ? keywordsOf(value) : undefined;
}

/** `filter(None, X.split(","))` and `map(str.strip, X.split(","))`, as they are written to clean a list up. */
function sift(call: Call, name: 'filter' | 'map'): Bound | undefined {
  const [by, source] = call.args.positional;
  const only = by === undefined ? undefined : single(by);
  if (only === undefined || source === undefined || call.args.positional.length !== 2) return undefined;
  const isStrip = importedPath(only) === 'builtins.str.strip';
  const dropsEmpty = name === 'filter' && only.kind === 'literal' && only.value === null;
  if (!dropsEmpty && !(name === 'map' && isStrip)) return undefined;
  return derive(source, call.at, (value) => {
    if (value.kind === 'env')
      return withStep(value, { op: 'items', strip: name === 'map', filtered: name === 'filter' });
    const items = iterate(value, call.at);
    return items === undefined ? unknownValue('operation') : siftItems(items, name);
  });
}

function siftItems(items: readonly Bound[], name: 'filter' | 'map'): Value {
  const texts = items.map((item) => single(item));
  if (!texts.every((text) => text?.kind === 'literal' && typeof text.value === 'string'))
    return unknownValue('operation');
  const stripped = items.map((item) =>
    item.map((of) => ({ ...of, value: literal(strip(String((of.value as LiteralValue).value), null, 'both')) })),
  );
  const kept = name === 'map' ? stripped : items.filter((item) => item.every((of) => truthOf(of.value) === true));
  return { kind: 'sequence', type: 'list', items: kept, open: false };
}

/** `isinstance(value, str)` and `isinstance(value, (list, tuple))` with built-in types. */
function isInstance(call: Call): Bound | undefined {
  const [subject, types] = call.args.positional;
  const names = types === undefined ? undefined : typeNames(types);
  if (subject === undefined || names === undefined) return undefined;
  return derive(subject, call.at, (value) => {
    const own = typesOf(value);
    return own === undefined ? unknownValue('operation') : literal(own.some((name) => names.includes(name)));
  });
}

function typeNames(types: Bound): readonly string[] | undefined {
  const only = single(types);
  const parts = only?.kind === 'sequence' && !only.open ? only.items.map((item) => single(item)) : [only];
  const names = parts.map((part) =>
    part === undefined ? undefined : /^builtins\.(\w+)$/.exec(importedPath(part) ?? '')?.[1],
  );
  return names.some((name) => name === undefined) ? undefined : names.filter((name) => name !== undefined);
}

/** The built-in types that a value is an instance of; undefined where that is not known. A text that is read stays a text. */
function typesOf(value: Value): readonly string[] | undefined {
  if (value.kind === 'sequence') return [value.type, 'object'];
  if (value.kind === 'dict') return ['dict', 'object'];
  if (value.kind === 'env')
    return value.steps.every((step) => step.op === 'cast' && step.cast === 'text') ? ['str', 'object'] : undefined;
  if (value.kind !== 'literal') return undefined;
  if (typeof value.value === 'string') return ['str', 'object'];
  if (typeof value.value === 'boolean') return ['bool', 'int', 'object'];
  if (value.value === null) return ['object'];
  return typeof value.value === 'object' ? ['bytes', 'object'] : [value.float ? 'float' : 'int', 'object'];
}

/** `isinstance` and its like are not evaluated; what they are asked about stays as it is. */
export function isNamespace(value: Value): boolean {
  return objectOf(value)?.type === 'namespace';
}

export function merged(parts: readonly Bound[], at: Place): Bound {
  const all = choices(parts);
  if (all === undefined) return unknown('too-many', at);
  const results: Alternative[] = all.map((choice) =>
    chosen(choice, choice.picked.map((part) => part.value).reduce(mergeDicts), at),
  );
  return capped(results, at);
}

export { not };
