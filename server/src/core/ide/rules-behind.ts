import type { Check } from '../django/checks';
import type { SettingsView } from '../model/view';
import type { Problem } from '../rules/problem';
import type { Rule } from '../rules/rule';

/** A rule that says what one of Django's checks says. */
export interface RuleBehind {
  readonly id: string;
  /** The title of the fix to choose, where the rule has one for this entry. */
  readonly fix?: string;
}

/**
 * Which rule says the same as a check about one entry: the one that finds it there, whatever the configuration makes of
 * it, else one that speaks about the check's first setting, else the only rule for that check. Rules run when the first
 * check asks.
 */
export function rulesBehind(view: SettingsView, rules: readonly Rule[]): (check: Check) => RuleBehind | undefined {
  const related = rules.filter(({ on }) => on === 'settings');
  let found: readonly Found[] | undefined;
  return ({ id, settings: [first] }) => {
    found ??= related.flatMap((rule) => problemsOf(rule, view).map((problem) => ({ rule, problem })));
    const here =
      found.find(({ rule, problem }) => (problem.django ?? rule.django).includes(id)) ??
      found.find(({ rule, problem }) => first !== undefined && problem.subject === first && isNear(rule, id));
    if (here !== undefined) return { id: here.rule.id, ...titleOf(here.problem) };
    const [only, ...others] = related.filter(({ django }) => django.includes(id));
    return only !== undefined && others.length === 0 ? { id: only.id } : undefined;
  };
}

interface Found {
  readonly rule: Rule;
  readonly problem: Problem;
}

/** A rule that stands for other checks says something else about the setting. */
function isNear({ django }: Rule, id: string): boolean {
  return django.length === 0 || django.includes(id);
}

/** A rule that fails is reported by a check of the settings; here it merely has nothing to add. */
function problemsOf(rule: Rule, view: SettingsView): readonly Problem[] {
  if (rule.on !== 'settings') return [];
  try {
    return [...rule.check(view)];
  } catch {
    return [];
  }
}

function titleOf({ fixes = [] }: Problem): Pick<RuleBehind, 'fix'> {
  const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
  return fix === undefined ? {} : { fix: fix.title };
}
