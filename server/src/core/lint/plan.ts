import { nearPackages } from '../rules/shared/packages';
import { isStrictOnly } from '../rules/profiles';
import type { Options } from './options';
import type { SettingsView } from '../model/view';
import type { EnvRule, ProjectRule, Rule, SettingsRule, UrlsRule } from '../rules/rule';
import type { Subject, Subjects } from './subjects';

/** A list of rules by what they are about, so that a keystroke asks only those that may have something to say. */
export interface RulePlan {
  readonly rules: readonly Rule[];
  readonly aboutSettings: SettingsPlan;
  /** The same without the rules of which nobody hears unless the strict preset or the configuration asks for them. */
  readonly audible: SettingsPlan;
  readonly aboutEnvFiles: readonly EnvChecker[];
  readonly aboutUrls: readonly UrlsChecker[];
  readonly aboutProject: readonly ProjectChecker[];
}

/** Rules about settings by what they cannot do without. */
export interface SettingsPlan {
  readonly rules: readonly SettingsRule[];
  /** The positions in `rules` of those that are asked about every entry. */
  readonly always: readonly number[];
  /** By subject the positions of the others. */
  readonly bySubject: ReadonlyMap<Subject, readonly number[]>;
}

/** A rule that looks at environment files, whatever else it looks at. */
export type EnvChecker = EnvRule | (SettingsRule & Required<Pick<SettingsRule, 'checkEnv'>>);
/** A rule that looks at URLconfs, whatever else it looks at. */
export type UrlsChecker = UrlsRule | (SettingsRule & Required<Pick<SettingsRule, 'checkUrls'>>);
/** A rule that looks at the project as a whole, whatever else it looks at. */
export type ProjectChecker = ProjectRule | (EnvRule & Required<Pick<EnvRule, 'checkProject'>>);

/** `subjects` spares rules that have nothing to say about an entry, and changes no result; a rule without is always asked. */
export function planRules(rules: readonly Rule[], subjects: Subjects = new Map()): RulePlan {
  const aboutSettings = rules.filter((rule) => rule.on === 'settings');
  return {
    rules,
    aboutSettings: planSettings(aboutSettings, subjects),
    audible: planSettings(
      aboutSettings.filter((rule) => !isQuiet(rule)),
      subjects,
    ),
    aboutEnvFiles: rules.filter(speaksOfEnvFiles),
    aboutUrls: rules.filter(speaksOfUrls),
    aboutProject: rules.filter(speaksOfProject),
  };
}

function planSettings(rules: readonly SettingsRule[], subjects: Subjects): SettingsPlan {
  const always: number[] = [];
  const bySubject = new Map<Subject, number[]>();
  rules.forEach(({ id }, position) => {
    const needed = subjects.get(id);
    if (needed === undefined) always.push(position);
    else for (const subject of needed) bySubject.set(subject, [...(bySubject.get(subject) ?? []), position]);
  });
  return { rules, always, bySubject };
}

/** True for a rule of which nothing is shown without the strict preset or a level of its own. */
export function isQuiet({ profile, absence, isLouder }: SettingsRule): boolean {
  return isStrictOnly(profile) && absence !== true && isLouder !== true;
}

/**
 * The rules about settings to ask with these options. `hasIgnores` tells whether a file has ignore comments: one that names a
 * quiet rule has to be known to match something.
 */
export function askedWith(plan: RulePlan, options: Options, hasIgnores: boolean): SettingsPlan {
  if (options.preset === 'strict' || hasIgnores) return plan.aboutSettings;
  const isNamed = ({ id, aliases = [] }: SettingsRule): boolean =>
    [id, ...aliases].some((name) => options.rules.has(name));
  const asksMore = options.rules.size > 0 && plan.aboutSettings.rules.some((rule) => isQuiet(rule) && isNamed(rule));
  return asksMore ? plan.aboutSettings : plan.audible;
}

/** The rules about settings that are asked about an entry, in their order: all others certainly have nothing to say. */
export function speakersOn(view: SettingsView, { rules, always, bySubject }: SettingsPlan): readonly SettingsRule[] {
  if (view.open || always.length === rules.length) return rules;
  const asked = new Uint8Array(rules.length);
  for (const position of always) asked[position] = 1;
  const ask = (subject: Subject): void => {
    for (const position of bySubject.get(subject) ?? nobody) asked[position] = 1;
  };
  view.eachMentioned(ask);
  for (const id of nearPackages(view)) ask(`package ${id}`);
  for (const name of view.packages?.keys() ?? nothing) ask(`requirement ${name}`);
  return rules.filter((_, position) => asked[position] === 1);
}

const nobody: readonly number[] = [];
const nothing: readonly string[] = [];

function speaksOfEnvFiles(rule: Rule): rule is EnvChecker {
  return rule.on === 'env' || (rule.on === 'settings' && rule.checkEnv !== undefined);
}

function speaksOfUrls(rule: Rule): rule is UrlsChecker {
  return rule.on === 'urls' || (rule.on === 'settings' && rule.checkUrls !== undefined);
}

function speaksOfProject(rule: Rule): rule is ProjectChecker {
  return rule.on === 'project' || (rule.on === 'env' && rule.checkProject !== undefined);
}
