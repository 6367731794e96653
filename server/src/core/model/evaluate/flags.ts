/** More ways to a flag than are kept, as one for each of its two values. */
import { capped, givenVariables, literal } from '../bounds';
import { actually } from '../queries';
import type { Alternative, Bound, Place, Value } from '../value';
import { asked, commonFacts } from './judge';

/** Where a flag is worked out, and whether it is one even where its value is not known. */
interface Of {
  readonly at: Place;
  readonly site: string;
  readonly isFlag: boolean;
}

/**
 * What an empty environment leads to stays as it is; of all other ways to `True`, and to `False`, what they have in common is
 * left. Those of which it is not known where they lead count for both.
 */
export function mergedFlags(all: readonly Alternative[], truths: readonly (boolean | undefined)[], of: Of): Bound {
  if (!all.every(({ value }) => isFlag(value) || (of.isFlag && value.kind === 'unknown'))) return capped(all, of.at);
  const kept = actually(all, true);
  const others = (flag: boolean): readonly Alternative[] =>
    all.filter((one, i) => truths[i] !== !flag && !kept.includes(one));
  return capped([...kept, ...[true, false].flatMap((flag) => merged(others(flag), flag, of))], of.at);
}

function merged(ways: readonly Alternative[], flag: boolean, { at, site }: Of): Bound {
  if (ways.length === 0) return [];
  const guard = {
    ...givenVariables(at),
    id: `flag:${at.uri}:${at.span.start}:${at.span.end}${site}`,
    arm: flag,
    facts: commonFacts(ways, flag, {}),
    ...asked(ways),
  };
  return [{ value: literal(flag), at, via: [], when: [{ ...guard, unset: !flag }] }];
}

/** `True`, `False`, and what the environment gives once it is compared or read as a flag. */
function isFlag(value: Value): boolean {
  if (value.kind === 'literal') return typeof value.value === 'boolean';
  const last = value.kind === 'env' ? value.steps.at(-1) : undefined;
  return last?.op === 'compare' || last?.op === 'not' || (last?.op === 'cast' && last.cast === 'bool');
}
