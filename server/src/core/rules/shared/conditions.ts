import type { Alternative } from './model';

/** True where no test takes one side for the one value and the other side for the other. */
export function canHoldTogether(a: Alternative, b: Alternative): boolean {
  return a.when.every((guard) => b.when.every((other) => guard.id !== other.id || guard.arm === other.arm));
}
