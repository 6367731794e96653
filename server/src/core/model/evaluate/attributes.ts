import { capped, certain, under, unknown, unknownValue } from '../bounds';
import { imported, objectOf, opaque, type ClassObject, type ModelObject } from '../objects';
import { withStep } from '../steps';
import type { Alternative, Bound, Place, Value } from '../value';
import type { Frame } from './frame';

/** `object.name`, for each thing that `object` may be. */
export function attributeOf(frame: Frame, object: Bound, name: string, at: Place): Bound {
  const results: Alternative[] = [];
  for (const alternative of object) {
    const found = attribute(frame, alternative.value, name, at);
    for (const item of under(found, alternative.when)) {
      results.push(
        alternative.read !== undefined && item.read === undefined ? { ...item, read: alternative.read } : item,
      );
    }
  }
  return capped(results, at);
}

function attribute(frame: Frame, value: Value, name: string, at: Place): Bound {
  const object = objectOf(value);
  if (object !== undefined) return ofObject(frame, object, name, at);
  if (value.kind === 'call') return certain({ ...value, callee: `${value.callee}.${name}` }, at);
  if (value.kind === 'unknown') return certain(value, at);
  return certain(opaque(`method \`${name}\``, { type: 'method', receiver: value, name }), at);
}

function ofObject(frame: Frame, object: ModelObject, name: string, at: Place): Bound {
  switch (object.type) {
    case 'imported':
      return certain(imported(`${object.path}.${name}`), at);
    case 'module':
      return (
        frame.run.modules.names(object.uri, frame.record)?.names.get(name) ?? submodule(frame, object.uri, name, at)
      );
    case 'class':
      return classAttribute(object, name) ?? unknown('undefined-name', at, name);
    case 'instance':
      return ofInstance(object.of, name, at);
    case 'reader':
      return certain(opaque(`method \`${name}\``, { type: 'method', receiver: opaque('reader', object), name }), at);
    case 'namespace':
      return certain(
        opaque(`method \`${name}\``, { type: 'method', receiver: opaque('the module namespace', object), name }),
        at,
      );
    default:
      return certain(unknownValue('operation'), at);
  }
}

function submodule(frame: Frame, uri: Parameters<Frame['run']['modules']['names']>[0], name: string, at: Place): Bound {
  const found = frame.run.modules.resolve(uri, 1, name);
  if (found !== undefined) return certain(opaque(`module \`${name}\``, { type: 'module', uri: found }), at);
  return unknown('undefined-name', at, name);
}

/** A method is called with the instance first, and what it finds there is not followed. */
function ofInstance(of: ClassObject, name: string, at: Place): Bound {
  const found = classAttribute(of, name);
  if (found === undefined) return unknown('undefined-name', at, name);
  const isMethod = found.some((alternative) => objectOf(alternative.value)?.type === 'function');
  return isMethod ? unknown('call', at, name) : found;
}

/** Looks a name up along the bases, left to right and depth first, which is right for all but diamond-shaped classes. */
export function classAttribute(of: ClassObject, name: string, depth = 0): Bound | undefined {
  const own = of.names.get(name);
  if (own !== undefined || depth > 20) return own;
  for (const base of of.bases) {
    const object = objectOf(base);
    const found = object?.type === 'class' ? classAttribute(object, name, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A text method on an environment value that is not called: its result is not followed. */
export function opaqueStep(value: Value): Value {
  return value.kind === 'env' ? withStep(value, { op: 'opaque' }) : unknownValue('operation');
}
