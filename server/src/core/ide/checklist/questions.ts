import { packages, type PackageFacts, type PackageId } from '../../django/packages';
import { totalSeconds } from '../../model/fold/durations';
import type { Value } from '../../model/value';
import type { Setting, SettingsView, Test } from '../../model/view';
import { mayUsePackage, usesPackage } from '../../rules/shared/packages';
import { entryOf, equals, every, has, isKnown } from '../../rules/shared/values';
import { whyOpenWords } from '../why-open';
import type { Proof, Use, Verdict } from './item';

/** What a setting means that nobody sets and Django has no default for. */
export type Missing = 'fine' | 'wrong' | 'open';

/**
 * Whether a setting, as deployed, satisfies a test; `wrong` says what is the matter where it does not. That alone fails no
 * item: where no rule speaks, there may be a reason for it.
 */
export function setting(name: string, test: Test, wrong: string, missing: Missing = 'open'): Proof {
  return (view) => {
    const one = view.get(name);
    if (one.deployedAlternatives.length > 0) return judged(view, one, test, wrong);
    if (missing === 'fine') return { state: 'holds' };
    if (missing === 'wrong') return { state: 'open', why: wrong };
    return { state: 'open', why: `\`${name}\` is not set, and what follows is not known` };
  };
}

/** Whether a value behind a key of a setting satisfies a test. `missing` is what the package does without the key. */
export function key(name: string, path: string, missing: 'fine' | 'wrong', test: Test, wrong: string): Proof {
  return setting(name, behind(path, missing === 'fine', test), wrong, missing);
}

/** Whether a list of the site names one of several things. */
export function lists(name: string, items: readonly string[], wrong: string): Proof {
  const tests = items.map((item) => has(equals(item)));
  return setting(name, (value) => either(tests.map((test) => test(value))), wrong, 'wrong');
}

/** Every proof has to hold; else the first that stays open speaks. */
export function together(...proofs: readonly Proof[]): Proof {
  return (view) => {
    const verdicts = proofs.map((proof) => proof(view));
    return verdicts.find(({ state }) => state === 'open') ?? verdicts[0] ?? { state: 'holds' };
  };
}

/** One of the proofs has to hold; else the last one speaks. */
export function anyOf(...proofs: readonly Proof[]): Proof {
  return (view) => {
    const verdicts = proofs.map((proof) => proof(view));
    return verdicts.find(({ state }) => state === 'holds') ?? verdicts.at(-1) ?? { state: 'holds' };
  };
}

/** Whether a setting gets its value from the environment, a file or a service, and from no text in the source. */
export function givenFromOutside(name: string, wrong: string): Proof {
  return (view) => {
    const alternatives = view.get(name).deployedAlternatives;
    const literal = alternatives.find(({ value }) => isKnown(value));
    if (literal !== undefined) return { state: 'open', why: wrong };
    if (alternatives.every(({ value }) => value.kind === 'env')) return { state: 'holds' };
    return open(view, view.get(name));
  };
}

/** Holds where the settings are known well enough for silent rules to mean that nothing is wrong. */
export function known(...names: readonly string[]): Proof {
  return (view) => {
    for (const name of names) {
      const one = view.get(name);
      if (one.deployedAlternatives.some(({ value }) => !isClosed(value))) return open(view, one);
    }
    return { state: 'holds' };
  };
}

/** Holds where every module that the entry runs has been read. */
export const allRead: Proof = (view) =>
  view.open
    ? { state: 'open', why: 'a module outside of the project may set more than can be seen here' }
    : { state: 'holds' };

/**
 * A package of the project, as people call it: one that rules would speak about, or that one of its settings configures.
 * Open where the list of apps is.
 */
export function packageUse(name: string, ...ids: readonly PackageId[]): Use {
  return {
    name,
    by: (view) => {
      const answers = ids.map((id) => usesIt(view, id));
      return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
    },
  };
}

function usesIt(view: SettingsView, id: PackageId): boolean | undefined {
  const { apps, settings }: PackageFacts = packages[id];
  if (usesPackage(view, id)) return true;
  if (!mayUsePackage(view, id)) return false;
  if (settings.some(({ name }) => view.get(name).isAssigned)) return true;
  const answers = apps.map((app) => view.get('INSTALLED_APPS').judge(hasApp(app)));
  return answers.includes(undefined) ? undefined : false;
}

/** Something that `INSTALLED_APPS` alone switches on. */
export function appUse(name: string, app: string): Use {
  return { name, by: (view) => view.get('INSTALLED_APPS').judge(hasApp(app)) };
}

/** Whether a list of apps has one, by its name or by its configuration class. */
export function hasApp(path: string): Test {
  return has((value) => {
    if (value.kind !== 'literal') return undefined;
    return typeof value.value === 'string' && (value.value === path || value.value.startsWith(`${path}.`));
  });
}

/** Whether a number, or a `timedelta(…)` in seconds, is at most so many. */
export function atMost(seconds: number): Test {
  return (value) => {
    const counted = value.kind === 'call' && value.callee.endsWith('timedelta') ? totalSeconds(value) : value;
    if (counted?.kind !== 'literal') return undefined;
    return typeof counted.value === 'number' ? counted.value <= seconds : undefined;
  };
}

/** Whether a list has at least one item, as far as it is known. */
export const notEmpty: Test = (value) => {
  if (value.kind !== 'sequence') return isKnown(value) ? false : undefined;
  return value.items.length > 0 ? true : value.open ? undefined : false;
};

function judged(view: SettingsView, one: Setting, test: Test, wrong: string): Verdict {
  const good = one.deployed(test);
  if (good !== undefined) return heldBy(one);
  const isBad = one.deployed((value) => opposite(test(value))) !== undefined;
  return isBad ? { state: 'open', why: wrong } : open(view, one);
}

/** What the environment may still change belongs to a good verdict. */
function heldBy(one: Setting): Verdict {
  const read = one.deployedAlternatives.find(({ value }) => value.kind === 'env')?.value;
  if (read?.kind !== 'env') return { state: 'holds' };
  return { state: 'holds', why: `unless the environment variable \`${read.variable}\` says otherwise` };
}

function open(view: SettingsView, one: Setting): Verdict {
  return { state: 'open', why: `\`${one.name}\`: ${whyOpenWords(view, one.deployedAlternatives)}` };
}

function behind(path: string, absent: boolean, test: Test): Test {
  return (value) => {
    if (value.kind !== 'dict') return isKnown(value) ? absent : undefined;
    const entry = entryOf(value, path);
    if (entry !== undefined) return every(entry.value, test);
    return value.open ? undefined : absent;
  };
}

function either(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function opposite(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

/** Known down to its last part: nothing can hide in it. */
function isClosed(value: Value): boolean {
  switch (value.kind) {
    case 'literal':
      return true;
    case 'sequence':
      return !value.open && value.items.every((bound) => bound.every((one) => isClosed(one.value)));
    case 'dict':
      return !value.open;
    case 'call':
    case 'env':
    case 'opaque':
    case 'unknown':
      return false;
  }
}
