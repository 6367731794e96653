import type { BooleanExpression, ConditionalExpression, Expression, UnaryExpression } from '../../syntax/python-tree';
import { capped, derive, joinGuards, literal, maxAlternatives, under, unknown, unknownValue } from '../bounds';
import { judgedText } from '../given-texts';
import { withStep } from '../steps';
import { not, truthOf } from '../truth';
import type { Alternative, Bound, EnvRead, EnvValue, Guard, Place, Value } from '../value';
import { orFallback } from './branches';
import { runTested } from './narrowing';
import { emptySide, join, runSide } from './sides';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';
import { mergedFlags } from './flags';
import { judge, judgeBound, type Verdict } from './judge';
import { isProductionSwitch, switchFacts } from './topics';

/** `not x`, for each alternative; a read of the environment keeps it as a step. */
export function negate(frame: Frame, node: UnaryExpression): Bound {
  return derive(evaluate(frame, node.operand), placeOf(frame, node), (value) => notValue(value));
}

function notValue(value: Value): Value {
  if (value.kind === 'env') {
    // `not not x` is `bool(x)`.
    const isTurned = value.steps.at(-1)?.op === 'not';
    return isTurned ? asFlag({ ...value, steps: value.steps.slice(0, -1) }) : withStep(value, { op: 'not' });
  }
  const truth = not(truthOf(value));
  return truth === undefined ? unknownValue('operation') : literal(truth);
}

function asFlag(value: EnvValue): Value {
  return withStep(value, { op: 'builtin', name: 'bool' });
}

/** `True if "NAME" in os.environ else False` is what the test is. */
function isPresence({ test, then, otherwise }: ConditionalExpression): boolean {
  const isOne = test.kind === 'compare' && test.rest.every(({ operator }) => operator === 'in');
  return isOne && isFlag(then, true) && isFlag(otherwise, false);
}

/** `True if os.environ.get("NAME") else False` is `bool()` of what is read. */
function isTruthOfRead({ then, otherwise }: ConditionalExpression, test: Bound): boolean {
  const isRead = ({ value, read }: Alternative): boolean =>
    value.kind === 'env' || (read && truthOf(value)) !== undefined;
  return isFlag(then, true) && isFlag(otherwise, false) && test.every(isRead);
}

function truthValue(value: Value): Value {
  return value.kind === 'env' ? asFlag(value) : literal(truthOf(value) === true);
}

function isFlag(node: Expression, flag: boolean): boolean {
  return node.kind === 'constant' && node.value.type === 'boolean' && node.value.value === flag;
}

/** `a if test else b`: each side under its guard, or one side where the test is certain. */
export function evaluateConditional(frame: Frame, node: ConditionalExpression): Bound {
  if (isPresence(node)) return evaluate(frame, node.test);
  const at = placeOf(frame, node);
  const called = node.test.kind === 'call' ? evaluate(frame, node.test) : undefined;
  if (called !== undefined && isTruthOfRead(node, called)) return derive(called, at, truthValue);
  const verdict = called ? judgeBound(called, placeOf(frame, node.test), frame.site) : judge(frame, node.test);
  if (!verdict.may(false)) return evaluate(frame, node.then);
  if (!verdict.may(true)) return evaluate(frame, node.otherwise);
  const results = new Map<boolean, Bound>();
  const side = (arm: boolean, branch: Expression): ReturnType<typeof runTested> =>
    runTested(frame, node.test, arm, verdict, () => {
      results.set(arm, under(evaluate(frame, branch), verdict.guards(arm)));
      return 'next';
    });
  join(frame, side(true, node.then), side(false, node.otherwise), at);
  const [yes = [], no = []] = [true, false].map((arm) =>
    orFallback(results.get(arm) ?? [], results.get(!arm) ?? [], verdict.without(arm)),
  );
  return capped([...yes, ...no], at);
}

/** `a or b or c` and `a and b and c`, from left to right, as Python returns the deciding operand itself. */
export function evaluateBoolean(frame: Frame, node: BooleanExpression): Bound {
  const [first, ...rest] = node.values;
  const at = placeOf(frame, node);
  if (first === undefined) return unknown('unsupported', at);
  let result = evaluate(frame, first);
  let isFlag = givesFlag(first);
  let leftAt = placeOf(frame, first);
  for (const [index, operand] of rest.entries()) {
    const name = index === 0 && first.kind === 'name' ? first.id : undefined;
    result = twoOperands(frame, node.operator, { bound: result, at: leftAt, isFlag, name }, operand, at);
    isFlag &&= givesFlag(operand);
    leftAt = { ...leftAt, span: { start: leftAt.span.start, end: placeOf(frame, operand).span.end } };
  }
  return result;
}

/** What stands on the left of an operator so far; a flag is `True` or `False` and nothing else. */
interface Left {
  readonly bound: Bound;
  /** From its first operand to its last. */
  readonly at: Place;
  readonly isFlag: boolean;
  /** What it is called, where it is a single name. */
  readonly name: string | undefined;
}

/** A comparison, a negation or a switch for production, which gives a flag even where its value is not known. */
function givesFlag(operand: Expression): boolean {
  if (operand.kind === 'name') return isProductionSwitch(operand.id);
  return operand.kind === 'compare' || (operand.kind === 'unary' && operand.operator === 'not');
}

function twoOperands(frame: Frame, operator: 'and' | 'or', of: Left, operand: Expression, at: Place): Bound {
  const { bound: left } = of;
  const decides = operator === 'or';
  const right = evaluateRight(frame, decides, of, operand);
  if (right === undefined) return left;
  const results: Alternative[] = [];
  for (const alternative of left) {
    const truth = truthOf(alternative.value) ?? keptBefore(alternative, frame);
    if (truth === decides) results.push(alternative);
    else if (truth === undefined) results.push(...undecided(frame, operator, of, alternative, operand, right));
    else results.push(...withRead(under(right, alternative.when), alternative.read, placeOf(frame, operand)));
  }
  if (results.length <= maxAlternatives) return capped(results, at);
  const truths = results.map((alternative) => truthOf(alternative.value) ?? keptBefore(alternative, frame));
  return mergedFlags(results, truths, { at, site: frame.site, isFlag: of.isFlag && givesFlag(operand) });
}

/** The right operand runs only where the left one does not decide, and so does what it changes; undefined where it never runs. */
function evaluateRight(frame: Frame, decides: boolean, left: Left, operand: Expression): Bound | undefined {
  const verdict: Verdict = judgeBound(left.bound, left.at, frame.site);
  if (!verdict.may(!decides)) return undefined;
  if (!verdict.may(decides)) return evaluate(frame, operand);
  let right: Bound = unknown('operation', placeOf(frame, operand));
  const side = runSide(frame, verdict.guards(!decides), () => {
    right = evaluate(frame, operand);
    return 'next';
  });
  join(frame, side, emptySide(verdict.guards(decides)), placeOf(frame, operand));
  return right;
}

/** What an operator around has found already: in `(a or b) and c`, the `a` that `or` gives is true. */
function keptBefore({ at, when }: Alternative, { site }: Frame): boolean | undefined {
  const ids = ['or', 'and'].map((operator) => operandId(at, operator, site));
  return when.find(({ id }) => ids.includes(id))?.arm;
}

function operandId({ uri, span }: Place, operator: string, site: Frame['site']): string {
  return `operand:${uri}:${span.start}:${operator}${site}`;
}

function undecided(
  frame: Frame,
  operator: 'and' | 'or',
  { bound: left, at, isFlag, name }: Left,
  alternative: Alternative,
  operand: Expression,
  right: Bound,
): readonly Alternative[] {
  const decides = operator === 'or';
  const guardOf = (arm: boolean): Guard => ({
    id: operandId(alternative.at, operator, frame.site),
    at,
    arm,
    facts: switchFacts(alternative.value, name, arm),
    ...judgedText([alternative]),
  });
  const guard = guardOf(decides);
  const value = decided(alternative.value, decides, isFlag);
  const kept = { ...alternative, value, when: [...alternative.when, guard] };
  const unsetGivesRight =
    alternative.value.kind === 'env' && left.some((other) => other.read === alternative.read && other !== alternative);
  // `read or fallback`: the missing variable already leads to the fallback, so the text itself stands for "set"; a comparison
  // that is false leads there as well.
  if (operator === 'or' && unsetGivesRight)
    return [
      isText(alternative.value) ? alternative : kept,
      ...whereEmpty(alternative, guardOf(!decides), right, placeOf(frame, operand)),
    ];
  const when = joinGuards(alternative.when, [guardOf(!decides)]);
  return when === undefined ? [kept] : [kept, ...under(right, when)];
}

/** What an operand is where it is the result: of all texts only the empty one is false. */
function decided(value: Value, decides: boolean, isFlag: boolean): Value {
  if (isFlag && value.kind === 'unknown') return literal(decides);
  return !decides && isText(value) ? literal('') : value;
}

/** A variable that is set to nothing leads to the fallback as well, unless no site starts without a text in it. */
function whereEmpty(alternative: Alternative, guard: Guard, right: Bound, fallbackAt: Place): readonly Alternative[] {
  const { value } = alternative;
  const needs = value.kind === 'env' && isText(value) ? { needs: value.variable } : {};
  const when = joinGuards(alternative.when, [{ ...guard, ...needs }]);
  return when === undefined ? [] : withRead(under(right, when), alternative.read, fallbackAt);
}

/** The text of a variable as it is, or without blanks around it. */
function isText(value: Value): boolean {
  return (
    value.kind === 'env' &&
    value.steps.every((step) => step.op === 'method' && step.name === 'strip' && step.args.length === 0)
  );
}

/** In `read or "text"` the text is the read's fallback, wherever it is written. */
function withRead(bound: readonly Alternative[], read: EnvRead | undefined, fallbackAt: Place): readonly Alternative[] {
  if (read === undefined) return bound;
  return bound.map((alternative) =>
    alternative.read === undefined ? { ...alternative, read: { ...read, fallbackAt } } : alternative,
  );
}
