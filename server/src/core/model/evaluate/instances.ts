import { certain } from '../bounds';
import { opaque, type ClassObject } from '../objects';
import type { Bound } from '../value';
import type { Call } from './calls';
import { escape, givenTo, isSpecial, loseByMethods } from './escapes';

/** An object of a class of the project; what its `__init__` and its operators do is not followed. */
export function makeObject(call: Call, object: ClassObject): Bound {
  loseByMethods(call.frame, object, isSpecial, call);
  escape(call.frame, givenTo(call));
  return certain(opaque('object', { type: 'instance', of: object }), call.at);
}
