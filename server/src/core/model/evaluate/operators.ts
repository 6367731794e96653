/** What Python's operators compute, but for comparisons and tests of truth. Operands come in evaluated, so nothing here needs a frame. */
import type { BinaryOperator } from '../../syntax/python-tree';
import { certain, literal, noPlace, unknownValue } from '../bounds';
import { combineSets, concatenate, mergeDicts } from '../fold/containers';
import { arithmetic, signed } from '../fold/numbers';
import { percentFormat, percentParts } from '../fold/text';
import { withStep } from '../steps';
import type { LiteralValue, Value } from '../value';
import { mergeVariables } from '../variables';
import { moveEnvironPath } from './environ-path';
import { aroundEnvironment, fillTemplate, orOpaque } from './environment-text';
import { isPathOrText, joinedPath, textAround } from './path-text';

/** `a operator b` for all binary operators; also what an augmented assignment computes. */
export function operate(operator: BinaryOperator, a: Value, b: Value): Value {
  const container = onContainers(operator, a, b);
  if (container !== undefined) return container;
  if (a.kind === 'literal' && b.kind === 'literal') return onLiterals(operator, a, b) ?? unknownValue('operation');
  if (operator === '%' && isText(a) && b.kind === 'sequence' && b.type === 'tuple') return percent(a.value, b);
  if (operator === '*' && a.kind === 'sequence' && b.kind === 'literal') return repeat(a, b);
  if (operator === '/' && a.kind === 'call') return joinedPath(a, [certain(b, noPlace)]);
  if (a.kind === 'env' || b.kind === 'env') return onEnvironment(operator, a, b);
  return onCalls(operator, a, b);
}

/** Sets, lists, dictionaries and the environment; undefined where the operator does not make one of these. */
function onContainers(operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  const set = combineSets(operator, a, b);
  if (set !== undefined) return set;
  const moved = a.kind === 'call' ? moveEnvironPath(operator, a, b) : undefined;
  if (moved !== undefined) return moved;
  if (operator === '+' && (a.kind === 'sequence' || b.kind === 'sequence'))
    return concatenate(a, b) ?? unknownValue('operation');
  if (operator !== '|') return undefined;
  return a.kind === 'dict' || b.kind === 'dict' ? mergeDicts(a, b) : mergeVariables(a, b);
}

/** A text around a variable is followed; of everything else that is computed from one, only its name. */
function onEnvironment(operator: BinaryOperator, a: Value, b: Value): Value {
  if (operator === '+' && (isText(a) || isText(b))) return aroundEnvironment([a, b]) ?? unknownValue('operation');
  const filled = operator === '%' && isText(a) ? fillTemplate(percentParts(a.value, [b])) : undefined;
  const env = a.kind === 'env' ? a : b;
  return env.kind === 'env' ? orOpaque(filled, env) : unknownValue('operation');
}

/** Paths and the like, which are known by how they were made. */
function onCalls(operator: BinaryOperator, a: Value, b: Value): Value {
  if (operator === '+' && isPathOrText(a) && isPathOrText(b)) return textAround([a, b]);
  const filled = operator === '%' && isText(a) ? fillTemplate(percentParts(a.value, [b])) : undefined;
  return filled ?? callOperation(operator, a, b);
}

/** `-x`, `+x` and `~x`. */
export function signedValue(operator: '-' | '+' | '~', value: Value): Value {
  if (value.kind === 'literal') return signed(operator, value) ?? unknownValue('operation');
  if (value.kind === 'env') return withStep(value, { op: 'opaque' });
  if (value.kind === 'call') return { ...value, callee: `${operator}${value.callee}` };
  return unknownValue('operation');
}

function isText(value: Value): value is LiteralValue & { readonly value: string } {
  return value.kind === 'literal' && typeof value.value === 'string';
}

function callOperation(operator: BinaryOperator, a: Value, b: Value): Value {
  const of = a.kind === 'call' ? a : b.kind === 'call' ? b : undefined;
  if (of === undefined || a.kind === 'unknown' || b.kind === 'unknown') return unknownValue('operation');
  return { kind: 'call', callee: `${of.callee} ${operator}`, args: of.args };
}

function onLiterals(operator: BinaryOperator, a: LiteralValue, b: LiteralValue): Value | undefined {
  if (typeof a.value === 'string') {
    if (operator === '+' && typeof b.value === 'string') return literal(a.value + b.value);
    if (operator === '*' && typeof b.value === 'number' && !b.float && a.value.length * b.value < 10_000)
      return literal(a.value.repeat(Math.max(b.value, 0)));
    if (operator === '%') return textOrUndefined(percentFormat(a.value, [b]));
    return undefined;
  }
  return arithmetic(operator, a, b);
}

function percent(format: string, values: Extract<Value, { kind: 'sequence' }>): Value {
  const plain = values.items.map((item) => (item.length === 1 ? item[0]?.value : undefined));
  const literals = plain.filter((value): value is LiteralValue => value?.kind === 'literal');
  if (literals.length !== plain.length || values.open) return percentWithin(format, plain, values.open);
  return textOrUndefined(percentFormat(format, literals)) ?? unknownValue('operation');
}

/** `"%s@%s" % (USER, HOST)` with a value that the environment or a call gives. */
function percentWithin(format: string, values: readonly (Value | undefined)[], isOpen: boolean): Value {
  const all = values.filter((value) => value !== undefined);
  const filled = isOpen || all.length < values.length ? undefined : fillTemplate(percentParts(format, all));
  const env = all.find((value) => value.kind === 'env');
  if (env?.kind === 'env') return orOpaque(filled, env);
  return filled ?? unknownValue('operation');
}

function textOrUndefined(text: string | undefined): Value | undefined {
  return text === undefined ? undefined : literal(text);
}

function repeat(a: Extract<Value, { kind: 'sequence' }>, b: LiteralValue): Value {
  if (typeof b.value !== 'number' || b.float || a.open || a.type === 'set' || b.value * a.items.length > 1000)
    return unknownValue('operation');
  return { ...a, items: Array.from({ length: Math.max(b.value, 0) }, () => a.items).flat() };
}
