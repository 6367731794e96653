import { moreExamples } from './cases';
import type { Example, Rule } from '../../server/src/core/rules/rule';

/** All examples of a rule: those of its page, and the cases that the page has no room for. Every test of examples goes through both. */
export function examplesOf({ id, examples }: Pick<Rule, 'id' | 'examples'>): readonly Example[] {
  return [...examples, ...(moreExamples[id] ?? [])];
}
