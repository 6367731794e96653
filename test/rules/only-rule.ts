import { defaultOptions, type Options } from '../../server/src/core/lint/options';
import { rules } from '../../server/src/core/rules/index.generated';
import type { Rule } from '../../server/src/core/rules/rule';

/** A rule on its own: every other one is off, so that precedence does not take the word from it. */
export function onlyRule(rule: Rule): Options {
  const others = rules.filter(({ id }) => id !== rule.id).map(({ id }) => [id, 'off'] as const);
  return { ...defaultOptions, preset: 'strict', rules: new Map(others) };
}
