import { answersOf } from '../django/checks';
import type { Check, CheckInput } from '../django/checks';
import { isDjangoPlace } from '../django/settings';
import { maker } from '../model/display';
import type { Alternative, Place, Value } from '../model/value';
import type { SettingsView } from '../model/view';
import { whyWords } from '../model/words';
import { conditions } from './conditions';

/** Why a check cannot be told: the setting that is not known, where, and the reason in words. */
export interface WhyOpen {
  readonly setting?: string;
  readonly at?: Place;
  readonly why: string;
}

/** The first reason that a person can do something about; values of settings are no part of it. */
export function whyOpen(view: SettingsView, check: Check, inputs: readonly CheckInput[]): WhyOpen {
  if (answersOf(check, inputs).every((answer) => answer !== undefined))
    return { ...named(check), why: 'releases of Django differ, and the project does not say which one it uses' };
  const asked = askedFor(check, inputs);
  const reasons = [...asked].flatMap((name) => reasonsFor(view, name));
  const best = reasons.find(({ whole }) => whole) ?? reasons[0];
  if (best !== undefined) return best.reason;
  return { ...named(check), why: check.besides ?? 'the settings alone do not tell' };
}

/** Why a setting with these alternatives is not known, in words. */
export function whyOpenWords(view: SettingsView, alternatives: readonly Alternative[]): string {
  const whole = alternatives.flatMap(({ value }) => whyOf(value) ?? [])[0];
  if (whole !== undefined) return whole;
  const [first, ...others] = alternatives;
  if (first !== undefined && others.length === 0) return partOf(first, 0)[0]?.why ?? 'the settings alone do not tell';
  const [test] = alternatives.flatMap((one) => conditions(view, one.when));
  return test === undefined ? 'it may be one of several values' : `it depends on the condition: ${test}`;
}

function named({ settings: [setting] }: Check): Pick<WhyOpen, 'setting'> {
  return setting === undefined ? {} : { setting };
}

/** The settings that a check has asked for, without lists whose item in question is known. */
function askedFor(check: Check, inputs: readonly CheckInput[]): ReadonlySet<string> {
  const asked = new Set<string>();
  const certain = new Set<string>();
  const logged = inputs.map((input): CheckInput => ({
    ...input,
    get: (name) => {
      asked.add(name);
      return input.get(name);
    },
    contains: (name, item) => {
      const answer = input.contains(name, item);
      (answer === undefined ? asked : certain).add(name);
      return answer;
    },
    isAssigned: (name) => {
      asked.add(name);
      return input.isAssigned(name);
    },
  }));
  answersOf(check, logged);
  const open = [...asked].filter((name) => !certain.has(name));
  return new Set(open.length > 0 ? open : asked);
}

interface Reason {
  /** True where nothing of the setting is known, false where only a part of it is not. */
  readonly whole: boolean;
  readonly reason: WhyOpen;
}

function reasonsFor(view: SettingsView, setting: string): readonly Reason[] {
  const reached = view.get(setting).actualAlternatives({ unset: true });
  // Without a variable that it requires, the module does not even start.
  const alternatives = reached.length > 0 ? reached : view.get(setting).actualAlternatives({ unset: false });
  const unknown = alternatives.flatMap((one) => {
    const why = whyOf(one.value);
    return why === undefined ? [] : [{ whole: true, reason: { setting, ...placed(one.at), why } }];
  });
  if (unknown.length > 0) return unknown.slice(0, 1);
  if (alternatives.length > 1) return several(view, setting, alternatives);
  const part = alternatives.flatMap((one) => partOf(one, 0));
  return part.slice(0, 1).map(({ at, why }) => ({ whole: false, reason: { setting, ...placed(at), why } }));
}

function several(view: SettingsView, setting: string, alternatives: readonly Alternative[]): readonly Reason[] {
  const tests = [...new Set(alternatives.flatMap((one) => conditions(view, one.when)))];
  const why = tests.length === 0 ? 'it may be one of several values' : `it depends on the condition: ${tests[0] ?? ''}`;
  const at = alternatives.find((one) => !isDjangoPlace(one.at))?.at;
  return [{ whole: true, reason: { setting, ...(at && { at }), why } }];
}

function placed(at: Place): Pick<WhyOpen, 'at'> {
  return isDjangoPlace(at) ? {} : { at };
}

function whyOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'unknown':
      return whyWords(value.why);
    case 'env':
      return `the environment variable \`${value.variable}\` decides`;
    case 'opaque':
      return `it is ${value.what}`;
    case 'call':
      return `what \`${maker(value)}(…)\` gives is not worked out`;
    case 'literal':
    case 'sequence':
    case 'dict':
      return undefined;
  }
}

/** Deeper parts than this are not looked at; settings are not nested that far. */
const maxDepth = 6;

/** What is not known inside of a list or dictionary. */
function partOf({ value, at }: Alternative, depth: number): readonly { readonly at: Place; readonly why: string }[] {
  if ((value.kind !== 'sequence' && value.kind !== 'dict') || depth > maxDepth) return [];
  const parts = value.kind === 'sequence' ? value.items : value.entries.map((entry) => entry.value);
  const inside = parts.flatMap((bound) => {
    const [first] = bound;
    if (bound.length > 1 && first !== undefined) return [{ at: first.at, why: 'a part of it depends on a condition' }];
    return bound.flatMap((one) => {
      const why = whyOf(one.value);
      return why === undefined ? partOf(one, depth + 1) : [{ at: one.at, why: `a part of it is not known: ${why}` }];
    });
  });
  return value.open ? [{ at, why: 'it may hold more than is written here' }, ...inside] : inside;
}
