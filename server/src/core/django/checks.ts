import { appChecks } from './checks/apps';
import { cacheChecks } from './checks/caches';
import type { Check, CheckInput } from './checks/check';
import { cspChecks } from './checks/csp';
import { infrastructureChecks } from './checks/infrastructure';
import { agreed } from './checks/logic';
import { contains } from './checks/values';
import type { Answer } from './checks/logic';
import { securityChecks } from './checks/security';
import type { Alternative } from '../model/value';
import type { Setting, SettingsView } from '../model/view';
import { defaultBound } from './defaults';
import { isDjangoPlace } from './plain';
import { atLeast, possibleVersions } from './versions';
import type { DjangoVersion } from './versions';

export type { Check, CheckInput } from './checks/check';
export { isWeakKeyText } from './checks/secret-key';

/** Every check of `manage.py check --deploy` that settings decide, ordered by id. */
export const checks: readonly Check[] = [
  ...securityChecks,
  ...cspChecks,
  ...cacheChecks,
  ...infrastructureChecks,
  ...appChecks,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The checks that a release has. */
export function checksOf(version: DjangoVersion): readonly Check[] {
  return checks.filter((check) => existsIn(check, version));
}

/** The verdicts by id: true where Django reports, null where the settings do not tell. Ids of other releases are left out. */
export type Verdicts = Readonly<Record<string, boolean | null>>;

/**
 * Django's verdicts on one entry in Python's own order with no environment variable set. Where the project's release is
 * not known, a verdict is given where every release that has the check agrees.
 */
export function runChecks(view: SettingsView): Verdicts {
  return verdicts(inputsOf(view));
}

/** Python's own order with no environment variable set, or what a deployed site may have. */
type Situation = 'unset' | 'deployed';

/** One entry's settings as each release in question sees them: the project's own, or every recorded one. */
export function inputsOf(view: SettingsView, situation: Situation = 'unset'): readonly CheckInput[] {
  return (view.django === undefined ? possibleVersions : [view.django]).map((one) => inputOf(view, one, situation));
}

/** The verdict of each check on the same settings, seen by one or several releases. */
export function verdicts(inputs: readonly CheckInput[]): Verdicts {
  const found: Record<string, boolean | null> = {};
  for (const check of checks) {
    const answers = answersOf(check, inputs);
    if (answers.length > 0) found[check.id] = agreed(answers) ?? null;
  }
  return found;
}

/** What a check answers in each release that has it. */
export function answersOf(check: Check, inputs: readonly CheckInput[]): readonly Answer[] {
  return inputs.filter((one) => existsIn(check, one.version)).map((one) => check.reports(one));
}

/** The questions of the checks, put to a view as one release would see it: with that release's own defaults. */
function inputOf(view: SettingsView, version: DjangoVersion, situation: Situation): CheckInput {
  const present = remembered((name: string) => alternatives(reachedIn(view.get(name), situation), name, version));
  const members = remembered((key: string) => {
    const [name = '', item = ''] = key.split(' ');
    return agreed(present(name).map(({ value }) => contains(item)(value)));
  });
  return {
    version,
    get: present,
    contains: (name, item) => members(`${name} ${item}`),
    isAssigned: (name) => isAssigned(view.get(name), situation),
  };
}

function reachedIn(setting: Setting, situation: Situation): readonly Alternative[] {
  return situation === 'unset' ? setting.actualAlternatives({ unset: true }) : setting.deployedAlternatives;
}

function alternatives(all: readonly Alternative[], name: string, version: DjangoVersion): readonly Alternative[] {
  if (!all.some((one) => isDjangoPlace(one.at))) return all;
  return [...all.filter((one) => !isDjangoPlace(one.at)), ...defaultBound(name, version)];
}

/** A module outside the project that may have been imported leaves it open. */
function isAssigned(setting: Setting, situation: Situation): Answer {
  const all = reachedIn(setting, situation);
  if (!setting.isAssigned) return all.some((one) => one.value.kind === 'unknown') ? undefined : false;
  return all.some((one) => one.written === undefined) ? undefined : true;
}

/** Many checks ask about the same setting; each answer is worked out once. */
function remembered<T>(answer: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as T;
    const now = answer(key);
    known.set(key, now);
    return now;
  };
}

function existsIn(check: Check, version: DjangoVersion): boolean {
  const begun = check.since === undefined || atLeast(version, check.since);
  return begun && (check.until === undefined || !atLeast(version, check.until));
}
