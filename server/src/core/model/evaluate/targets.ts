import type { Expression } from '../../syntax/python-tree';
import { capped, certain, choices, combine, literal, under, unknown, unknownValue } from '../bounds';
import { iterate, setEntry, setIndex, withoutKey } from '../fold/containers';
import { importedPath, objectOf, unbound } from '../objects';
import type { Alternative, Bound, DictValue, Place, SequenceValue, Value, Write } from '../value';
import { evaluate, evaluateReceiver } from './expressions';
import { placeOf, type Frame } from './frame';
import { openNamespace } from './namespace';

/** The parts of the statement that writes, for places. */
export interface Source {
  readonly statement: { readonly span: Expression['span'] };
  readonly value: { readonly span: Expression['span'] };
}

/** Binds a value to a target: a name, an item, an attribute, or several at once. */
export function assign(
  frame: Frame,
  target: Expression,
  bound: Bound,
  source: Source,
  how: Write['how'] = 'assign',
): void {
  switch (target.kind) {
    case 'name':
      return assignName(frame, target.id, bound, placeOf(frame, target), source, how);
    case 'subscript':
      return assignItem(frame, target, bound, source);
    case 'list':
    case 'tuple':
      return unpack(frame, target.items, bound, source);
    case 'starred':
      return assign(frame, target.value, bound, source);
    case 'attribute':
      return assignAttribute(frame, target, source);
    default:
      return;
  }
}

function assignName(frame: Frame, id: string, bound: Bound, at: Place, source: Source, how: Write['how']): void {
  const scope = frame.globalNames.has(id) ? frame.globals : frame.scope;
  if (scope !== frame.globals || frame.level === 'function') {
    scope.set(id, bound);
    if (scope !== frame.globals) return;
  }
  const write = writeOf(frame, at, source, how);
  const writes = frame.record.writes.get(id);
  if (writes === undefined) frame.record.writes.set(id, [write]);
  else writes.push(write);
  scope.set(
    id,
    bound.map((alternative) => ({ ...alternative, written: write })),
  );
}

function writeOf(frame: Frame, name: Place, source: Source, how: Write['how']): Write {
  return { name, statement: placeOf(frame, source.statement), value: placeOf(frame, source.value), how };
}

function assignItem(
  frame: Frame,
  target: Extract<Expression, { kind: 'subscript' }>,
  bound: Bound,
  source: Source,
): void {
  const object = evaluateReceiver(frame, target.object);
  const path = object.length === 1 && object[0] !== undefined ? importedPath(object[0].value) : undefined;
  const key =
    target.index.kind === 'slice' ? unknown('unsupported', placeOf(frame, target)) : evaluate(frame, target.index);
  if (path === 'os.environ') return setEnvironment(frame, key);
  if (object.some((alternative) => objectOf(alternative.value)?.type === 'namespace')) {
    const name = key.length === 1 ? key[0]?.value : undefined;
    if (name?.kind === 'literal' && typeof name.value === 'string')
      return assignName(frame, name.value, bound, placeOf(frame, target), source, 'assign');
    return openNamespace(frame, placeOf(frame, target), 'globals()');
  }
  const keyAt = placeOf(frame, target.index);
  const after = pairwise(object, key, placeOf(frame, target), (container, name) =>
    setItem(container, name, keyAt, bound),
  );
  replaceInPlace(frame, target.object, object, after, source);
}

/** Like `combine`, but the container keeps its own place: one item has changed, not what decides the rest. */
function pairwise(object: Bound, key: Bound, at: Place, compute: (container: Value, key: Value) => Value): Bound {
  const all = choices([object, key]);
  if (all === undefined) return unknown('too-many', at);
  const results = all.flatMap((choice) => {
    const [container, name] = choice.picked;
    return container === undefined || name === undefined
      ? []
      : [{ ...container, value: compute(container.value, name.value), when: choice.when }];
  });
  return capped(results, at);
}

function setItem(container: Value, key: Value, keyAt: Place, value: Bound): Value {
  return container.kind === 'sequence' ? setIndex(container, key, value) : setEntry(container, key, keyAt, value);
}

function setEnvironment(frame: Frame, key: Bound): void {
  for (const alternative of key) {
    const { value } = alternative;
    frame.record.environment.add(value.kind === 'literal' && typeof value.value === 'string' ? value.value : '*');
  }
}

function assignAttribute(frame: Frame, target: Extract<Expression, { kind: 'attribute' }>, source: Source): void {
  const object = evaluateReceiver(frame, target.object);
  if (object.every((alternative) => alternative.value.kind !== 'sequence' && alternative.value.kind !== 'dict')) return;
  replaceInPlace(frame, target.object, object, unknown('operation', placeOf(frame, target)), source);
}

/** `a, b = value`: item by item where the value is known, else each name is unknown. */
function unpack(frame: Frame, targets: readonly Expression[], bound: Bound, source: Source): void {
  const starred = targets.findIndex((target) => target.kind === 'starred');
  targets.forEach((target, index) => {
    const parts = bound.map((alternative) =>
      partOf(alternative, index, starred, targets.length, placeOf(frame, target)),
    );
    assign(frame, target, capped(parts.flat(), placeOf(frame, target)), source);
  });
}

function partOf(alternative: Alternative, index: number, starred: number, count: number, at: Place): Alternative[] {
  const items = iterate(alternative.value, alternative.at);
  const wrong = items === undefined || (starred < 0 ? items.length !== count : items.length < count - 1);
  if (wrong) return under(unknown('operation', at), alternative.when);
  const after = items.length - (count - 1 - starred);
  if (index === starred) {
    const rest: Value = { kind: 'sequence', type: 'list', items: items.slice(starred, after), open: false };
    return under(certain(rest, at), alternative.when);
  }
  const item = items[starred >= 0 && index > starred ? items.length - (count - index) : index];
  return under(item ?? unknown('operation', at), alternative.when);
}

/**
 * Puts a changed container where the old one was: into the name or item that holds it, and, where several names may hold
 * the same object, into all of them.
 */
export function replaceInPlace(frame: Frame, holder: Expression, before: Bound, after: Bound, source: Source): void {
  const sharedBefore = before.filter((alternative) => frame.run.shared.has(alternative.value));
  if (holder.kind === 'name') {
    const global =
      frame.globalNames.has(holder.id) || (frame.scope.own(holder.id) === undefined && frame.scope !== frame.globals);
    if (global) writeGlobal(frame, holder.id, after, placeOf(frame, holder), source);
    else assignName(frame, holder.id, after, placeOf(frame, holder), source, 'change');
  } else if (holder.kind === 'subscript') {
    const outer = evaluateReceiver(frame, holder.object);
    const key =
      holder.index.kind === 'slice' ? unknown('unsupported', placeOf(frame, holder)) : evaluate(frame, holder.index);
    const changed = pairwise(outer, key, placeOf(frame, holder), (container, name) =>
      objectOf(container) === undefined ? setItem(container, name, placeOf(frame, holder.index), after) : container,
    );
    if (!outer.some((alternative) => objectOf(alternative.value) !== undefined))
      replaceInPlace(frame, holder.object, outer, changed, source);
  }
  if (sharedBefore.length > 0) replaceAliases(frame, before, after);
}

/** A function that changes a list of its module. */
function writeGlobal(frame: Frame, id: string, after: Bound, at: Place, source: Source): void {
  const write = writeOf(frame, at, source, 'change');
  frame.record.writes.set(id, [...(frame.record.writes.get(id) ?? []), write]);
  frame.globals.set(
    id,
    after.map((alternative) => ({ ...alternative, written: write })),
  );
}

function replaceAliases(frame: Frame, before: Bound, after: Bound): void {
  const swaps = new Map<object, Value>();
  const exact = before.length === after.length;
  // One unknown may stand in for many names without being one object that they share.
  before.forEach(({ value }, i) => {
    if (value.kind !== 'sequence' && value.kind !== 'dict') return;
    swaps.set(value, exact ? (after[i]?.value ?? value) : unknownValue('operation'));
  });
  for (const value of swaps.values())
    if (value.kind === 'sequence' || value.kind === 'dict') frame.run.shared.add(value);
  for (const scope of [frame.scope, frame.globals]) {
    for (const [name, bound] of scope.entries()) {
      const replaced = swapBound(bound, swaps, 0);
      if (replaced !== bound) scope.set(name, replaced);
    }
  }
}

function swapBound(bound: Bound, swaps: ReadonlyMap<object, Value>, depth: number): Bound {
  let changed = false;
  const result = bound.map((alternative) => {
    const value = swapValue(alternative.value, swaps, depth);
    if (value === alternative.value) return alternative;
    changed = true;
    return { ...alternative, value };
  });
  return changed ? result : bound;
}

function swapValue(value: Value, swaps: ReadonlyMap<object, Value>, depth: number): Value {
  const swap = swaps.get(value);
  if (swap !== undefined || depth > 8) return swap ?? value;
  if (value.kind === 'sequence') return swapItems(value, swaps, depth);
  return value.kind === 'dict' ? swapEntries(value, swaps, depth) : value;
}

function swapItems(value: SequenceValue, swaps: ReadonlyMap<object, Value>, depth: number): Value {
  const items = value.items.map((item) => swapBound(item, swaps, depth + 1));
  return items.some((item, i) => item !== value.items[i]) ? { ...value, items } : value;
}

function swapEntries(value: DictValue, swaps: ReadonlyMap<object, Value>, depth: number): Value {
  const entries = value.entries.map((entry) => {
    const bound = swapBound(entry.value, swaps, depth + 1);
    return bound === entry.value ? entry : { ...entry, value: bound };
  });
  return entries.some((entry, i) => entry !== value.entries[i]) ? { ...value, entries } : value;
}

/** `del NAME` gives the setting back to Django's default; `del D["k"]` takes an item away. */
export function remove(frame: Frame, target: Expression, source: Source): void {
  const at = placeOf(frame, target);
  if (target.kind === 'name') return assignName(frame, target.id, certain(unbound, at), at, source, 'change');
  if (target.kind === 'tuple' || target.kind === 'list')
    return target.items.forEach((item) => remove(frame, item, source));
  if (target.kind !== 'subscript') return;
  const object = evaluateReceiver(frame, target.object);
  const key = target.index.kind === 'slice' ? unknown('unsupported', at) : evaluate(frame, target.index);
  replaceInPlace(frame, target.object, object, pairwise(object, key, at, withoutKey), source);
}

export { combine, literal };
