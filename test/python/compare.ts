import { applySteps } from '../../server/src/core/model/steps';
import type {
  Alternative,
  Bound,
  DictValue,
  Guard,
  LiteralValue,
  SequenceValue,
  Value,
} from '../../server/src/core/model/value';

/** A value as `worker.py` writes it: a tag and what belongs to it. */
export type PythonValue = readonly [string, ...unknown[]];

/** The environment a program ran in; `null` stands for the query with no variable set. */
export type Environment = Readonly<Record<string, string>>;

/** Whether an alternative can be the one that Python took in this environment. */
function isPossible(alternative: Alternative, environment: Environment): boolean {
  return alternative.when.every((guard) => guardHolds(guard, environment));
}

function guardHolds(guard: Guard, environment: Environment): boolean {
  if (guard.id.startsWith('env:')) return guard.arm === Object.hasOwn(environment, guard.id.slice('env:'.length));
  const empty = Object.keys(environment).length === 0;
  const arm = empty ? (guard.always ?? guard.unset) : guard.always;
  return arm === undefined || arm === guard.arm;
}

export function possible(bound: Bound, environment: Environment): readonly Alternative[] {
  return bound.filter((alternative) => isPossible(alternative, environment));
}

/** Whether a value of the model says everything: no unknown part, no text of the environment, nothing open. */
export function isFullyKnown(bound: Bound, environment: Environment): boolean {
  const left = possible(bound, environment);
  return left.length === 1 && left.every(({ value }) => isKnownValue(value, environment));
}

function isKnownValue(value: Value, environment: Environment): boolean {
  switch (value.kind) {
    case 'literal':
      return true;
    case 'sequence':
      return !value.open && value.items.every((item) => isFullyKnown(item, environment));
    case 'dict':
      return (
        !value.open &&
        value.entries.every((entry) => isKnownValue(entry.key, environment) && isFullyKnown(entry.value, environment))
      );
    default:
      return false;
  }
}

/** Whether Python's value is among the alternatives; what is not known matches everything. */
export function admits(bound: Bound, python: PythonValue, environment: Environment): boolean {
  return possible(bound, environment).some(({ value }) => admitsValue(value, python, environment));
}

function admitsValue(value: Value, python: PythonValue, environment: Environment): boolean {
  switch (value.kind) {
    case 'unknown':
    case 'call':
      return true;
    case 'opaque':
      return python[0] === 'o' || value.what.startsWith('imported name');
    case 'literal':
      return JSON.stringify(encodeLiteral(value)) === JSON.stringify(python);
    case 'env': {
      const text = environment[value.variable];
      if (text === undefined) return false;
      const result = applySteps(text, value.steps, nowhere);
      return result !== 'invalid' && admitsValue(result, python, environment);
    }
    case 'sequence':
      return admitsSequence(value, python, environment);
    case 'dict':
      return admitsDict(value, python, environment);
  }
}

const nowhere = { uri: '' as Alternative['at']['uri'], span: { start: 0, end: 0 } };
const tags = { list: 'l', tuple: 't', set: 'S' } as const;

function admitsSequence(value: SequenceValue, python: PythonValue, environment: Environment): boolean {
  if (python[0] !== tags[value.type]) return false;
  const items = python[1] as readonly PythonValue[];
  const some = (item: Bound): boolean => items.some((one) => admits(item, one, environment));
  if (value.open) return value.items.every(some);
  if (value.type === 'set')
    return (
      value.items.length >= items.length &&
      value.items.every(some) &&
      items.every((one) => value.items.some((item) => admits(item, one, environment)))
    );
  return value.items.length === items.length && items.every((one, i) => admits(value.items[i] ?? [], one, environment));
}

function admitsDict(value: DictValue, python: PythonValue, environment: Environment): boolean {
  if (python[0] !== 'd') return false;
  const entries = python[1] as readonly (readonly [PythonValue, PythonValue])[];
  const last = new Map<string, { readonly key: Value; readonly value: Bound }>();
  for (const entry of value.entries) last.set(JSON.stringify(keyOf(entry.key)), entry);
  const unsure = value.entries.some((entry) => entry.key.kind !== 'literal');
  const present = [...last.values()].every((entry) =>
    entry.key.kind !== 'literal'
      ? true
      : entries.some(([key, item]) => sameKey(key, entry.key) && admits(entry.value, item, environment)),
  );
  if (value.open || unsure) return present;
  return present && entries.length === last.size;
}

/** Python finds `True` and `1` to be one key. */
function keyOf(key: Value): unknown {
  if (key.kind !== 'literal') return key;
  const { value } = key;
  return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint'
    ? ['number', Number(value)]
    : encodeLiteral(key);
}

function sameKey(python: PythonValue, key: Value): boolean {
  const number = python[0] === 'b' || python[0] === 'i' || python[0] === 'f' ? ['number', Number(python[1])] : python;
  return JSON.stringify(number) === JSON.stringify(keyOf(key));
}

function encodeLiteral(literal: LiteralValue): PythonValue {
  const { value } = literal;
  if (value === null) return ['n'];
  if (typeof value === 'boolean') return ['b', value];
  if (typeof value === 'string') return ['s', value];
  if (typeof value === 'object') return ['y', value.bytes];
  if (literal.float) return ['f', floatText(Number(value))];
  return ['i', value.toString()];
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    return `${digits}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
