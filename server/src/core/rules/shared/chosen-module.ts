import { basename, withoutCommentLines } from '../../text';
import { startsWithout } from './not-given';
import { truthy, within } from './values';
import type { Alternative, Guard, Problem, ProcessFileView, SettingsView } from './model';

/** Where the settings themselves choose what an alternative comes from, by something in the environment. */
function choiceOf(settings: SettingsView, { when }: Alternative): Guard | undefined {
  return when.find(({ at, unset }) => at.uri === settings.uri && unset !== undefined);
}

/**
 * Whether a `DEBUG` that is on comes from a module that the settings choose where the environment says nothing, while it is
 * off in another one that they may choose.
 */
export function isOfChosenModule(settings: SettingsView, open: Alternative): boolean {
  if (open.at.uri === settings.uri) return false;
  const choice = choiceOf(settings, open);
  if (choice === undefined) return false;
  const others = settings
    .get('DEBUG')
    .actualAlternatives({ unset: false })
    .filter(({ when }) => when.some(({ id, arm }) => id === choice.id && arm !== choice.arm));
  return others.some(({ value }) => truthy(value) === false) && others.every(({ value }) => truthy(value) !== true);
}

/**
 * An alternative of a chosen module that is imported only where it is there, as it is in this project. A module that is called
 * local may be on one machine alone.
 */
function isOfModuleAtHand({ when, at }: Alternative): boolean {
  return when.every(({ atHand, arm }) => atHand === undefined || (arm && !/local[^/]*$/.test(at.uri)));
}

/** On with an empty environment, also where a name such as "local" stands in for the missing variable. */
export function onWhenUnset(settings: SettingsView): Alternative | undefined {
  const reached = settings.get('DEBUG').actualAlternatives({ unset: true });
  const open = decidedByEnvironment(reached);
  if (open !== undefined) return open;
  const ofChosen = decidedByEnvironment(reached.filter(isOfModuleAtHand));
  return ofChosen !== undefined && isOfChosenModule(settings, ofChosen) ? ofChosen : undefined;
}

/** One of the alternatives, where all are on and the environment leads there. */
function decidedByEnvironment(reached: readonly Alternative[]): Alternative | undefined {
  if (!reached.every(({ value }) => truthy(value) === true)) return undefined;
  return reached.find(({ read, when }) => read !== undefined || when.some(({ unset }) => unset !== undefined));
}

/** Whether a file that starts the deployed site says which settings are meant, so that nobody has to think of the variable. */
function isSaid({ processes }: SettingsView, variable: string | undefined): boolean {
  if (variable === undefined) return false;
  const said = new RegExp(String.raw`\b${variable}["']?\s*[=: ]\s*["']?(?:\$\{\w+:?-)?(?:prod|production|live)\b`, 'i');
  return processes.some(({ role, text }) => role === 'production' && said.test(withoutCommentLines(text)));
}

function messageOf(variable: string | undefined, without: ProcessFileView | undefined): string {
  if (variable !== undefined && without !== undefined)
    return `\`${basename(without.uri)}\` starts the site without \`${variable}\`, so it runs with settings that have \`DEBUG\` on. Give the variable there, and let the deployed settings be the default.`;
  const missing =
    variable === undefined ? 'Where nothing in the environment chooses others' : `Where \`${variable}\` is missing`;
  return `${missing}, settings with \`DEBUG\` on are taken, so one forgotten variable opens the error pages to everybody. Let the deployed ones be the default.`;
}

/** The first of several tests of the same variables, `if … elif … else`: the one that all others follow. */
function firstChoice(settings: SettingsView, open: Alternative): Guard | undefined {
  const choice = choiceOf(settings, open);
  if (choice?.asks === undefined) return choice;
  const tests = open.when.filter(
    ({ at, asks, unset }) => at.uri === settings.uri && unset !== undefined && asks?.join() === choice.asks?.join(),
  );
  return tests.reduce((first, one) => (one.at.span.start < first.at.span.start ? one : first), choice);
}

/** A package of settings modules that takes the one for development where nothing names another: told where it chooses. */
export function whenNotChosen(settings: SettingsView, open: Alternative): Problem | undefined {
  const choice = firstChoice(settings, open);
  const [variable, ...others] = choice?.asks ?? [];
  if (isSaid(settings, variable)) return undefined;
  const reads = settings.reads.filter(
    ({ at, fallbackAt, ...one }) => one.variable === variable && at.uri === settings.uri && fallbackAt !== null,
  );
  const read = reads.find(({ at }) => choice !== undefined && within(choice.at, at)) ?? reads[0];
  const at = read?.fallbackAt ?? choice?.at ?? open.at;
  const only = others.length > 0 ? undefined : variable;
  const without = only === undefined ? undefined : startsWithout(settings, only);
  return {
    at,
    subject: 'DEBUG',
    ...(without === undefined && { severity: 'info' }),
    message: messageOf(only, without),
    related: at === open.at ? [] : [{ at: open.at, message: '`DEBUG` is on here.' }],
  };
}
