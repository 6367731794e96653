import { actually } from './queries';
import type {
  Alternative,
  Bound,
  Fact,
  Guard,
  LiteralValue,
  Place,
  Scalar,
  UnknownReason,
  UnknownValue,
  Value,
} from './value';

/** More alternatives than this are not kept for one value: all but those of an empty environment become one unknown. */
export const maxAlternatives = 24;

/** For what is worked out on the way and is never shown by itself. */
export const noPlace: Place = Object.freeze({ uri: '' as Place['uri'], span: { start: 0, end: 0 } });

/** A number, text, flag or `None`. */
export function literal(value: Scalar): LiteralValue {
  return { kind: 'literal', value };
}

/** A value that cannot be known, with the reason. */
export function unknownValue(reason: UnknownReason, detail?: string): UnknownValue {
  return { kind: 'unknown', why: detail === undefined ? { reason } : { reason, detail } };
}

/** What is laid over the settings that the project writes, on the machine of a site: a module that it does not have, or data. */
export function isOverlay(value: Value): boolean {
  return value.kind === 'unknown' && (value.why.reason === 'overlay' || value.why.reason === 'data');
}

/** `None`, as far as that is known. */
export function isNone(value: Value): boolean {
  return value.kind === 'literal' && value.value === null;
}

/** Without the ways on which there is `None`, where Python goes on with all others only: `int(None)` ends the program. */
export function withoutNone(bound: Bound): Bound {
  const left = bound.filter(({ value }) => !isNone(value));
  return left.length > 0 ? left : bound;
}

/** A certain value, decided at one place. */
export function certain(value: Value, at: Place): Bound {
  return [{ value, at, via: [], when: [] }];
}

/** What cannot be known, decided at one place. */
export function unknown(reason: UnknownReason, at: Place, detail?: string): Bound {
  return certain(unknownValue(reason, detail), at);
}

/** The same alternatives with other values; everything that says where they come from stays. */
export function mapValues(bound: Bound, change: (value: Value, of: Alternative) => Value): Bound {
  return bound.map((alternative) => withValue(alternative, change(alternative.value, alternative)));
}

/** The same alternative with another value. */
export function withValue(alternative: Alternative, value: Value): Alternative {
  return value === alternative.value ? alternative : { ...alternative, value };
}

/** Each alternative as seen under further guards; those that cannot hold under them are left out. */
export function under(bound: Bound, guards: readonly Guard[]): Alternative[] {
  if (guards.length === 0) return [...bound];
  const kept: Alternative[] = [];
  for (const alternative of bound) {
    const when = joinGuards(alternative.when, guards);
    if (when !== undefined) kept.push(when === alternative.when ? alternative : { ...alternative, when });
  }
  return kept;
}

/** All guards of both, or undefined where they take one decision on different sides and so never hold together. */
export function joinGuards(a: readonly Guard[], b: readonly Guard[]): readonly Guard[] | undefined {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const joined = [...a];
  for (const guard of b) {
    const same = a.find((other) => other.id === guard.id);
    if (same === undefined) {
      if (a.some((other) => contradicts(other.facts, guard.facts))) return undefined;
      joined.push(guard);
    } else if (same.arm !== guard.arm) return undefined;
  }
  return joined;
}

/** Two debug facts about different bindings of DEBUG do not contradict each other. */
function contradicts(a: readonly Fact[], b: readonly Fact[]): boolean {
  return a.some((x) => b.some((y) => x.about === y.about && x.of === y.of && x.holds !== y.holds));
}

/** The alternatives of several branches as one; equal ones are kept once, and too many become one unknown. */
export function union(parts: readonly Bound[], at: Place): Bound {
  const all: Alternative[] = [];
  for (const part of parts) {
    for (const alternative of part) if (!all.some((other) => isTwin(other, alternative))) all.push(alternative);
  }
  return capped(all, at);
}

/** One alternative, or two of which each is the same thing imported under the same conditions. */
function isTwin(a: Alternative, b: Alternative): boolean {
  if (a === b) return true;
  if (a.value.kind !== 'opaque' || b.value.kind !== 'opaque' || a.value.what !== b.value.what) return false;
  return a.value.what.startsWith('imported name') && sameGuards(a.when, b.when);
}

function sameGuards(a: readonly Guard[], b: readonly Guard[]): boolean {
  return a.length === b.length && a.every((guard, i) => guard.id === b[i]?.id && guard.arm === b[i].arm);
}

/** All alternatives, or, where they are too many to go on with, what is left of them. */
export function capped(all: readonly Alternative[], at: Place): Bound {
  if (all.length === 0) return unknown('operation', at);
  return all.length <= maxAlternatives ? all : condensed(all, at);
}

/**
 * More alternatives than anybody could read, as one: of lists, what is in all of them is still known to be there, so that a
 * middleware that is never taken away does not get lost among switches.
 */
function condensed(all: readonly Alternative[], at: Place): Bound {
  const [first, ...rest] = all;
  const sequences = rest.map(({ value }) => value).filter((value) => value.kind === 'sequence');
  if (first?.value.kind !== 'sequence' || sequences.length < rest.length) return withoutVariables(all, at);
  const items = first.value.items.filter((item) =>
    sequences.every((other) => other.items.some((one) => same(one, item))),
  );
  const { when: _when, ...kept } = first;
  return [{ ...kept, when: [], value: { ...first.value, items, open: true } }];
}

/** What no variable leads to stays as it is; all others are one unknown, which takes a variable. */
function withoutVariables(all: readonly Alternative[], at: Place): Bound {
  const kept = actually(all, true);
  if (kept.length === 0 || kept.length > maxAlternatives / 2) return unknown('too-many', at);
  return [...kept, ...under(unknown('too-many', at), [givenVariables(at)])];
}

/** The guard of what is reached only where some variable is set. */
export function givenVariables(at: Place): Guard {
  return { id: `many:${at.uri}:${at.span.start}`, at, arm: true, facts: [], unset: false };
}

function same(a: Bound, b: Bound): boolean {
  const [x, y] = [a[0]?.value, b[0]?.value];
  if (a === b) return true;
  return a.length === 1 && b.length === 1 && x?.kind === 'literal' && y?.kind === 'literal' && x.value === y.value;
}

/**
 * Computes on two bounds: once for each pair that can hold together. The result is decided at `at`, the operation's place,
 * and comes from the environment read of either side.
 */
export function combine(a: Bound, b: Bound, at: Place, compute: (a: Value, b: Value) => Value): Bound {
  const results: Alternative[] = [];
  for (const left of a) {
    for (const right of b) {
      const when = joinGuards(left.when, right.when);
      if (when === undefined) continue;
      results.push(derived(compute(left.value, right.value), at, when, left.read ?? right.read));
    }
  }
  return capped(results, at);
}

/** One value computed from each alternative; it is decided at `at`. */
export function derive(bound: Bound, at: Place, compute: (value: Value) => Value): Bound {
  return bound.map((of) => derived(compute(of.value), at, of.when, of.read));
}

function derived(value: Value, at: Place, when: readonly Guard[], read: Alternative['read']): Alternative {
  return read === undefined ? { value, at, via: [], when } : { value, at, via: [], when, read };
}

/** All ways to take one alternative from each bound, as far as they can hold together; undefined past the cap. */
export function choices(bounds: readonly Bound[]): readonly Choice[] | undefined {
  let found: Choice[] = [{ picked: [], when: [], read: undefined }];
  for (const bound of bounds) {
    const next: Choice[] = [];
    for (const choice of found) {
      for (const alternative of bound) {
        const when = joinGuards(choice.when, alternative.when);
        if (when === undefined) continue;
        next.push({ picked: [...choice.picked, alternative], when, read: choice.read ?? alternative.read });
      }
    }
    if (next.length > maxAlternatives) return undefined;
    found = next;
  }
  return found;
}

/** One alternative of each of several values, with the branches on which all of them hold together. */
export interface Choice {
  readonly picked: readonly Alternative[];
  readonly when: readonly Guard[];
  readonly read: Alternative['read'] | undefined;
}

/** The alternative that a choice makes, decided at `at`. */
export function chosen(choice: Choice, value: Value, at: Place): Alternative {
  return derived(value, at, choice.when, choice.read);
}

/** The only value there can be, whatever the branches; undefined where there are several or none is known. */
export function single(bound: Bound): Value | undefined {
  const [first, ...rest] = bound;
  if (first === undefined || rest.length > 0 || first.value.kind === 'unknown') return undefined;
  return first.value;
}

/** The text that a name certainly has. */
export function singleString(bound: Bound | undefined): string | undefined {
  const value = bound === undefined ? undefined : single(bound);
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** Whether a value is a text that is known exactly. */
export function isString(value: Value): value is LiteralValue & { readonly value: string } {
  return value.kind === 'literal' && typeof value.value === 'string';
}
