import { capped, under } from '../bounds';
import { withStep } from '../steps';
import type { Alternative, Bound, DictValue, EnvValue, Guard, Place } from '../value';
import { envFacts } from './topics';

const maxEntries = 12;

/**
 * `{"dev": …, "prod": …}[os.environ["STAGE"]]`: each entry under the condition that the variable says its key, and `otherwise`
 * for all other texts; without it they stop the program. Undefined for tables that are not known or too long to read.
 */
export function lookUpByText(
  table: DictValue,
  key: EnvValue,
  otherwise: Bound | undefined,
  at: Place,
  site: string,
): Bound | undefined {
  const { entries, open } = table;
  if (open || entries.length === 0 || entries.length > maxEntries) return undefined;
  if (!entries.every((entry) => entry.key.kind === 'literal' && typeof entry.key.value === 'string')) return undefined;
  const results: Alternative[] = [];
  const others: Guard[] = [];
  for (const { key: word, keyAt, value } of entries) {
    const test = withStep(key, { op: 'compare', operator: '==', operand: word });
    const guard = { id: `lookup:${key.variable}:${keyAt.uri}:${keyAt.span.start}:${at.span.start}${site}`, at: keyAt };
    results.push(...under(value, [...others, { ...guard, arm: true, facts: envFacts(test, true) }]));
    others.push({ ...guard, arm: false, facts: [] });
  }
  if (otherwise !== undefined) results.push(...under(otherwise, others));
  return capped(results, at);
}
