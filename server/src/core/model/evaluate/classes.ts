import { importedPath, objectOf, type ClassObject } from '../objects';
import type { Value } from '../value';

/** Bases that bring no settings of their own and leave attributes as they are written. */
const plainBases = /^(builtins\.object|configurations\.Configuration|configurations\.base\.Configuration)$/;

/** Bases whose metaclass makes something else of the attributes are not known. */
type Ancestor = ClassObject | 'unknown';

/** A class and its bases in Python's method resolution order; `unknown` stands for a base outside the project. */
export function linearize(of: ClassObject, depth = 0): readonly Ancestor[] {
  if (depth > 20) return ['unknown'];
  const bases = of.bases.flatMap((base) => ancestorOf(base));
  // A base that is not known may have a metaclass, so that not even what stands in the class is certain.
  if (bases.includes('unknown')) return isConfiguration(of) ? [of, 'unknown'] : ['unknown'];
  const known = bases.filter((base) => base !== 'unknown');
  const lists = known.map((base) => linearize(base, depth + 1));
  return [of, ...mergeOrders([...lists, known])];
}

/** The class that an object is of, or that a value is; for the object of a configuration the one that is written. */
export function classBehind(value: Value): ClassObject | undefined {
  const object = objectOf(value);
  if (object?.type === 'instance') return object.written ?? object.of;
  return object?.type === 'class' ? object : undefined;
}

function ancestorOf(base: Value): readonly Ancestor[] {
  const object = objectOf(base);
  if (object?.type === 'class') return [object];
  const path = importedPath(base);
  return path !== undefined && plainBases.test(path) ? [] : ['unknown'];
}

/** The C3 merge; an order that Python would refuse ends in an unknown. */
function mergeOrders(orders: readonly (readonly Ancestor[])[]): readonly Ancestor[] {
  const merged: Ancestor[] = [];
  let left = orders.filter((order) => order.length > 0);
  while (left.length > 0) {
    const next = left
      .map((order) => order[0])
      .find((head) => !left.some((order) => order.slice(1).includes(head ?? 'unknown')));
    if (next === undefined) return [...merged, 'unknown'];
    merged.push(next);
    left = left.map((order) => (order[0] === next ? order.slice(1) : order)).filter((order) => order.length > 0);
  }
  return merged;
}

/** Whether a class is a configuration of django-configurations. */
export function isConfiguration(of: ClassObject, depth = 0): boolean {
  return of.bases.some((base) => {
    const object = objectOf(base);
    if (object?.type === 'class') return depth < 20 && isConfiguration(object, depth + 1);
    return /^configurations(\.base)?\.Configuration$/.test(importedPath(base) ?? '');
  });
}
