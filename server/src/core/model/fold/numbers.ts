import { literal } from '../bounds';
import type { BinaryOperator } from '../../syntax/python-tree';
import type { LiteralValue, Scalar } from '../value';

type Numeric = number | bigint;

/** Arithmetic on two known numbers as Python does it; undefined where it would raise or grow out of hand. */
export function arithmetic(operator: BinaryOperator, a: LiteralValue, b: LiteralValue): LiteralValue | undefined {
  const x = toNumber(a.value);
  const y = toNumber(b.value);
  if (x === undefined || y === undefined) return undefined;
  if (a.float || b.float) return onFloats(operator, Number(x), Number(y));
  if (operator === '/') return isSmall(x) && isSmall(y) ? onFloats(operator, Number(x), Number(y)) : undefined;
  if (typeof a.value === 'boolean' && typeof b.value === 'boolean') return onTruths(operator, a.value, b.value);
  return onIntegers(operator, BigInt(x), BigInt(y));
}

/** `-x`, `+x` and `~x` of a known number. */
export function signed(operator: '-' | '+' | '~', operand: LiteralValue): LiteralValue | undefined {
  const x = toNumber(operand.value);
  if (x === undefined) return undefined;
  if (operand.float) return operator === '~' ? undefined : float(operator === '-' ? -Number(x) : Number(x));
  const big = BigInt(x);
  return integer(operator === '-' ? -big : operator === '~' ? ~big : big);
}

/** A whole number of any size, as small as it can be kept. */
export function integer(value: bigint): LiteralValue {
  const small = Number(value);
  return literal(Number.isSafeInteger(small) ? small : value);
}

/** A number that Python has as a `float`, also where it is whole. */
export function float(value: number): LiteralValue {
  return { kind: 'literal', value, float: true };
}

function toNumber(value: Scalar): Numeric | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

/** Beyond this, a quotient of integers is rounded in another way than one of floats. */
function isSmall(value: Numeric): boolean {
  return Number.isSafeInteger(Number(value));
}

/** `|`, `&` and `^` of two truth values give a truth value; everything else treats them as numbers. */
function onTruths(operator: BinaryOperator, a: boolean, b: boolean): LiteralValue | undefined {
  if (operator === '|') return literal(a || b);
  if (operator === '&') return literal(a && b);
  if (operator === '^') return literal(a !== b);
  return onIntegers(operator, BigInt(a), BigInt(b));
}

function onFloats(operator: BinaryOperator, x: number, y: number): LiteralValue | undefined {
  switch (operator) {
    case '+':
      return float(x + y);
    case '-':
      return float(x - y);
    case '*':
      return float(x * y);
    case '/':
      return y === 0 ? undefined : float(x / y);
    default:
      return undefined;
  }
}

function onIntegers(operator: BinaryOperator, x: bigint, y: bigint): LiteralValue | undefined {
  switch (operator) {
    case '+':
      return integer(x + y);
    case '-':
      return integer(x - y);
    case '*':
      return integer(x * y);
    case '//':
      return y === 0n ? undefined : integer(floorDivide(x, y));
    case '%':
      return y === 0n ? undefined : integer(x - floorDivide(x, y) * y);
    case '**':
      return y < 0n || y > 1024n || x > 1n << 64n ? undefined : integer(x ** y);
    case '|':
      return integer(x | y);
    case '&':
      return integer(x & y);
    case '^':
      return integer(x ^ y);
    case '<<':
      return y < 0n || y > 1024n ? undefined : integer(x << y);
    case '>>':
      return y < 0n || y > 1024n ? undefined : integer(x >> y);
    default:
      return undefined;
  }
}

/** BigInt division cuts towards zero, Python's goes down. */
function floorDivide(x: bigint, y: bigint): bigint {
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
}
