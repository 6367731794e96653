import { applySteps, staysText } from '../../model/steps';
import { truthOf } from '../../model/truth';
import type { Place, Step, Uri } from './model';

/** Steps only need a place to say where items come from, which nobody asks here. */
const nowhere: Place = { uri: 'none:' as Uri, span: { start: 0, end: 0 } };

/** Whether a text in the environment comes out true after the steps; undefined where that is not known or an error. */
export function textTruth(text: string, steps: readonly Step[]): boolean | undefined {
  const value = applySteps(text, steps, nowhere);
  return value === 'invalid' ? undefined : truthOf(value);
}

/** Whether a text comes out as a list in which `item` stands; false also where that is not known. */
export function listHas(text: string, steps: readonly Step[], item: string): boolean {
  const value = applySteps(text, steps, nowhere);
  if (value === 'invalid' || value.kind !== 'sequence') return false;
  return value.items.some(([only]) => only?.value.kind === 'literal' && only.value.value === item);
}

/** True where the text reaches the setting without any parse that knows words for "off". */
export function isRawText(steps: readonly Step[]): boolean {
  return staysText(steps) && textTruth('False', steps) === true && textTruth('0', steps) === true;
}

/** True where a setting is that text itself, not what follows from there being one. */
export function arrivesAsText(steps: readonly Step[]): boolean {
  const value = applySteps('False', steps, nowhere);
  return value !== 'invalid' && value.kind === 'literal' && typeof value.value === 'string';
}

/** True where a list keeps blanks around its items. */
export function keepsBlanks(steps: readonly Step[]): boolean {
  const value = applySteps('a, b', steps, nowhere);
  if (value === 'invalid' || value.kind !== 'sequence') return false;
  const second = value.items[1]?.[0]?.value;
  return second?.kind === 'literal' && second.value === ' b';
}

/** True where a text is taken apart at commas into a list. */
export function splitsAtCommas(steps: readonly Step[]): boolean {
  const value = applySteps('a,b', steps, nowhere);
  return value !== 'invalid' && value.kind === 'sequence' && value.items.length === 2;
}

/** True where a text is taken apart at blanks into a list: `HOSTS.split()` or `HOSTS.split(" ")`. */
export function splitsAtBlanks(steps: readonly Step[]): boolean {
  const value = applySteps('a b', steps, nowhere);
  return value !== 'invalid' && value.kind === 'sequence' && value.items.length === 2;
}
