import { truthOf } from '../../model/truth';
import type { Alternative, Bound, DictItem, Place, Setting, Test, Value } from './model';

/**
 * Python's truth value; undefined where it is decided elsewhere. A function or module is no value of a setting: its call or
 * attribute is still being typed.
 */
export const truthy: Test = (value) => (value.kind === 'opaque' ? undefined : truthOf(value));

/** True where Python takes the value for false; undefined where that is not known. */
export const falsy: Test = (value) => {
  const truth = truthy(value);
  return truth === undefined ? undefined : !truth;
};

/**
 * True where another module may give a setting something else, such as a file of this machine that is left aside because it
 * is for development: the machine of the site has one of its own.
 */
export function isGivenElsewhere(setting: Setting, found: Alternative, test: Test): boolean {
  const actual = setting.actualAlternatives({ unset: false });
  return actual.some(({ at, value }) => at.uri !== found.at.uri && test(value) !== true);
}

/** True for any literal that satisfies `test`, false for other known values, undefined for what is not known. */
export function literal(test: (value: Extract<Value, { kind: 'literal' }>['value']) => boolean): Test {
  return (value) => {
    if (value.kind === 'literal') return test(value.value);
    return isKnown(value) ? false : undefined;
  };
}

/** True for a value that is known as such: a literal, a sequence or a dictionary, whose items may be unknown. */
export function isKnown(value: Value): boolean {
  return value.kind === 'literal' || value.kind === 'sequence' || value.kind === 'dict';
}

/** The text of a string or bytes literal. */
export function textIn(value: Value): string | undefined {
  if (value.kind !== 'literal') return undefined;
  if (typeof value.value === 'string') return value.value;
  return typeof value.value === 'object' && value.value !== null ? value.value.bytes : undefined;
}

/** True for a text with something in it, false for other known values, undefined for what is not known. */
export const nonEmptyText: Test = (value) => {
  const text = textIn(value);
  return text === undefined ? (isKnown(value) ? false : undefined) : text !== '';
};

/** Whether all that something may be satisfies `test`; undefined where alternatives differ or are not known. */
export function every(bound: Bound, test: Test): boolean | undefined {
  const [first, ...others] = bound;
  if (first === undefined) return true;
  const answer = test(first.value);
  return others.every((other) => test(other.value) === answer) ? answer : undefined;
}

/** The alternatives that are left when no environment variable is set. */
export function reached(bound: Bound): readonly Alternative[] {
  return bound.filter(({ when }) => when.every(({ always, unset, arm }) => (always ?? unset ?? arm) === arm));
}

/**
 * A test whether a list has an item that satisfies `item`; "no" only where the list is closed and every item is known. With
 * `unset`, an item that comes from the environment counts as what it is when no variable is set.
 */
export function has(item: Test, when: 'always' | 'unset' = 'always'): Test {
  return (value) => {
    if (value.kind !== 'sequence') return isKnown(value) ? false : undefined;
    let isCertain = !value.open;
    for (const bound of value.items) {
      const answer = every(considered(bound, when), item);
      if (answer === true) return true;
      if (answer === undefined) isCertain = false;
    }
    return isCertain ? false : undefined;
  };
}

function considered(bound: Bound, when: 'always' | 'unset'): Bound {
  const left = when === 'unset' ? reached(bound) : bound;
  return left.length === 0 ? bound : left;
}

/** A test for exactly this text. */
export const equals = (text: string): Test => literal((value) => value === text);

/** The items of a list that satisfy `test` on all their alternatives, with the first alternative for its place; `when` as in `has`. */
export function itemsWhere(value: Value, test: Test, when: 'always' | 'unset' = 'always'): readonly Alternative[] {
  if (value.kind !== 'sequence') return [];
  return value.items.flatMap((bound) => {
    const left = considered(bound, when);
    const first = left[0];
    return first !== undefined && every(left, test) === true ? [first] : [];
  });
}

/** The entry of a dict under a text key. */
export function entryOf(value: Value, key: string): DictItem | undefined {
  if (value.kind !== 'dict') return undefined;
  return value.entries.find((entry) => textIn(entry.key) === key);
}

/** Tells places that begin at different offsets apart. */
export function placeKey({ uri, span }: Place): string {
  return `${uri} ${String(span.start)}`;
}

/** True where `inner` lies within `outer` in the same file. */
export function within(outer: Place, inner: Place): boolean {
  return outer.uri === inner.uri && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}
