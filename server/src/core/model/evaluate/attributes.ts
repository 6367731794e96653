import { capped, certain, literal, under, unknown, unknownValue } from '../bounds';
import {
  imported,
  importedPath,
  objectOf,
  opaque,
  type ClassObject,
  type FunctionObject,
  type ModelObject,
  type SuperObject,
} from '../objects';
import type { Alternative, Bound, Place, Value } from '../value';
import type { Uri } from '../../text';
import { classBehind, linearize } from './classes';
import type { Frame } from './frame';
import { nameNow } from './foreign';
import { moduleNames, present } from './imports';
import { namesOfObject } from './introspection';
import { nameIn } from './names';
import { separator } from './path-text';

/** Runs a property; given by the code that can call functions. */
export type PropertyRunner = (method: FunctionObject, self: Value) => Bound;

/** `object.name`, for each thing that `object` may be. */
export function attributeOf(frame: Frame, object: Bound, name: string, at: Place, property?: PropertyRunner): Bound {
  const results: Alternative[] = [];
  for (const alternative of object) {
    const found = attribute(frame, alternative.value, name, at, property);
    for (const { value, at: place, via, when, read = alternative.read } of under(found, alternative.when)) {
      results.push({ value, at: place, via, when, ...(read !== undefined && { read }) });
    }
  }
  return capped(results, at);
}

function attribute(frame: Frame, value: Value, name: string, at: Place, property: PropertyRunner | undefined): Bound {
  const object = objectOf(value);
  if (object !== undefined) return ofObject(frame, value, object, name, at, property);
  if (value.kind === 'call') return certain({ ...value, callee: `${value.callee}.${name}` }, at);
  if (value.kind === 'unknown') return certain(value, at);
  return certain(opaque(`method \`${name}\``, { type: 'method', receiver: value, name }), at);
}

function ofObject(
  frame: Frame,
  value: Value,
  object: ModelObject,
  name: string,
  at: Place,
  property: PropertyRunner | undefined,
): Bound {
  if (frame.run.spent.has(object)) return unknown('operation', at, name);
  if (name === '__dict__') return namesOfObject(frame, certain(value, at), at) ?? unknown('operation', at, name);
  switch (object.type) {
    case 'imported':
      return certain(importedValue(`${object.path}.${name}`), at);
    case 'module':
      return ofModule(frame, object.uri, name, at);
    case 'class':
      return present(frame, ofClass(object, value, name, at) ?? unknown('undefined-name', at, name));
    case 'super':
      return present(frame, ofSuper(object, name, at, property));
    case 'instance':
      return present(frame, ofInstance(object.of, value, name, at, property));
    case 'namespace':
      if (object.as === 'module') return nameIn(object, name, at);
      return certain(opaque(`method \`${name}\``, { type: 'method', receiver: value, name }), at);
    case 'reader':
    case 'variables':
    case 'iterable':
      return certain(opaque(`method \`${name}\``, { type: 'method', receiver: value, name }), at);
    default:
      return certain(unknownValue('operation'), at);
  }
}

/** While settings are imported, nothing is configured yet. */
const falseNames: ReadonlySet<string> = new Set([
  ...['typing.TYPE_CHECKING', 'typing_extensions.TYPE_CHECKING', 'django.conf.settings.configured'],
]);

/** A name of a package outside the project; the few that settings branch on have a value that is known. */
export function importedValue(path: string): Value {
  if (path === 'os.sep' || path === 'os.path.sep') return separator;
  return falseNames.has(path) ? literal(false) : imported(path);
}

function ofModule(frame: Frame, uri: Uri, name: string, at: Place): Bound {
  const found = moduleNames(frame, uri)?.names;
  const own = nameNow(frame, uri, name, found?.get(name), at);
  return (
    (own && present(frame, own)) ??
    submodule(frame, uri, name, at) ??
    found?.get('*') ??
    unknown('undefined-name', at, name)
  );
}

function submodule(frame: Frame, uri: Uri, name: string, at: Place): Bound | undefined {
  const found = uri.endsWith('/__init__.py') ? frame.run.modules.resolve(uri, 1, name) : undefined;
  return found === undefined ? undefined : certain(opaque(`module \`${name}\``, { type: 'module', uri: found }), at);
}

function ofClass(of: ClassObject, self: Value, name: string, at: Place): Bound | undefined {
  return classAttribute(of, name)?.flatMap((alternative) => onClass(alternative, self, name, at));
}

function onClass(alternative: Alternative, self: Value, name: string, at: Place): Bound {
  const object = objectOf(alternative.value);
  if (object?.type !== 'function') return [alternative];
  if (object.use === 'class') return [{ ...alternative, value: boundTo(object, self) }];
  return object.use === 'property' ? [{ ...alternative, value: unknownValue('unsupported', name), at }] : [alternative];
}

/** Where a class makes its objects in its own way, what they hold is not known. */
function ofInstance(
  of: ClassObject,
  self: Value,
  name: string,
  at: Place,
  property: PropertyRunner | undefined,
): Bound {
  if (hasOwnMaking(of)) return unknown('call', at, name);
  const found = classAttribute(of, name) ?? unknown('undefined-name', at, name);
  return found.flatMap((alternative) => onObject(alternative, self, opaque('class', of), name, at, property));
}

/** What an attribute of a class is when it is looked up on an object: properties are run, methods bound. */
function onObject(
  alternative: Alternative,
  self: Value,
  type: Value,
  name: string,
  at: Place,
  property: PropertyRunner | undefined,
): Bound {
  const object = objectOf(alternative.value);
  if (object?.type !== 'function' || object.use === 'static') return [alternative];
  if (object.use === 'property') return property?.(object, self) ?? unknown('call', at, name);
  if (object.use === 'unfollowed') return [alternative];
  return [{ ...alternative, value: boundTo(object, object.use === 'class' ? type : self) }];
}

/** `super().name`: the first of the classes behind that has the name. */
function ofSuper({ self, behind }: SuperObject, name: string, at: Place, property: PropertyRunner | undefined): Bound {
  const of = classBehind(self);
  const order = of === undefined ? [] : linearize(of);
  const rest = order.slice(order.indexOf(behind) + 1);
  const found = firstWith(rest, name, behind.at);
  if (of === undefined || found === undefined) return unknown('undefined-name', at, name);
  return found.flatMap((alternative) => {
    if (objectOf(alternative.value)?.type === 'named') return unknown('call', at, name);
    return objectOf(self)?.type === 'class'
      ? onClass(alternative, self, name, at)
      : onObject(alternative, self, opaque('class', of), name, at, property);
  });
}

function boundTo(object: FunctionObject, self: Value): Value {
  return opaque('method', { type: 'bound', function: object, self });
}

function hasOwnMaking(of: ClassObject): boolean {
  return ['__init__', '__new__', '__getattr__', '__getattribute__'].some(
    (name) => classAttribute(of, name) !== undefined,
  );
}

/** The value of a class attribute in the order in which Python looks the bases up; unknown behind a base that is not known. */
function classAttribute(of: ClassObject, name: string): Bound | undefined {
  return firstWith(linearize(of), name, of.at);
}

function firstWith(order: ReturnType<typeof linearize>, name: string, at: Place): Bound | undefined {
  for (const one of order) {
    if (one === 'unknown') return [{ value: unknownValue('import', 'a base class'), at, via: [], when: [] }];
    const own = one.names.get(name);
    if (own !== undefined) return own;
  }
  return undefined;
}

export { importedPath };
