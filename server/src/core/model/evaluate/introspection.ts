import { capped, certain, literal, under, unknown } from '../bounds';
import { isUnbound, objectOf, type ClassObject } from '../objects';
import type { Bound, Place, Value } from '../value';
import { attributeOf } from './attributes';
import { propertyRunner, type Call } from './calls';
import { linearize } from './classes';
import type { Frame } from './frame';
import { namesNow } from './foreign';
import { moduleNames, present } from './imports';
import { iterableOf } from './iterables';
import { asDict, namesOf } from './names';

/**
 * The attributes of a module, class or object by name, as `dir` lists them, except for those that begin with two underscores.
 * Under `*` stands what may be there as well. Undefined where the value has no attributes that are followed.
 */
function attributesOf(frame: Frame, value: Value, at: Place): ReadonlyMap<string, Bound> | undefined {
  const object = objectOf(value);
  if (object?.type === 'namespace') return visible(object.scope.entries());
  if (object?.type === 'module') {
    const module = moduleNames(frame, object.uri);
    return module && visible(namesNow(frame, object.uri, module, at), (bound) => present(frame, bound));
  }
  if (object?.type === 'class') return inherited(object, at);
  return object?.type === 'instance' ? inherited(object.of, at) : undefined;
}

function visible(names: ReadonlyMap<string, Bound>, change = (bound: Bound): Bound => bound): Map<string, Bound> {
  const found = [...names].filter(([name, bound]) => isPlain(name) && !bound.every(({ value }) => isUnbound(value)));
  return new Map(found.map(([name, bound]) => [name, change(bound)]));
}

function isPlain(name: string): boolean {
  return !name.startsWith('$') && !name.startsWith('__');
}

function inherited(of: ClassObject, at: Place): Map<string, Bound> {
  const all = new Map<string, Bound>();
  for (const one of linearize(of)) {
    if (one === 'unknown') all.set('*', unknown('import', at, 'a base class'));
    else for (const [name, bound] of visible(one.names)) if (!all.has(name)) all.set(name, bound);
  }
  return all;
}

/** `vars(module)` and `vars(Class)`: a dictionary of what it has itself; undefined for all else. */
export function namesOfObject(frame: Frame, first: Bound | undefined, at: Place): Bound | undefined {
  const each = first?.map(({ value, when }) => {
    const names = namesOfOne(frame, value, at);
    return names && under(names, when);
  });
  return each === undefined || each.includes(undefined)
    ? undefined
    : capped(
        each.flatMap((one) => one ?? []),
        at,
      );
}

function namesOfOne(frame: Frame, value: Value, at: Place): Bound | undefined {
  if (value.kind === 'unknown') return certain(value, at);
  const object = objectOf(value);
  if (object === undefined) return undefined;
  if (object.type === 'namespace') return certain(asDict(object), at);
  const names =
    object.type === 'class' ? visible(object.names) : object.type === 'module' && attributesOf(frame, value, at);
  if (!names) return undefined;
  // Stands for all names with two underscores, so that the whole is not taken for known.
  const special = { key: literal('__module__'), keyAt: at, value: unknown('unsupported', at, '__module__') };
  const plain = [...names]
    .filter(([name]) => name !== '*')
    .map(([name, bound]) => ({ key: literal(name), keyAt: at, value: bound }));
  const entries = [special, ...plain];
  const of = object.type === 'module' ? { of: object.uri } : {};
  return certain({ kind: 'dict', entries, open: names.has('*'), ...of }, at);
}

/** `dir(object)`: the names in order. */
export function listNames(call: Call): Bound | undefined {
  const { at } = call;
  return ofEach(call, (names) =>
    listOf(
      sortedNames(names).map((name) => certain(literal(name), at)),
      names,
      at,
    ),
  );
}

/** `inspect.getmembers(object)`: pairs of name and value, in order of the names. */
export function listMembers(call: Call): Bound | undefined {
  const { at } = call;
  return ofEach(call, (names, object) => {
    const pairs = sortedNames(names).map((name) => [certain(literal(name), at), memberOf(call, object, name)]);
    return listOf(
      pairs.map((items) => certain({ kind: 'sequence', type: 'tuple', items, open: false }, at)),
      names,
      at,
    );
  });
}

/** Properties are run, as `getattr` does. */
function memberOf(call: Call, object: Bound, name: string): Bound {
  return attributeOf(call.frame, object, name, call.at, propertyRunner(call));
}

/** For each thing that the only argument may be, here where there is none. */
function ofEach(
  { frame, args: { positional, named }, at }: Call,
  list: (names: ReadonlyMap<string, Bound>, object: Bound) => Bound,
): Bound | undefined {
  if (named.size > 0 || positional.length > 1) return undefined;
  const found = (positional[0] ?? certain(namesOf(frame), at)).map((one) => {
    const names = attributesOf(frame, one.value, at);
    return names && under(list(names, [one]), one.when);
  });
  return found.includes(undefined)
    ? undefined
    : capped(
        found.flatMap((one) => one ?? []),
        at,
      );
}

function sortedNames(names: ReadonlyMap<string, Bound>): readonly string[] {
  return [...names.keys()].filter((name) => name !== '*').sort((a, b) => (a < b ? -1 : 1));
}

/** Something to go over, not a list: names with two underscores are missing, which loops over settings leave out anyway. */
function listOf(items: readonly Bound[], names: ReadonlyMap<string, Bound>, at: Place): Bound {
  return names.has('*') ? unknown('import', at, 'a base class') : certain(iterableOf(items), at);
}
