import type { Alternative, Place, Write } from '../model/value';
import type { SettingsView } from '../model/view';
import type { Problem, RelatedPlace } from '../rules/problem';
import { placeKey, within } from '../rules/shared/values';

/**
 * What is reported where a value is written leads to the setting, where that is another statement: of a constant alone nobody
 * can tell what it decides.
 */
export function withAssignment(problem: Problem, view: SettingsView): Problem {
  const { at, subject, absent, related = [] } = problem;
  if (subject === undefined || absent === true) return problem;
  const setting = view.get(subject);
  if (setting.writes.some(({ statement }) => within(statement, at))) return problem;
  const from = setting.deployedAlternatives.find((one) => isPart(one, at, 0))?.written;
  if (from === undefined || related.some((one) => within(from.statement, one.at))) return problem;
  return { ...problem, related: [...related, assignmentOf(subject, from)] };
}

function assignmentOf(subject: string, { name }: Write): RelatedPlace {
  return { at: name, message: `\`${subject}\` takes it here.` };
}

/** Whether the text at a place gives a value, or something in a list or dictionary. */
function isPart({ at, read, value }: Alternative, place: Place, depth: number): boolean {
  if (placeKey(at) === placeKey(place) || (read !== undefined && within(read.at, place))) return true;
  if (depth > 3) return false;
  const isIn = (bound: readonly Alternative[]): boolean => bound.some((one) => isPart(one, place, depth + 1));
  if (value.kind === 'sequence') return value.items.some(isIn);
  return value.kind === 'dict' && value.entries.some((entry) => isIn(entry.value));
}
