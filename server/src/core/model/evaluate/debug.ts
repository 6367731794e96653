import { joinGuards, literal } from '../bounds';
import { isCallable, isUnbound, objectOf } from '../objects';
import { truthOf } from '../truth';
import type { Alternative, Bound, Fact, Guard, Place, Value } from '../value';

/**
 * What reading DEBUG gives. A deployed site has DEBUG off whatever is written, so a read always has an alternative for "off":
 * where Python itself would never take it, its guard says so and only the query for deployed sites sees it.
 */
export function debugBranches(bound: Bound, at: Place): Bound {
  // In a class body of django-configurations a value is an object that reads its variable later.
  if (bound.some(({ value }) => objectOf(value)?.type === 'named')) return bound;
  const key = debugKey(bound);
  const arms = pythonArms(bound);
  const guard = (arm: boolean): Guard => ({ id: `debug:${key}`, at, arm, facts: [debugFact(arm, key)], ...arms });
  const results: Alternative[] = [];
  for (const alternative of bound) {
    if (isUnbound(alternative.value)) continue;
    const truth = meant(alternative.value);
    if (truth === undefined) {
      // What decides it is not here, so each outcome stands for itself.
      push(results, { ...alternative, value: literal(true) }, guard(true));
      push(results, { ...alternative, value: literal(false) }, guard(false));
    } else push(results, alternative, guard(truth));
  }
  const off = results.some((alternative) => truthOf(alternative.value) === false);
  if (!off) results.push({ value: literal(false), at, via: [], when: [guard(false)] });
  return results;
}

/** Python takes a function for true. Nobody means that: it is to be called, and mostly the call is just being typed. */
function meant(value: Value): boolean | undefined {
  return isCallable(value) ? undefined : truthOf(value);
}

function push(results: Alternative[], alternative: Alternative, guard: Guard): void {
  const when = joinGuards(alternative.when, [guard]);
  if (when !== undefined) results.push({ ...alternative, when });
}

/** The arms that Python takes: always, and with an empty environment. */
function pythonArms(bound: Bound): { always?: boolean; unset?: boolean } {
  const always = agreed(bound.map((alternative) => meant(alternative.value)));
  const unset = agreed(withEmptyEnvironment(bound).map((alternative) => meant(alternative.value)));
  return { ...(always === undefined ? {} : { always }), ...(unset === undefined ? {} : { unset }) };
}

/** The alternatives that Python may reach when no environment variable is set. */
export function withEmptyEnvironment(bound: Bound): Bound {
  return bound.filter((alternative) =>
    alternative.when.every((guard) => (guard.always ?? guard.unset ?? guard.arm) === guard.arm),
  );
}

/** The alternatives that Python may reach whatever the environment says. */
export function inPython(bound: Bound): Bound {
  return bound.filter((alternative) => alternative.when.every((guard) => (guard.always ?? guard.arm) === guard.arm));
}

/** The one answer that all give; undefined where they differ, where one is undefined, or where there is none. */
export function agreed(answers: readonly (boolean | undefined)[]): boolean | undefined {
  const [first] = answers;
  return answers.every((answer) => answer === first) ? first : undefined;
}

/** Names the writes of DEBUG that a value comes from, so that a branch on an overridden DEBUG can be told. */
export function debugKey(bound: Bound): string {
  const places = bound.map((alternative) => alternative.written?.name ?? alternative.at);
  return [...new Set(places.map((place) => `${place.uri}:${place.span.start}`))].sort().join(' ');
}

function debugFact(holds: boolean, of: string): Fact {
  return { about: 'debug', holds, of };
}
