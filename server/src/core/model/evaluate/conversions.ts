import { certain, derive, literal, unknown, unknownValue, withoutNone } from '../bounds';
import { float, integer } from '../fold/numbers';
import { pythonStr } from '../fold/text';
import { applySteps, withStep } from '../steps';
import { truthOf } from '../truth';
import type { Bound, LiteralValue, Value } from '../value';
import { textOf } from './builtins';
import type { Call } from './calls';

type Name = 'bool' | 'int' | 'float' | 'str';

/** `bool(x)`, `int(x)`, `float(x)` and `str(x)` with one argument; with a base or an encoding they are not followed. */
export function convert(name: Name, call: Call): Bound {
  const [first, ...more] = call.args.positional;
  if (more.length > 0 || call.args.named.size > 0) return unknown('call', call.at, name);
  if (first === undefined) return certain(emptyOf(name), call.at);
  const given = name === 'int' || name === 'float' ? withoutNone(first) : first;
  return derive(given, call.at, (value) => converted(name, value, call));
}

function emptyOf(name: Name): Value {
  if (name === 'bool') return literal(false);
  return name === 'str' ? literal('') : name === 'int' ? literal(0) : float(0);
}

function converted(name: Name, value: Value, call: Call): Value {
  if (value.kind === 'env') return withStep(value, { op: 'builtin', name });
  if (name === 'bool') return truthLiteral(truthOf(value));
  if (name === 'str')
    return value.kind === 'call' ? { ...value, callee: `str(${value.callee})` } : textOf(value, pythonStr);
  if (value.kind !== 'literal') return unknownValue('operation');
  const text = typeof value.value === 'string';
  const result = text ? applySteps(value.value, [{ op: 'builtin', name }], call.at) : numberOf(value, name);
  return result === 'invalid' ? unknownValue('operation') : result;
}

function numberOf(of: LiteralValue, name: 'int' | 'float'): Value {
  const { value } = of;
  if (typeof value === 'boolean') return name === 'int' ? literal(Number(value)) : float(Number(value));
  if (typeof value === 'bigint') return name === 'int' ? of : unknownValue('operation');
  if (typeof value !== 'number') return unknownValue('operation');
  if (name === 'float') return float(value);
  return Number.isFinite(value) ? integer(BigInt(Math.trunc(value))) : unknownValue('operation');
}

function truthLiteral(truth: boolean | undefined): Value {
  return truth === undefined ? unknownValue('operation') : literal(truth);
}
