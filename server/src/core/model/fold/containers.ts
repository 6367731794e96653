import { certain, literal, singleString, union, unknown, unknownValue } from '../bounds';
import { equal } from '../equality';
import { importedPath, objectOf } from '../objects';
import type { Bound, DictItem, DictValue, Place, SequenceType, SequenceValue, Value } from '../value';
import { mergeVariables, variablesIn, withoutVariable, withVariable } from '../variables';

/** Whether a container holds an item (or a dict a key); undefined where that is not known. */
export function holds(container: Value, item: Value): boolean | undefined {
  if (container.kind === 'sequence')
    return anyOf(
      container.items.map((bound) => boundEquals(bound, item)),
      container.open,
    );
  if (container.kind === 'dict')
    return anyOf(
      container.entries.map((entry) => equal(entry.key, item)),
      container.open,
    );
  if (container.kind === 'literal' && typeof container.value === 'string') {
    return item.kind === 'literal' && typeof item.value === 'string' ? container.value.includes(item.value) : undefined;
  }
  return undefined;
}

function boundEquals(bound: Bound, item: Value): boolean | undefined {
  const answers = bound.map((alternative) => equal(alternative.value, item));
  if (answers.every((answer) => answer === true)) return true;
  return answers.every((answer) => answer === false) ? false : undefined;
}

function anyOf(answers: readonly (boolean | undefined)[], open: boolean): boolean | undefined {
  if (answers.includes(true)) return true;
  return open || answers.includes(undefined) ? undefined : false;
}

/** `a + b` of two sequences; a side that is not known leaves an open one, so that the items of the other are still seen. */
export function concatenate(a: Value, b: Value, type?: SequenceType): SequenceValue | undefined {
  const left = a.kind === 'sequence' ? a : undefined;
  const right = b.kind === 'sequence' ? b : undefined;
  const known = left ?? right;
  // Python adds like to like only; a display such as `[*a, *b]` says itself what comes out.
  if (type === undefined && left !== undefined && right !== undefined && left.type !== right.type) return undefined;
  if (type === undefined && known?.type === 'set') return undefined;
  if (known === undefined || (left === undefined && !mayBeSequence(a)) || (right === undefined && !mayBeSequence(b)))
    return undefined;
  return {
    kind: 'sequence',
    type: type ?? known.type,
    items: [...(left?.items ?? []), ...(right?.items ?? [])],
    open: (left?.open ?? true) || (right?.open ?? true),
  };
}

function mayBeSequence(value: Value): boolean {
  return value.kind === 'unknown' || value.kind === 'env' || value.kind === 'call' || importedPath(value) !== undefined;
}

/** `a | b`, `a & b`, `a - b` and `a ^ b` of two sets of known texts, `a | b` of one with what is not known; undefined for all others. */
export function combineSets(operator: string, a: Value, b: Value): SequenceValue | undefined {
  if (operator === '|' && (isOpenSet(a, b) || isOpenSet(b, a))) return concatenate(a, b, 'set');
  const [left, right] = [setOfTexts(a), setOfTexts(b)];
  if (left === undefined || right === undefined) return undefined;
  const only = (one: typeof left, other: typeof left, shared: boolean): readonly Bound[] =>
    [...one].filter(([text]) => other.has(text) === shared).map(([, item]) => item);
  const of = (...items: readonly Bound[]): SequenceValue => ({ kind: 'sequence', type: 'set', items, open: false });
  switch (operator) {
    case '|':
      return of(...left.values(), ...only(right, left, false));
    case '&':
      return of(...only(left, right, true));
    case '-':
      return of(...only(left, right, false));
    case '^':
      return of(...only(left, right, false), ...only(right, left, false));
    default:
      return undefined;
  }
}

/** A set beside one that is not known, or of which not all items are. */
function isOpenSet(value: Value, other: Value): boolean {
  if (value.kind !== 'sequence' || value.type !== 'set') return false;
  return mayBeSequence(other) || (other.kind === 'sequence' && other.type === 'set' && (value.open || other.open));
}

function setOfTexts(value: Value): ReadonlyMap<string, Bound> | undefined {
  if (value.kind !== 'sequence' || value.type !== 'set' || value.open) return undefined;
  const texts = new Map<string, Bound>();
  for (const item of value.items) {
    const text = item[0]?.when.length === 0 ? singleString(item) : undefined;
    if (text === undefined) return undefined;
    texts.set(text, item);
  }
  return texts;
}

/** `container[key]` for reading; undefined where Python would raise. */
export function getItem(container: Value, key: Value, at: Place): Bound | undefined {
  if (container.kind === 'dict') return dictGet(container, key, at);
  if (container.kind === 'sequence' && key.kind === 'literal') {
    if (typeof key.value !== 'number' && typeof key.value !== 'boolean') return undefined;
    if (container.open || container.type === 'set') return unknown('operation', at);
    return container.items.at(Number(key.value));
  }
  if (
    container.kind === 'literal' &&
    typeof container.value === 'string' &&
    key.kind === 'literal' &&
    typeof key.value === 'number'
  ) {
    const letter = [...container.value].at(key.value);
    return letter === undefined ? undefined : certain(literal(letter), at);
  }
  return unknown('operation', at);
}

/** The value of a dict's key; undefined where it is known not to be there. */
export function dictGet(dict: DictValue, key: Value, at: Place): Bound | undefined {
  let unsure = dict.open;
  for (let i = dict.entries.length - 1; i >= 0; i--) {
    const entry = dict.entries[i];
    if (entry === undefined) continue;
    const same = equal(entry.key, key);
    if (same === true) return unsure ? union([entry.value, unknown('operation', at)], at) : entry.value;
    if (same === undefined) unsure = true;
  }
  return unsure ? unknown('operation', at) : undefined;
}

/** A dict with one key set; a container that is not known becomes an open dict with that key. */
export function setEntry(container: Value, key: Value, keyAt: Place, value: Bound): Value {
  const of = variablesIn(container);
  if (of !== undefined) return withVariable(of, key, value);
  if (container.kind !== 'dict') {
    const open = container.kind === 'unknown' || container.kind === 'env' || container.kind === 'call';
    // A number may be the place in a list, so that only a text shows that this is a dictionary.
    return open && key.kind === 'literal' && typeof key.value === 'string'
      ? {
          kind: 'dict',
          entries: [{ key, keyAt, value }],
          open: true,
          ...(container.kind === 'call' ? { rest: container } : {}),
        }
      : unknownValue('operation');
  }
  const at = container.entries.findIndex((entry) => equal(entry.key, key) === true);
  const entry: DictItem = { key, keyAt, value };
  const entries =
    at < 0 ? [...container.entries, entry] : container.entries.map((old, i) => (i === at ? { ...old, value } : old));
  return { ...container, entries, open: container.open || key.kind === 'unknown' || key.kind === 'env' };
}

/** A sequence with the item at a known index replaced. */
export function setIndex(container: Value, key: Value, value: Bound): Value {
  if (container.kind !== 'sequence' || key.kind !== 'literal' || typeof key.value !== 'number' || container.open)
    return unknownValue('operation');
  const index = key.value < 0 ? key.value + container.items.length : key.value;
  if (index < 0 || index >= container.items.length) return unknownValue('operation');
  return { ...container, items: container.items.map((old, i) => (i === index ? value : old)) };
}

/** A set without the items that are equal to an earlier one; open where that cannot be told. */
export function distinct(value: Value): Value {
  if (value.kind !== 'sequence') return value;
  const seen = new Set<string>();
  const items: Bound[] = [];
  let open = value.open;
  for (const item of value.items) {
    const only = item.length === 1 ? item[0]?.value : undefined;
    const plain = only?.kind === 'literal' && (typeof only.value === 'string' || typeof only.value === 'number');
    if (!plain) open ||= value.items.length > 1;
    const identity = plain ? `${typeof only.value}${String(only.value)}` : undefined;
    if (identity !== undefined && seen.has(identity)) continue;
    if (identity !== undefined) seen.add(identity);
    items.push(item);
  }
  return { ...value, items, open };
}

/** `container` without a key or index, for `del` and `.pop`. */
export function withoutKey(container: Value, key: Value): Value {
  const of = variablesIn(container);
  if (of !== undefined) return withoutVariable(of, key);
  if (container.kind === 'dict') {
    const answers = container.entries.map((entry) => equal(entry.key, key));
    if (answers.includes(undefined)) return unknownValue('operation');
    return { ...container, entries: container.entries.filter((_, i) => answers[i] !== true) };
  }
  if (container.kind === 'sequence' && key.kind === 'literal' && typeof key.value === 'number' && !container.open) {
    const index = key.value < 0 ? key.value + container.items.length : key.value;
    return { ...container, items: container.items.filter((_, i) => i !== index) };
  }
  return unknownValue('operation');
}

/** `{**a, **b}`, `a | b`, `a.update(b)`: keys of the second win. */
export function mergeDicts(a: Value, b: Value): Value {
  const variables = mergeVariables(a, b);
  if (variables !== undefined) return variables;
  const left: DictValue = a.kind === 'dict' ? a : { kind: 'dict', entries: [], open: true };
  if (b.kind !== 'dict') return hideEntries(left);
  let merged: Value = left;
  if (b.open) merged = hideEntries(left);
  for (const entry of b.entries) merged = setEntry(merged, entry.key, entry.keyAt, entry.value);
  return merged.kind === 'dict' ? { ...merged, open: left.open || b.open } : merged;
}

/** After an update that is not known, each key may have another value as well. */
function hideEntries(dict: DictValue): DictValue {
  const entries = dict.entries.map((entry) => {
    const at = entry.value[0]?.at ?? entry.keyAt;
    return { ...entry, value: union([entry.value, unknown('operation', at)], at) };
  });
  return { kind: 'dict', entries, open: true };
}

/** The items that iterating gives in their order, or undefined where they are not all known; a set has no order. */
export function iterate(value: Value, at: Place): readonly Bound[] | undefined {
  if (value.kind === 'sequence' && value.type === 'set' && value.items.length > 1) return undefined;
  return itemsOf(value, at);
}

/** The items of a container in any order, or undefined where they are not all known. */
export function itemsOf(value: Value, at: Place): readonly Bound[] | undefined {
  const object = objectOf(value);
  if (object?.type === 'iterable') return object.items;
  if (value.kind === 'sequence') return value.open ? undefined : value.items;
  if (value.kind === 'dict')
    return value.open ? undefined : value.entries.map((entry) => certain(entry.key, entry.keyAt));
  if (value.kind === 'literal' && typeof value.value === 'string')
    return [...value.value].map((letter) => certain(literal(letter), at));
  return undefined;
}

/** A slice of a known sequence or text with known whole-number bounds. */
export function slice(value: Value, bounds: readonly (Value | null)[]): Value | undefined {
  const numbers = bounds.map((bound) => (bound === null ? null : sliceBound(bound)));
  if (numbers.includes(undefined)) return undefined;
  const [lower, upper, step] = numbers;
  if (step !== null && step !== 1 && step !== undefined) return reversed(value, numbers);
  const cut = <T>(items: readonly T[]): readonly T[] => items.slice(lower ?? 0, upper ?? items.length);
  if (value.kind === 'sequence' && !value.open && value.type !== 'set') return { ...value, items: cut(value.items) };
  if (value.kind === 'literal' && typeof value.value === 'string') return literal(cut([...value.value]).join(''));
  return undefined;
}

function reversed(value: Value, numbers: readonly (number | null | undefined)[]): Value | undefined {
  const whole = numbers[0] === null && numbers[1] === null && numbers[2] === -1;
  if (!whole || value.kind !== 'sequence' || value.open) return undefined;
  return { ...value, items: [...value.items].reverse() };
}

function sliceBound(value: Value): number | null | undefined {
  if (value.kind !== 'literal') return undefined;
  return value.value === null || typeof value.value === 'number' ? value.value : undefined;
}

/** The text keys and values of a dict that has only such keys, as keyword arguments. */
export function keywordsOf(dict: DictValue): ReadonlyMap<string, Bound> | undefined {
  if (dict.open) return undefined;
  const found = new Map<string, Bound>();
  for (const entry of dict.entries) {
    const name = singleString(certain(entry.key, entry.keyAt));
    if (name === undefined) return undefined;
    found.set(name, entry.value);
  }
  return found;
}
