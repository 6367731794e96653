import { certain, maxAlternatives } from '../bounds';
import type { Alternative, Bound, Guard, Place, Value } from '../value';
import { environmentGuard } from '../variables';
import { judgeBound } from './judge';

/** The variables whose absence alone answers a test this way: `not os.environ.get("X")` is true without `X`. */
export function decidedWithout(test: Bound, arm: boolean, at: Place, site: string): readonly string[] {
  return judgeBound(test, at, site).without(arm);
}

/**
 * What comes of a question that each of these variables decides by its absence, such as `all(…)` of what is required: the answer
 * for the first one that is missing, and what is known besides where all are there.
 */
export function whenMissing(variables: readonly string[], at: Place, missing: Value, otherwise: Value): Bound {
  const names = [...new Set(variables)];
  if (names.length === 0 || names.length >= maxAlternatives) return certain(otherwise, at);
  const there: Guard[] = [];
  const answers = names.map((name): Alternative => {
    const when = [...there, environmentGuard(name, at, false)];
    there.push(environmentGuard(name, at, true));
    return { value: missing, at, via: [], when };
  });
  return [...answers, { value: otherwise, at, via: [], when: there }];
}
