import { unknown } from '../bounds';
import { objectOf, opaque } from '../objects';
import type { Bound, OpaqueValue } from '../value';

/** What a call such as `map(…)` gives: its items, which are gone after the first reading where `once` is true. */
export function iterableOf(items: readonly Bound[], once = true): OpaqueValue {
  return opaque(once ? 'an iterator' : 'a view of items', { type: 'iterable', items, once });
}

/** What a name keeps of a value: an iterator is used up by its first reader, so that a name has no lasting items of it. */
export function lasting(bound: Bound): Bound {
  if (!bound.some(isFleeting)) return bound;
  return bound.flatMap((alternative) => {
    const [hidden] = unknown('unsupported', alternative.at, 'an iterator');
    return isFleeting(alternative) && hidden !== undefined ? [{ ...alternative, value: hidden.value }] : [alternative];
  });
}

function isFleeting({ value }: Bound[number]): boolean {
  return objectOf(value)?.type === 'iterable';
}
