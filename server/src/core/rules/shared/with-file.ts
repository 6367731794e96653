import { noPlace } from '../../model/bounds';
import { isOfSite } from '../../model/roles';
import { filledView } from '../../model/filled-view';
import { isForSite } from './env-entries';
import { placeKey } from './values';
import type { Rule } from '../rule';
import type { EnvFileView, Problem, SettingsView } from './model';

/**
 * What rules about settings say once the variables of a `.env` file have their values, as far as they say it about a line of the
 * file; each line once for each rule. Their fixes are for Python and are left out.
 */
export function problemsWithFile(file: EnvFileView, rules: readonly Rule[]): readonly Problem[] {
  if (!file.entries.some(({ reads }) => reads.length > 0)) return [];
  const views = file.views.filter(({ role }) => isOfSite(role));
  const found = new Map<string, Problem>();
  for (const view of views) {
    const settings = filled(file, view);
    for (const rule of rules) {
      for (const problem of problemsOf(rule, settings)) {
        const key = `${rule.id} ${placeKey(problem.at)}`;
        if (problem.at.uri === file.uri && !found.has(key)) found.set(key, onLine(file, rule, problem));
      }
    }
  }
  return [...found.values()];
}

/** What is said first, and of the rest what stands at other places: one word for each place is enough. */
export function* thenElsewhere(first: readonly Problem[], rest: Iterable<Problem>): Iterable<Problem> {
  yield* first;
  const told = new Set(first.map(({ at }) => placeKey(at)));
  for (const problem of rest) if (!told.has(placeKey(problem.at))) yield problem;
}

function problemsOf(rule: Rule, settings: SettingsView): Iterable<Problem> {
  return rule.on === 'settings' ? rule.check(settings) : [];
}

/** The settings are those of a deployed site where the file is for production or is handed to one. */
function filled(file: EnvFileView, view: SettingsView): SettingsView {
  return view.once(`with ${file.uri}`, () => {
    const role = isForSite(file) ? 'production' : view.role;
    return filledView(view, role, (variable) => {
      const entry = file.get(variable);
      const chosen = file.chosen.get(variable);
      if (chosen !== undefined) return { text: chosen, at: noPlace };
      const text = entry?.value ?? '';
      return entry === undefined || text === '' ? undefined : { text, at: entry.valueAt };
    });
  });
}

function onLine(file: EnvFileView, rule: Rule, problem: Problem): Problem {
  const entry = file.entries.find(({ valueAt }) => placeKey(valueAt) === placeKey(problem.at));
  const { fixes: _fixes, ...rest } = problem;
  return {
    ...rest,
    ...(entry && { subject: entry.key }),
    profile: problem.profile ?? rule.profile,
    django: problem.django ?? rule.django,
  };
}
