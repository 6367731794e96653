import { agreed } from '../../django/checks/logic';
import { answersOf, checks, inputsOf, type Check } from '../../django/checks';
import { silencedChecks } from '../../lint/silenced';
import type { Value } from '../../model/value';
import type { SettingsView } from '../../model/view';
import { isKnown } from '../../rules/shared/values';
import { whyOpenWords } from '../why-open';
import type { Proof } from './item';

/**
 * Whether Django's own checks keep silent about a deployed site. What only variables decide is met as far as these are right,
 * which is said.
 */
export const djangoChecks: Proof = (view) => {
  const inputs = inputsOf(view, 'deployed');
  const silenced = silencedChecks(view);
  const answered = checks.flatMap((check) => {
    const answers = answersOf(check, inputs);
    // One that no setting decides is about the process.
    const isOfSettings = answers.length > 0 && check.settings.length > 0;
    return isOfSettings && !silenced.has(check.id) ? [{ check, reports: agreed(answers) }] : [];
  });
  const reporting = answered.filter(({ reports }) => reports === true).map(({ check }) => `\`${check.id}\``);
  if (reporting.length > 0) return { state: 'open', why: `Django reports ${reporting.join(', ')}` };
  const unsure = answered.filter(({ reports }) => reports === undefined).map(({ check }) => check);
  const why = unsure.flatMap((check) => whyUnsure(view, check) ?? [])[0];
  if (why !== undefined) return { state: 'open', why };
  const variables = new Set(unsure.flatMap(({ settings }) => settings.flatMap((name) => variablesOf(view, name))));
  if (variables.size === 0) return { state: 'holds' };
  return { state: 'holds', why: `as long as the environment is right about ${[...variables].map(inCode).join(', ')}` };
};

function inCode(variable: string): string {
  return `\`${variable}\``;
}

/** Why a check cannot be answered; undefined where nothing but variables decides it. */
function whyUnsure(view: SettingsView, { id, settings, besides }: Check): string | undefined {
  const open = settings.find((name) => alternatives(view, name).some(({ value }) => !isKnown(value) && !isRead(value)));
  if (open !== undefined) return `\`${id}\` depends on \`${open}\`: ${whyOpenWords(view, alternatives(view, open))}`;
  return settings.some((name) => variablesOf(view, name).length > 0)
    ? undefined
    : `\`${id}\`: ${besides ?? 'the settings alone do not tell'}`;
}

function alternatives(view: SettingsView, name: string): ReturnType<SettingsView['get']>['deployedAlternatives'] {
  return view.get(name).deployedAlternatives;
}

function isRead(value: Value): boolean {
  return value.kind === 'env';
}

/** The variables that a setting is read from, as a whole or in part. */
function variablesOf(view: SettingsView, name: string): readonly string[] {
  return alternatives(view, name).flatMap(({ value, read }) => [
    ...(value.kind === 'env' ? [value.variable] : []),
    ...(read === undefined ? [] : [read.variable]),
  ]);
}
