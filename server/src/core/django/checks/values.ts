import { equal } from '../../model/equality';
import type { Alternative, Bound, DictItem, DictValue, Value } from '../../model/value';
import { agreed, either } from './logic';
import type { Answer } from './logic';

/** A question about one value of Python, answered as Python would; undefined also where Python would raise. */
export type ValueTest = (value: Value) => Answer;

/** `value is True` */
export const isTrue: ValueTest = (value) => {
  if (value.kind === 'literal') return value.value === true;
  return value.kind === 'sequence' || value.kind === 'dict' ? false : undefined;
};

/** `value is None` */
export const isNone: ValueTest = (value) => {
  if (value.kind === 'literal') return value.value === null;
  return value.kind === 'sequence' || value.kind === 'dict' ? false : undefined;
};

/** `value == text` */
export function isText(text: string): ValueTest {
  return (value) => {
    if (value.kind === 'literal') return value.value === text;
    return value.kind === 'sequence' || value.kind === 'dict' ? false : undefined;
  };
}

/** `isinstance(value, (list, tuple))`, which Django demands of some settings before it starts. */
export function isListOrTuple(value: Value): boolean {
  return value.kind === 'sequence' && value.type !== 'set';
}

/**
 * The alternatives of a part of a value when no environment variable is set: branches that Python does not take then are
 * left out, and so is the variable's own text where its fallback is there as well.
 */
export function reached(bound: Bound): readonly Alternative[] {
  const kept = bound.filter((one) =>
    one.when.every((guard) => (guard.always ?? guard.unset ?? guard.arm) === guard.arm),
  );
  const fallback = kept.some((one) => one.value.kind !== 'env' && one.read !== undefined);
  const left = fallback ? kept.filter((one) => one.value.kind !== 'env') : kept;
  return left.length > 0 ? left : bound;
}

/** Whether the test holds for every value that is reached with an empty environment. */
export function testBound(bound: Bound, test: ValueTest): Answer {
  return agreed(reached(bound).map(({ value }) => test(value)));
}

/** `text in value` for lists, tuples, sets, dictionaries (their keys) and texts (a part of them). */
export function contains(text: string): ValueTest {
  return (value) => {
    if (value.kind === 'literal') return typeof value.value === 'string' ? value.value.includes(text) : undefined;
    if (value.kind === 'sequence')
      return either(...itemTests(value.items, isText(text)), value.open ? undefined : false);
    if (value.kind !== 'dict') return undefined;
    return either(...value.entries.map(({ key }) => isText(text)(key)), value.open ? undefined : false);
  };
}

/** True where the test holds for some item that Python's `for` would visit. */
export function someItem(test: ValueTest): ValueTest {
  return (value) => {
    if (value.kind === 'sequence') return either(...itemTests(value.items, test), value.open ? undefined : false);
    if (value.kind === 'dict') {
      return either(...value.entries.map(({ key }) => test(key)), value.open ? undefined : false);
    }
    if (value.kind !== 'literal' || typeof value.value !== 'string') return undefined;
    return either(...[...value.value].map((character) => test({ kind: 'literal', value: character })));
  };
}

function itemTests(items: readonly Bound[], test: ValueTest): Answer[] {
  return items.map((item) => testBound(item, test));
}

/** The entries that count: of equal keys, the last one. */
export function entriesOf(dict: DictValue): readonly DictItem[] {
  return dict.entries.filter(
    (entry, i) => !dict.entries.slice(i + 1).some((later) => equal(entry.key, later.key) === true),
  );
}

/** The value at a text key: `undefined` where it is not known whether the key is there, null where it is not. */
export function entryOf(dict: DictValue, key: string): Bound | null | undefined {
  const found = dict.entries.filter((entry) => isText(key)(entry.key) !== false).at(-1);
  if (found === undefined) return dict.open ? undefined : null;
  return isText(key)(found.key) === true && !dict.open ? found.value : undefined;
}

/**
 * Asks about the value at a path of keys. `missing` answers where a key is not there; anything on the way that is not a
 * dictionary is not known, because Python would raise.
 */
export function at(path: readonly string[], test: ValueTest, missing: Answer): ValueTest {
  const [key, ...rest] = path;
  if (key === undefined) return test;
  return (value) => {
    if (value.kind !== 'dict') return undefined;
    const entry = entryOf(value, key);
    if (entry === undefined) return undefined;
    return entry === null ? missing : testBound(entry, at(rest, test, missing));
  };
}
