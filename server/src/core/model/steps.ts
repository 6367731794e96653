import { certain, literal, unknownValue } from './bounds';
import { castText } from './casts';
import { pythonStr } from './fold/text';
import { equal, equalCallables } from './equality';
import { holds } from './fold/containers';
import { parseJson } from './fold/json';
import { stringMethod } from './fold/methods';
import { float, integer } from './fold/numbers';
import { floatIn, parseInteger, strip } from './fold/text';
import { importedPath } from './objects';
import { not, truthOf } from './truth';
import type { EnvValue, Place, Step, Value } from './value';

/** The same environment text with one more step on its way to a value. */
export function withStep(value: EnvValue, step: Step): EnvValue {
  return { ...value, steps: [...value.steps, step] };
}

/**
 * What a text of the environment becomes after the steps. `invalid` where the reader would raise; an unknown value where a
 * step is not modelled. `at` is where items of a list that comes out are said to be.
 */
export function applySteps(text: string, steps: readonly Step[], at: Place): Value | 'invalid' {
  let value: Value = literal(text);
  for (const step of steps) {
    const next = applyStep(value, step, at);
    if (next === 'invalid') return 'invalid';
    value = next;
  }
  return value;
}

function applyStep(value: Value, step: Step, at: Place): Value | 'invalid' {
  switch (step.op) {
    case 'cast':
      return value.kind === 'literal' && typeof value.value === 'string'
        ? (keptValue(step, value.value) ?? castText(value.value, step.reader, step.cast, at))
        : value;
    case 'method':
      if (value.kind !== 'literal' || typeof value.value !== 'string') return unknownValue('operation');
      return stringMethod(value.value, step.name, step.args, new Map(), at) ?? unknownValue('operation');
    case 'builtin':
      return applyBuiltin(value, step.name, at);
    case 'compare':
      return truthValue(compareValues(step.operator, value, step.operand));
    case 'not':
      return truthValue(not(truthOf(value)));
    case 'items':
      return applyItems(value, step.strip, step.filtered);
    case 'item':
      return itemAt(value, step.index);
    case 'wrap':
      return wrapped(value, step.before, step.after);
    case 'opaque':
      return unknownValue('operation');
  }
}

function itemAt(value: Value, index: number): Value | 'invalid' {
  if (value.kind !== 'sequence' || value.open) return unknownValue('operation');
  const item = value.items.at(index);
  return item === undefined ? 'invalid' : (item[0]?.value ?? unknownValue('operation'));
}

function wrapped(value: Value, before: string, after: string): Value {
  const text = value.kind === 'literal' ? pythonStr(value) : undefined;
  return text === undefined ? unknownValue('operation') : literal(before + text + after);
}

function keptValue(step: Extract<Step, { op: 'cast' }>, text: string): Value | undefined {
  return step.kept?.find(([kept]) => kept === text)?.[1];
}

function truthValue(truth: boolean | undefined): Value {
  return truth === undefined ? unknownValue('operation') : literal(truth);
}

/** What Python's comparison gives; undefined where the values do not tell. */
export function compareValues(
  operator: Extract<Step, { op: 'compare' }>['operator'],
  a: Value,
  b: Value,
): boolean | undefined {
  switch (operator) {
    case '==':
      return equal(a, b);
    case '!=':
      return not(equal(a, b));
    case 'in':
      return holds(b, a);
    case 'not in':
      return not(holds(b, a));
    case 'contains':
      return holds(a, b);
    case 'is':
      return identical(a, b);
    case 'is not':
      return not(identical(a, b));
    default:
      return ordered(operator, a, b);
  }
}

/** What libraries take for "no default given": one object each, and nothing that a project writes is it. */
const sentinels: ReadonlySet<string> = new Set(['decouple.undefined', 'environ.Env.NOTSET']);

/** True for such an object. */
export function isSentinel(value: Value): boolean {
  return sentinels.has(importedPath(value) ?? '');
}

function identical(a: Value, b: Value): boolean | undefined {
  const [path, other] = [importedPath(a), importedPath(b)];
  if (path !== undefined && path === other) return true;
  if ((isSentinel(a) && isWritten(b)) || (isSentinel(b) && isWritten(a))) return false;
  if (a.kind !== 'literal' || b.kind !== 'literal') {
    const none = [a, b].some((side) => side.kind === 'literal' && side.value === null);
    const other = [a, b].some((side) => side.kind === 'sequence' || side.kind === 'dict' || side.kind === 'call');
    return none && other ? false : equalCallables(a, b);
  }
  const singletons = [true, false, null];
  const special = singletons.includes(a.value as boolean) || singletons.includes(b.value as boolean);
  return special ? a.value === b.value : undefined;
}

function isWritten({ kind }: Value): boolean {
  return kind === 'literal' || kind === 'sequence' || kind === 'dict' || kind === 'env';
}

function ordered(operator: '<' | '<=' | '>' | '>=', a: Value, b: Value): boolean | undefined {
  if (a.kind !== 'literal' || b.kind !== 'literal') return undefined;
  const x = a.value;
  const y = b.value;
  const numbers = (typeof x === 'number' || typeof x === 'bigint') && (typeof y === 'number' || typeof y === 'bigint');
  const strings = typeof x === 'string' && typeof y === 'string';
  if (!numbers && !strings) return undefined;
  if (operator === '<') return x < y;
  if (operator === '<=') return x <= y;
  return operator === '>' ? x > y : x >= y;
}

function applyBuiltin(value: Value, name: Extract<Step, { op: 'builtin' }>['name'], at: Place): Value | 'invalid' {
  switch (name) {
    case 'bool':
      return truthValue(truthOf(value));
    case 'str':
      return value.kind === 'literal' && typeof value.value === 'string' ? value : unknownValue('operation');
    case 'int':
    case 'float':
      return toNumber(value, name);
    case 'strtobool':
      return value.kind === 'literal' && typeof value.value === 'string'
        ? strtobool(value.value)
        : unknownValue('operation');
    case 'list':
    case 'tuple':
    case 'set':
      return value.kind === 'sequence' ? { ...value, type: name } : unknownValue('operation');
    case 'json':
      return value.kind === 'literal' && typeof value.value === 'string'
        ? (parseJson(value.value, at) ?? unknownValue('operation'))
        : unknownValue('operation');
    case 'literal-eval':
      return parsed(value);
  }
}

/** JSON and Python literals of the simplest kinds: what people put into one variable. */
function parsed(value: Value): Value | 'invalid' {
  if (value.kind !== 'literal' || typeof value.value !== 'string') return unknownValue('operation');
  const text = value.value.trim();
  if (text === 'True') return literal(true);
  if (text === 'False') return literal(false);
  if (/^-?\d+$/.test(text)) return integer(BigInt(text));
  return unknownValue('operation');
}

function toNumber(value: Value, type: 'int' | 'float'): Value | 'invalid' {
  if (value.kind !== 'literal') return unknownValue('operation');
  if (typeof value.value === 'boolean')
    return type === 'int' ? literal(Number(value.value)) : float(Number(value.value));
  if (typeof value.value === 'number') return type === 'int' ? literal(Math.trunc(value.value)) : float(value.value);
  if (typeof value.value === 'bigint') return type === 'int' ? value : float(Number(value.value));
  if (typeof value.value !== 'string') return 'invalid';
  if (type === 'float') {
    const parsedFloat = floatIn(value.value);
    return parsedFloat === undefined ? 'invalid' : float(parsedFloat);
  }
  const parsedInt = parseInteger(value.value);
  return parsedInt === undefined ? 'invalid' : integer(parsedInt);
}

/** distutils.util.strtobool gives 1 or 0 and raises for everything else. */
function strtobool(text: string): Value | 'invalid' {
  const lower = text.toLowerCase();
  if (['y', 'yes', 't', 'true', 'on', '1'].includes(lower)) return literal(1);
  return ['n', 'no', 'f', 'false', 'off', '0'].includes(lower) ? literal(0) : 'invalid';
}

function applyItems(value: Value, stripped: boolean, filtered: boolean): Value {
  if (value.kind !== 'sequence' || value.open) return unknownValue('operation');
  const items = value.items.map((item) => {
    const only = item[0];
    if (!stripped || only?.value.kind !== 'literal' || typeof only.value.value !== 'string') return item;
    return certain(literal(strip(only.value.value, null, 'both')), only.at);
  });
  const kept = filtered ? items.filter((item) => item[0] === undefined || truthOf(item[0].value) !== false) : items;
  return { ...value, type: 'list', items: kept };
}

/** Whether the steps leave the text as it is, so that any non-empty text is true and `"False"` is on. */
export function staysText(steps: readonly Step[]): boolean {
  return steps.every(
    (step) =>
      (step.op === 'cast' && step.cast === 'text') ||
      (step.op === 'builtin' && (step.name === 'str' || step.name === 'bool')) ||
      isTextMethod(step),
  );
}

/** A step whose result is a list of texts. */
export function makesList(step: Step): boolean {
  if (step.op === 'cast') return step.cast === 'list';
  if (step.op === 'method') return step.name === 'split' || step.name === 'rsplit' || step.name === 'splitlines';
  return step.op === 'items' || (step.op === 'builtin' && step.name === 'list');
}

function isTextMethod(step: Step): boolean {
  return (
    step.op === 'method' &&
    ['lower', 'upper', 'strip', 'lstrip', 'rstrip', 'title', 'capitalize', 'replace'].includes(step.name)
  );
}
