/** Targets of assignments and of `del`: items, attributes, slices and several targets at once. */
import type { Expression, SliceExpression } from '../../syntax/python-tree';
import { capped, certain, literal, singleString, under, unknown, unknownValue } from '../bounds';
import { iterate, setEntry, setIndex, withoutKey } from '../fold/containers';
import { replaceSlice } from '../fold/slices';
import { importedPath, objectOf, opaque, unbound, type ModelObject, type NamespaceObject } from '../objects';
import { changedReader } from '../readers/django-environ';
import type { Alternative, Bound, Place, Value, Write } from '../value';
import { openEnvironment, removeVariable, setVariable } from './environment';
import { escape, loseEscaped } from './escapes';
import { evaluate, evaluateReceiver } from './expressions';
import { isFromFile, whySet } from './files';
import { attributeName } from './foreign';
import { placeOf, type Frame } from './frame';
import { lasting } from './iterables';
import { assignName, replaceName, writeOf, type Source } from './name-targets';
import { bindName, openNames } from './names';
import { boundsOf } from './subscripts';
import { changeEach, replaceAliases, unknownChange, withoutCycles, type Change } from './swaps';

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
      return assignAttribute(frame, target, bound, source);
    default:
      return;
  }
}

function assignItem(
  frame: Frame,
  target: Extract<Expression, { kind: 'subscript' }>,
  bound: Bound,
  source: Source,
): void {
  const object = evaluateReceiver(frame, target.object);
  if (target.index.kind === 'slice') return changeSlice(frame, target, target.index, object, bound, source);
  const key = evaluate(frame, target.index);
  if (object.every(isEnviron)) return setVariable(frame, key, bound);
  if (object.some(isEnviron)) return openEnvironment(frame, placeOf(frame, target));
  const space = namespaceIn(object);
  if (space !== undefined) {
    const name = singleString(key);
    const isForAll = target.index.kind !== 'constant';
    if (name !== undefined) return bindName(frame, space, name, bound, placeOf(frame, target), { ...source, isForAll });
    return openNames(space.scope, placeOf(frame, target), 'globals()', whySet(key));
  }
  const keyAt = placeOf(frame, target.index);
  const change = changeEach(object, [key], placeOf(frame, target), (container, [name]) =>
    name === undefined ? container : setItem(container, name.value, keyAt, bound),
  );
  replaceInPlace(frame, target.object, change, source);
}

/** `list[a:b] = items`; without items it is `del list[a:b]`. */
function changeSlice(
  frame: Frame,
  target: Extract<Expression, { kind: 'subscript' }>,
  slice: SliceExpression,
  object: Bound,
  items: Bound | null,
  source: Source,
): void {
  const at = placeOf(frame, target);
  const absent = certain(literal(null), at);
  const change = changeEach(object, [...boundsOf(frame, slice, at), items ?? absent], at, (list, operands) => {
    const [from, to, by, more] = operands.map(({ value }) => value);
    const given = items === null ? [] : more && iterate(more, at);
    if (from === undefined || to === undefined || by === undefined || given === undefined)
      return unknownValue('operation');
    return replaceSlice(list, [from, to, by], given) ?? unknownValue('operation');
  });
  replaceInPlace(frame, target.object, change, source);
}

function namespaceIn(bound: Bound): NamespaceObject | undefined {
  return bound.map(({ value }) => objectOf(value)).find((object) => object?.type === 'namespace');
}

function isEnviron({ value }: Alternative): boolean {
  return importedPath(value) === 'os.environ';
}

function setItem(container: Value, key: Value, keyAt: Place, value: Bound): Value {
  return container.kind === 'sequence' ? setIndex(container, key, value) : setEntry(container, key, keyAt, value);
}

function assignAttribute(
  frame: Frame,
  target: Extract<Expression, { kind: 'attribute' }>,
  bound: Bound,
  source: Source,
): void {
  const object = evaluateReceiver(frame, target.object);
  if (setReader(frame, target, object, bound, source)) return;
  writeAttribute(frame, target, lasting(bound), source);
  if (object.every((alternative) => alternative.value.kind !== 'sequence' && alternative.value.kind !== 'dict')) return;
  replaceInPlace(frame, target.object, unknownChange(object, placeOf(frame, target), 'operation'), source);
}

/**
 * `env.prefix = "SHOP_"`, `env.smart_cast = False` of django-environ: the name holds a reader of other variables, or one with
 * other habits, from here on; its other names do not.
 */
function setReader(
  frame: Frame,
  target: Extract<Expression, { kind: 'attribute' }>,
  object: Bound,
  given: Bound,
  source: Source,
): boolean {
  const only = object.length === 1 ? objectOf(object[0]?.value ?? unbound) : undefined;
  if (target.object.kind !== 'name' || only?.type !== 'reader' || frame.run.spent.has(only)) return false;
  const changed = only.reader === 'django-environ' ? changedReader(only, target.name, given) : undefined;
  if (changed === undefined) return false;
  const reader = opaque('environment reader', changed);
  frame.run.spent.add(only);
  replaceName(frame, target.object.id, certain(reader, placeOf(frame, target)), placeOf(frame, target.object), source);
  return true;
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
  if (wrong) return under(unknown(isFromFile(alternative.value) ? 'file' : 'operation', at), alternative.when);
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
export function replaceInPlace(frame: Frame, holder: Expression, given: Change, source: Source): void {
  const change = withoutCycles(frame, given);
  if (change.before.some(({ value }) => frame.run.defaults.has(value))) {
    for (const { value } of change.before) if (frame.run.defaults.has(value)) frame.run.spent.add(value);
    for (const { value } of change.after) if (value.kind !== 'literal') frame.run.spent.add(value);
  }
  if (change.before.some(({ value }) => value.kind === 'unknown')) loseEscaped(frame, placeOf(frame, holder));
  for (const { value } of change.before)
    if (value.kind === 'dict' && value.of !== undefined)
      frame.globals.set(attributeName(value.of, '*'), unknown('namespace', placeOf(frame, holder)));
  replaceAliases(frame, change);
  if (holder.kind === 'name') replaceName(frame, holder.id, change.after, placeOf(frame, holder), source);
  else if (holder.kind === 'subscript') replaceItem(frame, holder, change.after, source);
  else if (holder.kind === 'attribute') writeAttribute(frame, holder, change.after, source);
}

function replaceItem(
  frame: Frame,
  holder: Extract<Expression, { kind: 'subscript' }>,
  after: Bound,
  source: Source,
): void {
  const outer = evaluateReceiver(frame, holder.object);
  if (outer.some((alternative) => objectOf(alternative.value) !== undefined)) return;
  const at = placeOf(frame, holder);
  const key = holder.index.kind === 'slice' ? unknown('unsupported', at) : evaluate(frame, holder.index);
  const change = changeEach(outer, [key], at, (container, [name]) =>
    name === undefined ? container : setItem(container, name.value, placeOf(frame, holder.index), after),
  );
  replaceInPlace(frame, holder.object, change, source);
}

/** `module.NAME = …` from another module: seen by all that reach the name through this one. */
function writeAttribute(
  frame: Frame,
  holder: Extract<Expression, { kind: 'attribute' }>,
  after: Bound,
  source: Source,
): void {
  for (const { value } of evaluateReceiver(frame, holder.object)) {
    const object = objectOf(value);
    if (object?.type === 'namespace') bindName(frame, object, holder.name, after, placeOf(frame, holder), source);
    else writeInto(frame, value, holder.name, after, placeOf(frame, holder), source);
  }
}

/** Sets an attribute of a module; of what else has attributes nothing is known afterwards. */
export function writeInto(frame: Frame, holder: Value, name: string, after: Bound, at: Place, source: Source): void {
  const object = objectOf(holder);
  const written = writeOf(frame, at, source, 'change');
  if (object?.type === 'module')
    frame.globals.set(
      attributeName(object.uri, name),
      after.map((alternative) => ({ ...alternative, written })),
    );
  else {
    if (object?.type === 'class' || object?.type === 'instance' || object?.type === 'reader')
      frame.run.spent.add(object);
    escape(frame, [after, ...attributesOfClass(object)]);
  }
}

/** What a class holds is not followed any more once it is given an attribute. */
function attributesOfClass(object: ModelObject | undefined): readonly Bound[] {
  return object?.type === 'class' ? [...object.names.values()] : [];
}

/** `del NAME` gives the setting back to Django's default; `del D["k"]` takes an item away. */
export function remove(frame: Frame, target: Expression, source: Source): void {
  const at = placeOf(frame, target);
  if (target.kind === 'name') return assignName(frame, target.id, certain(unbound, at), at, source, 'change');
  if (target.kind === 'tuple' || target.kind === 'list')
    return target.items.forEach((item) => remove(frame, item, source));
  if (target.kind === 'attribute') return writeAttribute(frame, target, unknown('operation', at), source);
  if (target.kind !== 'subscript') return;
  const object = evaluateReceiver(frame, target.object);
  if (target.index.kind === 'slice') return changeSlice(frame, target, target.index, object, null, source);
  const key = evaluate(frame, target.index);
  if (object.every(isEnviron)) return removeVariable(frame, key);
  if (object.some(isEnviron)) return openEnvironment(frame, at);
  const space = namespaceIn(object);
  if (space !== undefined) return removeName(frame, space, key, at, source);
  const change = changeEach(object, [key], at, (container, [name]) =>
    name === undefined ? container : withoutKey(container, name.value),
  );
  replaceInPlace(frame, target.object, change, source);
}

/** `del globals()["X"]`. */
function removeName(frame: Frame, space: NamespaceObject, key: Bound, at: Place, source: Source): void {
  const name = singleString(key);
  if (name !== undefined) bindName(frame, space, name, certain(unbound, at), at, source);
  else openNames(space.scope, at, 'globals()');
}
