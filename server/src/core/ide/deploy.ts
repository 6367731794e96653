import { agreed } from '../django/checks/logic';
import { answersOf, checks, inputsOf } from '../django/checks';
import type { Check, CheckInput } from '../django/checks';
import { isDjangoPlace } from '../django/settings';
import { versionText } from '../django/versions';
import { silencedChecks } from '../lint/silenced';
import type { ProjectModel } from '../model/model';
import type { Place } from '../model/value';
import type { Role, SettingsView } from '../model/view';
import type { Rule } from '../rules/rule';
import type { Uri } from '../text';
import { decidingSetting } from './deciding';
import { becauseOf, entryOf } from './entry';
import { rulesBehind, type RuleBehind } from './rules-behind';
import { whyOpen } from './why-open';

/** What `manage.py check --deploy` would say about one entry module, without running Django. */
export interface DeployReport {
  readonly uri: Uri;
  /** The class of django-configurations whose settings these are. */
  readonly configuration?: string;
  readonly role: Role;
  /** Why it is an entry and has this role, in words. */
  readonly because: readonly string[];
  /** Django's version, such as `5.2`; null where the project does not say, and only what all releases agree on is told. */
  readonly django: string | null;
  /** Every check of that release which settings decide, by id. */
  readonly checks: readonly CheckReport[];
}

/** The answer to one of Django's checks for one entry. */
export interface CheckReport {
  readonly id: string;
  /** True where Django would report, false where not, null where that cannot be told. */
  readonly reports: boolean | null;
  /** The setting that decides, or that is not known; missing where no setting does. */
  readonly setting?: string;
  /** The text that decides; missing where it is Django's default, or no text at all. */
  readonly at?: Place;
  /** Why it cannot be told, or why Django keeps silent; in words, without any value of a setting. */
  readonly why?: string;
  /** The rule that says the same, with the title of its fix where it has one here. */
  readonly rule?: RuleBehind;
}

/** The verdicts of Django's own checks on every entry; pieces of a site's settings that are no entry have none. */
export function deploy(model: ProjectModel, rules: readonly Rule[]): readonly DeployReport[] {
  return model.cautious.flatMap((view, index) => {
    const entry = model.project.entries.find(({ uri }) => uri === view.uri);
    if (entry === undefined && view.isFragment) return [];
    const because = becauseOf(view, entry);
    const django = view.django === undefined ? null : versionText(view.django);
    const behind = rulesBehind(model.views[index] ?? view, rules);
    return [{ ...entryOf(view), role: view.role, because, django, checks: reportsOn(view, behind) }];
  });
}

function reportsOn(view: SettingsView, behind: (check: Check) => RuleBehind | undefined): readonly CheckReport[] {
  const inputs = inputsOf(view);
  const silenced = silencedChecks(view);
  return checks.flatMap((check) => {
    const answers = answersOf(check, inputs);
    if (answers.length === 0) return [];
    const verdict = agreed(answers);
    if (verdict === undefined) return [openReport(view, check, inputs, behind)];
    if (verdict && silenced.has(check.id)) return [silencedReport(view, check)];
    const rule = verdict ? behind(check) : undefined;
    const decided = settingPart(view, decidingSetting(check, inputs, verdict));
    return [{ id: check.id, reports: verdict, ...decided, ...(rule && { rule }) }];
  });
}

function openReport(
  view: SettingsView,
  check: Check,
  inputs: readonly CheckInput[],
  behind: (check: Check) => RuleBehind | undefined,
): CheckReport {
  const { setting, at, why } = whyOpen(view, check, inputs);
  const rule = behind(check);
  return {
    id: check.id,
    reports: null,
    ...(setting !== undefined && { setting }),
    ...(at !== undefined && { at }),
    why,
    ...(rule && { rule }),
  };
}

/** Django runs such a check and does not show what it says. */
function silencedReport(view: SettingsView, { id }: Check): CheckReport {
  const name = 'SILENCED_SYSTEM_CHECKS';
  return { id, reports: false, ...settingPart(view, name), why: 'Django is told to keep silent about it' };
}

/** The setting with the text that gives it its value, where the project has one. */
function settingPart(view: SettingsView, name: string | undefined): Pick<CheckReport, 'setting' | 'at'> {
  if (name === undefined) return {};
  const at = view.get(name).actualAlternatives({ unset: true })[0]?.at;
  return at === undefined || isDjangoPlace(at) ? { setting: name } : { setting: name, at };
}
