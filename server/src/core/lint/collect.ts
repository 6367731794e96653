import { makeOwn, present } from './own-findings';
import { isSilenced, silencedChecks } from './silenced';
import { severityOf } from './severity';
import type { Candidate } from './candidate';
import type { Finding } from './finding';
import type { Options } from './options';
import type { ProjectModel } from '../model/model';
import type { EnvFileView, SettingsView } from '../model/view';
import type { Problem } from '../rules/problem';
import type { EnvRule, Rule, SettingsRule } from '../rules/rule';

/** Everything that the rules say, before ignore comments, precedence and duplicates; and which rules failed. */
export interface Collected {
  readonly candidates: readonly Candidate[];
  readonly failures: readonly Finding[];
}

export function collect(model: ProjectModel, rules: readonly Rule[], options: Options): Collected {
  const candidates: Candidate[] = [];
  const failures: Finding[] = [];
  const take = (found: Collected): void => {
    candidates.push(...found.candidates);
    failures.push(...found.failures);
  };
  const silenced = model.views.map(silencedChecks);
  model.views.forEach((view, index) => {
    take(collectView(view, rules.filter(isSettingsRule), silenced[index] ?? new Set(), options));
  });
  const everywhere = common(silenced);
  for (const file of model.envFiles) take(collectEnv(file, rules.filter(isEnvRule), everywhere, options));
  return { candidates, failures };
}

function isSettingsRule(rule: Rule): rule is SettingsRule {
  return rule.on === 'settings';
}

function isEnvRule(rule: Rule): rule is EnvRule {
  return rule.on === 'env';
}

/** A `.env` file serves every entry, so only what all of them silence is silent there. */
function common(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first, ...others] = sets;
  return new Set([...(first ?? [])].filter((id) => others.every((set) => set.has(id))));
}

function collectView(
  view: SettingsView,
  rules: readonly SettingsRule[],
  silenced: ReadonlySet<string>,
  options: Options,
): Collected {
  const situation = { role: view.role, productionMarker: view.productionMarker, options };
  return each(rules, view.uri, options, (rule) =>
    toCandidates(rule, spoken(view, rule.check(view)), silenced).map((found) => ({
      ...found,
      entry: view.uri,
      severity: isBeingTyped(view, found.problem) ? 'off' : severityOf(rule, found.problem, situation),
    })),
  );
}

/** What is about a setting that a broken statement is setting anew waits until that can be read. */
function isBeingTyped(view: SettingsView, { subject }: Problem): boolean {
  return subject !== undefined && view.isUnfinished(subject);
}

/** What one piece of a site's settings leaves out may well stand in another. */
function spoken(view: SettingsView, problems: Iterable<Problem>): readonly Problem[] {
  return [...problems].filter((problem) => !view.isFragment || problem.absent !== true);
}

function collectEnv(
  file: EnvFileView,
  rules: readonly EnvRule[],
  silenced: ReadonlySet<string>,
  options: Options,
): Collected {
  const role = file.role === 'example' ? 'unknown' : file.role;
  const situation = { role, productionMarker: true, options };
  return each(rules, file.uri, options, (rule) =>
    toCandidates(rule, rule.check(file), silenced).map((found) => ({
      ...found,
      entry: null,
      severity: severityOf(rule, found.problem, situation),
    })),
  );
}

function toCandidates(
  rule: Rule,
  problems: Iterable<Problem>,
  silenced: ReadonlySet<string>,
): readonly Pick<Candidate, 'rule' | 'problem'>[] {
  return [...problems].filter((problem) => !isSilenced(rule, problem, silenced)).map((problem) => ({ rule, problem }));
}

/** A rule that fails is our bug: it is named, and the others go on. Its error is not shown, because it may hold a value. */
function each<R extends Rule>(
  rules: readonly R[],
  uri: SettingsView['uri'],
  options: Options,
  run: (rule: R) => readonly Candidate[],
): Collected {
  const candidates: Candidate[] = [];
  const failures: Finding[] = [];
  for (const rule of rules) {
    try {
      candidates.push(...run(rule));
    } catch {
      const message = `The rule \`${rule.id}\` failed on this file, which is a bug of Settings Lint. All other rules have run.`;
      failures.push(...present(makeOwn('rule-failed', options, { uri, span: { start: 0, end: 0 } }, message)));
    }
  }
  return { candidates, failures };
}
