import type { BooleanExpression, ConditionalExpression, Expression, UnaryExpression } from '../../syntax/python-tree';
import { capped, derive, joinGuards, literal, under, unknown, unknownValue } from '../bounds';
import { withStep } from '../steps';
import { not, truthOf } from '../truth';
import type { Alternative, Bound, EnvRead, Guard, Place, Value } from '../value';
import { narrow } from './branches';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';
import { judge } from './judge';

export function negate(frame: Frame, node: UnaryExpression): Bound {
  return derive(evaluate(frame, node.operand), placeOf(frame, node), (value) => notValue(value));
}

function notValue(value: Value): Value {
  if (value.kind === 'env') return withStep(value, { op: 'not' });
  const truth = not(truthOf(value));
  return truth === undefined ? unknownValue('operation') : literal(truth);
}

/** `a if test else b`: each side under its guard, or one side where the test is certain. */
export function evaluateConditional(frame: Frame, node: ConditionalExpression): Bound {
  const at = placeOf(frame, node);
  const verdict = judge(frame, node.test);
  const results: Alternative[] = [];
  if (verdict.may(true)) results.push(...inBranch(frame, node, true, verdict.guards(true)));
  if (verdict.may(false)) results.push(...inBranch(frame, node, false, verdict.guards(false)));
  return capped(results, at);
}

/** In `x.split(",") if x else []` the name is what leads to the side at hand: never None on the first. */
function inBranch(frame: Frame, node: ConditionalExpression, arm: boolean, guards: readonly Guard[]): Alternative[] {
  const narrowed = narrow(frame, node.test, arm);
  frame.scope.enter();
  for (const [name, bound] of narrowed) frame.scope.set(name, bound);
  const bound = evaluate(frame, arm ? node.then : node.otherwise);
  const changes = frame.scope.leave();
  for (const [name, value] of changes) if (narrowed.get(name) !== value) frame.scope.set(name, value);
  return under(bound, guards);
}

/** `a or b or c` and `a and b and c`, from left to right, as Python returns the deciding operand itself. */
export function evaluateBoolean(frame: Frame, node: BooleanExpression): Bound {
  const [first, ...rest] = node.values;
  const at = placeOf(frame, node);
  if (first === undefined) return unknown('unsupported', at);
  let result = evaluate(frame, first);
  for (const operand of rest) result = twoOperands(frame, node.operator, result, operand, at);
  return result;
}

function twoOperands(frame: Frame, operator: 'and' | 'or', left: Bound, operand: Expression, at: Place): Bound {
  const decides = operator === 'or';
  const results: Alternative[] = [];
  let right: Bound | undefined;
  const evaluateRight = (): Bound => (right ??= evaluate(frame, operand));
  for (const alternative of left) {
    const truth = truthOf(alternative.value);
    if (truth === decides) results.push(alternative);
    else if (truth === undefined)
      results.push(...undecided(frame, operator, left, alternative, operand, evaluateRight));
    else results.push(...withRead(under(evaluateRight(), alternative.when), alternative.read, placeOf(frame, operand)));
  }
  return capped(results, at);
}

function undecided(
  frame: Frame,
  operator: 'and' | 'or',
  left: Bound,
  alternative: Alternative,
  operand: Expression,
  right: () => Bound,
): readonly Alternative[] {
  const decides = operator === 'or';
  const guard: Guard = {
    id: `operand:${alternative.at.uri}:${alternative.at.span.start}:${operator}`,
    at: placeOf(frame, operand),
    arm: decides,
    facts: [],
  };
  const kept = { ...alternative, when: [...alternative.when, guard] };
  const unsetGivesRight =
    alternative.value.kind === 'env' && left.some((other) => other.read === alternative.read && other !== alternative);
  // `read or fallback`: the missing variable already leads to the fallback, so the text itself stands for "set".
  if (operator === 'or' && unsetGivesRight) return [alternative];
  const when = joinGuards(alternative.when, [{ ...guard, arm: !decides }]);
  return when === undefined ? [kept] : [kept, ...under(right(), when)];
}

/** In `read or "text"` the text is the read's fallback, wherever it is written. */
function withRead(bound: readonly Alternative[], read: EnvRead | undefined, fallbackAt: Place): readonly Alternative[] {
  if (read === undefined) return bound;
  return bound.map((alternative) =>
    alternative.read === undefined ? { ...alternative, read: { ...read, fallbackAt } } : alternative,
  );
}
