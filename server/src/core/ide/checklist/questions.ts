import { isDjangoPlace } from '../../django/settings';
import { totalSeconds } from '../../model/fold/durations';
import type { Alternative, Place, Value } from '../../model/value';
import type { Setting, SettingsView, Test } from '../../model/view';
import { entryOf, equals, every, has, isKnown } from '../../rules/shared/values';
import { whyOpenWords } from '../why-open';
import type { Proof, Use, Verdict } from './item';

/** What a setting means that nobody sets and Django has no default for. */
export type Missing = 'fine' | 'wrong' | 'open';

/** Whether a setting, as deployed, satisfies a test; `wrong` says what is the matter where it does not. */
export function setting(name: string, test: Test, wrong: string, missing: Missing = 'open'): Proof {
  return (view) => {
    const one = view.get(name);
    if (one.deployedAlternatives.length > 0) return judged(view, one, test, wrong);
    if (missing === 'fine') return { state: 'holds' };
    if (missing === 'wrong') return { state: 'fails', at: view.absentAt(), why: wrong };
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

/** Every proof has to hold; the first that fails speaks, else the first that stays open. */
export function together(...proofs: readonly Proof[]): Proof {
  return (view) => {
    const verdicts = proofs.map((proof) => proof(view));
    return (
      verdicts.find(({ state }) => state === 'fails') ??
      verdicts.find(({ state }) => state === 'open') ??
      verdicts[0] ?? { state: 'holds' }
    );
  };
}

/** One of the proofs has to hold; else the last one speaks. */
export function anyOf(...proofs: readonly Proof[]): Proof {
  return (view) => {
    const verdicts = proofs.map((proof) => proof(view));
    return (
      verdicts.find(({ state }) => state === 'holds') ??
      verdicts.find(({ state }) => state === 'open') ??
      verdicts.at(-1) ?? { state: 'holds' }
    );
  };
}

/** Whether a setting gets its value from the environment, a file or a service, and from no text in the source. */
export function givenFromOutside(name: string, wrong: string): Proof {
  return (view) => {
    const alternatives = view.get(name).deployedAlternatives;
    const literal = alternatives.find(({ value }) => isKnown(value));
    if (literal !== undefined) return fails(view, literal, wrong);
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

/** How a package shows in a project. */
export interface PackageTraces {
  /** As people call it. */
  readonly name: string;
  readonly app: string;
  /** Its normalized name on PyPI, where it is a package of its own. */
  readonly distribution?: string;
  readonly settings?: readonly string[];
}

/** A package that a dependency file asks for, that is installed as an app, or that one of its settings configures. */
export function packageUse({ name, app, distribution, settings = [] }: PackageTraces): Use {
  return {
    name,
    by: (view) => {
      if (settings.some((one) => view.get(one).isAssigned)) return true;
      if (distribution !== undefined && view.packages?.has(distribution) === true) return true;
      return view.get('INSTALLED_APPS').judge(hasApp(app));
    },
  };
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

export function atLeast(count: number): Test {
  return (value) => (value.kind === 'literal' ? typeof value.value === 'number' && value.value >= count : undefined);
}

/** Whether a list has at least one item, as far as it is known. */
export const notEmpty: Test = (value) => {
  if (value.kind !== 'sequence') return isKnown(value) ? false : undefined;
  return value.items.length > 0 ? true : value.open ? undefined : false;
};

function judged(view: SettingsView, one: Setting, test: Test, wrong: string): Verdict {
  const good = one.deployed(test);
  if (good !== undefined) return heldBy(one);
  const bad = one.deployed((value) => opposite(test(value)));
  return bad === undefined ? open(view, one) : fails(view, bad, wrong);
}

/** What the environment may still change belongs to a good verdict. */
function heldBy(one: Setting): Verdict {
  const read = one.deployedAlternatives.find(({ value }) => value.kind === 'env')?.value;
  if (read?.kind !== 'env') return { state: 'holds' };
  return { state: 'holds', why: `unless the environment variable \`${read.variable}\` says otherwise` };
}

function fails(view: SettingsView, alternative: Alternative, why: string): Verdict {
  return { state: 'fails', at: placeOf(view, alternative), why };
}

function placeOf(view: SettingsView, { at }: Alternative): Place {
  return isDjangoPlace(at) ? view.absentAt() : at;
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
