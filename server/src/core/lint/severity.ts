import type { Role } from '../model/view';
import type { Problem, Severity } from '../rules/problem';
import { isStrictOnly, profiles } from '../rules/profiles';
import type { Rule } from '../rules/rule';
import type { Options, RuleLevel } from './options';

const order: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

/** How severe it is, from 0 for a hint to 3 for an error. */
export function rank(severity: Severity): number {
  return order.indexOf(severity);
}

function mildest(a: Severity, b: Severity): Severity {
  return rank(a) <= rank(b) ? a : b;
}

/** What decides about the severity besides the problem itself. */
export interface Situation {
  readonly role: Role;
  /** True where something says that the project is deployed. */
  readonly productionMarker: boolean;
  readonly options: Options;
}

/**
 * The severity of a problem, or `off`. A configured level replaces the severity in the roles that the rule speaks about: it
 * does not make a rule about deployed sites speak in settings for development.
 */
export function severityOf(rule: Rule, problem: Problem, situation: Situation): Severity | 'off' {
  const natural = naturalSeverity(rule, problem, situation);
  const level = configured(rule, problem, situation.options);
  if (natural === 'off' || level === 'off') return 'off';
  if (level !== undefined && level !== 'on') return level;
  if (level !== 'on' && isQuietInDevelopment(natural, situation)) return 'off';
  return level === 'on' || runs(rule, problem, situation.options) ? natural : 'off';
}

/** Settings for development are meant to be as they are; what is only a hint there is for those who ask for everything. */
function isQuietInDevelopment(natural: Severity | 'off', { role, options }: Situation): boolean {
  return role === 'development' && natural === 'hint' && options.preset !== 'strict';
}

function naturalSeverity(rule: Rule, problem: Problem, { role, productionMarker }: Situation): Severity | 'off' {
  const profile = profiles[problem.profile ?? rule.profile];
  const usual = profile[role];
  if (problem.absent !== true) return usual === 'off' ? 'off' : (problem.severity ?? usual);
  if (profile.production === 'off' || role === 'development' || role === 'test') return 'off';
  if (role === 'production') return profile.production;
  return mildest(profile.production, productionMarker ? 'warning' : 'info');
}

function runs(rule: Rule, problem: Problem, options: Options): boolean {
  return options.preset === 'strict' || problem.absent === true || !isStrictOnly(problem.profile ?? rule.profile);
}

/** The level configured for the rule, one of its old names, or the group that the finding belongs to. */
function configured(rule: Rule, problem: Problem, options: Options): RuleLevel | undefined {
  for (const name of [rule.id, ...(rule.aliases ?? [])]) {
    const level = options.rules.get(name);
    if (level !== undefined) return level;
  }
  return problem.absent === true && rule.group !== undefined ? options.rules.get(rule.group) : undefined;
}

/** The severity of one of the product's own findings. */
export function ownSeverity(id: string, usual: Severity, options: Options): Severity | 'off' {
  const level = options.rules.get(id);
  return level === undefined || level === 'on' ? usual : level;
}
