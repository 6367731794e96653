import { withAssignment } from './assignment-places';
import { isAboutCredentials } from './credential-rules';
import { atChosenModules } from './missing-places';
import { withoutSetInProduction } from './set-in-production';
import { hasDirectives } from './directives';
import { makeOwn, present } from './own-findings';
import { isSilenced, silencedChecks } from './silenced';
import { severityOf, type Situation } from './severity';
import { askedWith, speakersOn, type EnvChecker, type ProjectChecker, type RulePlan } from './plan';
import type { Candidate } from './candidate';
import type { Finding } from './finding';
import type { Options } from './options';
import type { ProjectModel } from '../model/model';
import type { EnvFileView, ProjectView, Role, SettingsView } from '../model/view';
import type { Problem } from '../rules/problem';
import type { Rule, SettingsRule } from '../rules/rule';
import type { Uri } from '../text';

/** Everything that the rules say, before ignore comments, precedence and duplicates; and which rules failed. */
export interface Collected {
  readonly candidates: readonly Candidate[];
  readonly failures: readonly Finding[];
}

/**
 * Asks the rules of a plan about a model: what they say before severities are merged and ignores are applied, and what failed.
 */
export function collect(model: ProjectModel, plan: RulePlan, options: Options): Collected {
  const candidates: Candidate[] = [];
  const failures: Finding[] = [];
  const take = (found: Collected): void => {
    candidates.push(...found.candidates);
    failures.push(...found.failures);
  };
  const silenced = model.views.map(silencedChecks);
  const asked = askedWith(plan, options, model.files.some(hasDirectives));
  model.views.forEach((view, index) => {
    const found = collectView(view, speakersOn(view, asked), silenced[index] ?? new Set(), options);
    take({ ...found, candidates: withoutSetInProduction(found.candidates, view, model) });
  });
  const everywhere = common(silenced);
  for (const file of model.envFiles) take(collectEnv(file, plan.aboutEnvFiles, everywhere, options));
  const situation = { role: strictestRole(model.views), productionMarker: true, options };
  const about = { situation, silenced: everywhere };
  for (const urls of model.urls)
    take(
      collectShared(urls.uri, plan.aboutUrls, about, (rule) =>
        rule.on === 'urls' ? rule.check(urls) : rule.checkUrls(urls),
      ),
    );
  if ((model.project.projectFiles ?? []).length > 0)
    take(collectShared(model.project.root, plan.aboutProject, about, (rule) => aboutProject(rule, model.whole)));
  return { candidates: atChosenModules(candidates, model.views), failures };
}

function aboutProject(rule: ProjectChecker, project: ProjectView): Iterable<Problem> {
  return rule.on === 'project' ? rule.check(project) : rule.checkProject(project);
}

/** Routes and dependencies serve every entry; they are judged as the one that is nearest to production needs it. */
function strictestRole(views: readonly SettingsView[]): Role {
  const roles: readonly Role[] = ['production', 'unknown', 'development', 'test'];
  return roles.find((role) => views.some((view) => view.role === role)) ?? 'unknown';
}

/** A `.env` file serves every entry, so only what all of them silence is silent there. */
function common(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first, ...others] = sets;
  return new Set([...(first ?? [])].filter((id) => others.every((set) => set.has(id))));
}

// Most rules have nothing to say, and a keystroke asks all of them for every entry.
const nothing: readonly Candidate[] = [];

function collectView(
  view: SettingsView,
  rules: readonly SettingsRule[],
  silenced: ReadonlySet<string>,
  options: Options,
): Collected {
  const situation = { role: view.role, productionMarker: view.productionMarker, options };
  return each(rules, view.uri, options, (rule) => {
    let found: Candidate[] | undefined;
    for (const problem of rule.check(view)) {
      if (isLeftOut(view, rule, problem) || isSilenced(rule, problem, silenced)) continue;
      const severity = isBeingTyped(view, problem) ? 'off' : severityOf(rule, problem, situation);
      (found ??= []).push({ rule, problem: withAssignment(problem, view), entry: view.uri, severity });
    }
    return found ?? nothing;
  });
}

/** What is about a setting that a broken statement is setting anew waits until that can be read. */
function isBeingTyped(view: SettingsView, { subject }: Problem): boolean {
  return subject !== undefined && view.isUnfinished(subject);
}

/**
 * What one piece of a site's settings leaves out may well stand in another. Of a copy that no site runs with, only what
 * everybody can read in it counts. What settings for development leave out is for whoever deploys the project one day. A module
 * that git ignores is where secrets belong, as no one else has it.
 */
function isLeftOut(view: SettingsView, rule: Rule, { absent, at }: Problem): boolean {
  const isPart = view.isFragment || view.isForWork;
  if (isPart && absent === true) return true;
  return isAboutCredentials(rule) ? view.isUnstored(at.uri) : view.isCopy;
}

function collectEnv(
  file: EnvFileView,
  rules: readonly EnvChecker[],
  silenced: ReadonlySet<string>,
  options: Options,
): Collected {
  const role = file.role === 'example' ? 'unknown' : file.role;
  const situation = { role, productionMarker: true, options };
  return collectShared(file.uri, rules, { situation, silenced }, (rule) =>
    rule.on === 'env' ? rule.check(file) : rule.checkEnv(file),
  );
}

/** Rules about a file that no single entry owns. */
function collectShared<R extends Rule>(
  uri: Uri,
  rules: readonly R[],
  about: { readonly situation: Situation; readonly silenced: ReadonlySet<string> },
  check: (rule: R) => Iterable<Problem>,
): Collected {
  return each(rules, uri, about.situation.options, (rule) =>
    toCandidates(rule, check(rule), about.silenced).map((found) => ({
      ...found,
      entry: null,
      severity: severityOf(rule, found.problem, about.situation),
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
      const found = run(rule);
      if (found.length > 0) candidates.push(...found);
    } catch {
      const message = `The rule \`${rule.id}\` failed on this file, which is a bug of Settings Lint. All other rules have run.`;
      failures.push(...present(makeOwn('rule-failed', options, { uri, span: { start: 0, end: 0 } }, message)));
    }
  }
  return { candidates, failures };
}
