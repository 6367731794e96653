import { nearPackages } from '../rules/shared/packages';
import type { SettingsView } from '../model/view';
import type { EnvRule, ProjectRule, Rule, SettingsRule, UrlsRule } from '../rules/rule';
import type { Subject, Subjects } from './subjects';

/** A list of rules by what they are about, so that a keystroke asks only those that may have something to say. */
export interface RulePlan {
  readonly rules: readonly Rule[];
  readonly aboutSettings: readonly SettingsRule[];
  readonly aboutEnvFiles: readonly EnvChecker[];
  readonly aboutUrls: readonly UrlsChecker[];
  readonly aboutProject: readonly ProjectChecker[];
  /** The positions in `aboutSettings` of the rules that are asked about every entry. */
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
  const always: number[] = [];
  const bySubject = new Map<Subject, number[]>();
  aboutSettings.forEach(({ id }, position) => {
    const needed = subjects.get(id);
    if (needed === undefined) always.push(position);
    else for (const subject of needed) bySubject.set(subject, [...(bySubject.get(subject) ?? []), position]);
  });
  return {
    rules,
    aboutSettings,
    aboutEnvFiles: rules.filter(speaksOfEnvFiles),
    aboutUrls: rules.filter(speaksOfUrls),
    aboutProject: rules.filter(speaksOfProject),
    always,
    bySubject,
  };
}

/** The rules about settings that are asked about an entry, in their order: all others certainly have nothing to say. */
export function speakersOn(view: SettingsView, plan: RulePlan): readonly SettingsRule[] {
  const { aboutSettings, always, bySubject } = plan;
  if (view.open || always.length === aboutSettings.length) return aboutSettings;
  const asked = new Uint8Array(aboutSettings.length);
  for (const position of always) asked[position] = 1;
  const ask = (subject: Subject): void => {
    for (const position of bySubject.get(subject) ?? nobody) asked[position] = 1;
  };
  for (const name of view.mentioned) ask(name);
  for (const id of nearPackages(view)) ask(`package ${id}`);
  for (const name of view.packages?.keys() ?? nothing) ask(`requirement ${name}`);
  return aboutSettings.filter((_, position) => asked[position] === 1);
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
