import { builtinName, isCallable } from './objects';
import type { Bound, DictValue, Scalar, SequenceValue, Value } from './value';

/** Python's `==`, three-valued: undefined where a part is not known. */
export function equal(a: Value, b: Value): boolean | undefined {
  if (a === b && a.kind !== 'unknown' && a.kind !== 'env') return true;
  if (a.kind === 'literal' && b.kind === 'literal') return equalScalars(a.value, b.value);
  if (a.kind === 'sequence' && b.kind === 'sequence') return equalSequences(a, b);
  if (a.kind === 'dict' && b.kind === 'dict') return equalDicts(a, b);
  if (a.kind === 'opaque' || b.kind === 'opaque') return equalCallables(a, b);
  return a.kind !== b.kind && isPlain(a) && isPlain(b) ? false : undefined;
}

/** `cast == bool`: one of Python's own types is only equal to itself, and what can be called to no plain value. */
export function equalCallables(a: Value, b: Value): boolean | undefined {
  const [x, y] = [builtinName(a), builtinName(b)];
  if (x !== undefined && y !== undefined) return x === y;
  const isOther = (value: Value): boolean => isPlain(value) || builtinName(value) !== undefined;
  return (isCallable(a) && isOther(b)) || (isCallable(b) && isOther(a)) ? false : undefined;
}

function isPlain({ kind }: Value): boolean {
  return kind === 'literal' || kind === 'sequence' || kind === 'dict';
}

/** True and 1, and 1 and 1.0, are equal in Python; a text never equals a number. */
function equalScalars(a: Scalar, b: Scalar): boolean {
  if (typeof a === 'object' || typeof b === 'object') {
    if (a === null || b === null) return a === b;
    return typeof a === 'object' && typeof b === 'object' && a.bytes === b.bytes;
  }
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  const x = numeric(a);
  const y = numeric(b);
  return x <= y && x >= y; // `===` would tell a bigint from a number of the same size.
}

function numeric(value: number | bigint | boolean): number | bigint {
  return typeof value === 'boolean' ? Number(value) : value;
}

function equalSequences(a: SequenceValue, b: SequenceValue): boolean | undefined {
  if (a.type !== b.type) return false;
  if (a.open || b.open || a.type === 'set') return undefined;
  if (a.items.length !== b.items.length) return false;
  return every(a.items.map((item, i) => equalBounds(item, b.items[i] ?? [])));
}

function equalDicts(a: DictValue, b: DictValue): boolean | undefined {
  if (a.open || b.open) return undefined;
  if (a.entries.length !== b.entries.length) return false;
  return every(
    a.entries.map((entry) => {
      const match = b.entries.find((other) => equal(entry.key, other.key) === true);
      return match === undefined ? undefined : equalBounds(entry.value, match.value);
    }),
  );
}

function equalBounds(a: Bound, b: Bound): boolean | undefined {
  const [x, ...moreX] = a;
  const [y, ...moreY] = b;
  if (x === undefined || y === undefined || moreX.length > 0 || moreY.length > 0) return undefined;
  return equal(x.value, y.value);
}

function every(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}
