import type { Guard } from '../model/value';
import type { AlternativeReport } from './explain';

/** An alternative as it is shown, but for its conditions. */
export interface Told {
  readonly shown: Omit<AlternativeReport, 'when'>;
  readonly when: readonly Guard[];
}

/**
 * Alternatives that come from one place and look alike are told once: a test that leads to them whichever way it comes out is
 * left out, and so is an alternative that another one with fewer conditions covers.
 */
export function toldOnce(all: readonly Told[]): readonly Told[] {
  const kept: Told[] = [];
  for (const one of all) addTo(kept, one);
  return kept;
}

function addTo(kept: Told[], one: Told): void {
  for (const [i, other] of kept.entries()) {
    if (!looksLike(other, one)) continue;
    if (covers(other.when, one.when)) return;
    const when = withoutDecided(other.when, one.when);
    if (when === undefined) continue;
    kept.splice(i, 1);
    addTo(kept, { shown: other.shown, when });
    return;
  }
  kept.push(one);
}

function looksLike({ shown: a }: Told, { shown: b }: Told): boolean {
  return a.display === b.display && a.kind === b.kind && a.uri === b.uri && a.offset === b.offset && a.why === b.why;
}

/** Whether all conditions of the one are among those of the other, which then says nothing new. */
function covers(when: readonly Guard[], other: readonly Guard[]): boolean {
  return when.every((guard) => other.some(({ id, arm }) => id === guard.id && arm === guard.arm));
}

/** What two lists of conditions have in common where they differ in how a single test comes out. */
function withoutDecided(a: readonly Guard[], b: readonly Guard[]): readonly Guard[] | undefined {
  if (a.length !== b.length) return undefined;
  const common = a.filter((guard) => covers([guard], b));
  const [differs, ...others] = a.filter((guard) => !common.includes(guard));
  const isOnlyOne = differs !== undefined && others.length === 0 && b.some(({ id }) => id === differs.id);
  return isOnlyOne ? common : undefined;
}
