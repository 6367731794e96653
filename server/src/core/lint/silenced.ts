import type { SettingsView } from '../model/view';
import type { Problem } from '../rules/problem';
import type { Rule } from '../rules/rule';

/**
 * The check ids that a deployed site silences on every path, by Django's own setting. A variable may name others; what the source
 * says where it is missing is the project's word.
 */
export function silencedChecks(settings: SettingsView): ReadonlySet<string> {
  const { deployedAlternatives } = settings.get('SILENCED_SYSTEM_CHECKS');
  const written = deployedAlternatives.filter(({ value }) => value.kind !== 'env');
  const lists = written.map(({ value }) => {
    if (value.kind !== 'sequence') return new Set<string>();
    const texts = value.items.flatMap((item) => {
      const only = item.length === 1 ? item[0]?.value : undefined;
      return only?.kind === 'literal' && typeof only.value === 'string' ? [only.value] : [];
    });
    return new Set(texts);
  });
  const [first, ...others] = lists;
  return new Set([...(first ?? [])].filter((id) => others.every((list) => list.has(id))));
}

/** Whether Django is told to be silent about what this problem says; a problem that Django does not see is not silenced. */
export function isSilenced(rule: Rule, problem: Problem, silenced: ReadonlySet<string>): boolean {
  if (problem.django?.length === 0) return false;
  return rule.django.some((id) => silenced.has(id));
}
