import { certain, single } from '../bounds';
import { objectOf, opaque, type ClassObject, type FunctionObject } from '../objects';
import type { Bound, Value } from '../value';
import type { Call } from './calls';
import { classBehind, linearize } from './classes';

/** `super()` in a method, and `super(Class, self)`; undefined where it is not known which class runs. */
export function superOf(call: Call): Bound | undefined {
  const { positional } = call.args;
  const { method } = call.frame;
  const given = positional.length === 2 ? positional[1] : method?.self;
  const self = given === undefined ? undefined : single(given);
  if (self === undefined || method === undefined) return undefined;
  const behind = positional.length === 2 ? classIn(positional[0]) : ownerOf(method.function, self);
  return behind && certain(opaque('super object', { type: 'super', self, behind }), call.at);
}

function classIn(bound: Bound | undefined): ClassObject | undefined {
  const value = bound === undefined ? undefined : single(bound);
  const object = value === undefined ? undefined : objectOf(value);
  return object?.type === 'class' ? object : undefined;
}

/** The class whose body has the function that runs. */
function ownerOf(method: FunctionObject, self: Value): ClassObject | undefined {
  const of = classBehind(self);
  const order = of === undefined ? [] : linearize(of);
  const owner = order.find((one) => one !== 'unknown' && hasFunction(one, method));
  return owner === 'unknown' ? undefined : owner;
}

function hasFunction(of: ClassObject, method: FunctionObject): boolean {
  return [...of.names.values()].some((bound) => bound.some(({ value }) => objectOf(value) === method));
}
