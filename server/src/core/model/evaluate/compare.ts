import type { CompareExpression, CompareOperator } from '../../syntax/python-tree';
import { combine, derive, isNone, isOverlay, literal, unknown, unknownValue } from '../bounds';
import { importedPath, objectOf, type VariablesObject } from '../objects';
import { compareValues, withStep } from '../steps';
import type { Alternative, Bound, EnvValue, Fact, Guard, Place, Value } from '../value';
import { variablesIn } from '../variables';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';
import { anyWord, processAlternatives, processList, wordsOf } from './process';
import { presenceFacts, productionFacts, topicFacts } from './topics';
import { readMembership } from '../readers';

/** `a == b`, `a in b` and chains of them. */
export function compare(frame: Frame, node: CompareExpression): Bound {
  const at = placeOf(frame, node);
  const [first, ...more] = node.rest;
  if (first === undefined) return unknown('unsupported', at);
  if (more.length > 0) return chain(frame, node, at);
  const left = evaluate(frame, node.left);
  const right = evaluate(frame, first.right);
  const special =
    specialMembership(frame, first.operator, left, right, at) ?? hostQuestion(first.operator, left, right, at);
  if (special !== undefined) return special;
  const named = node.left.kind === 'name' ? node.left.id : undefined;
  const asked = named === undefined ? undefined : variableIn(left);
  return combine(left, right, at, (a, b) => compareTwo(first.operator, a, b)).map((alternative) =>
    withTopic(alternative, asked, first.operator, isPartOfRead(first.operator, left, right) ? left : right, at),
  );
}

/** `"production" in os.environ["STAGE"]`: the word is on the left. */
function isPartOfRead(operator: CompareOperator, left: Bound, right: Bound): boolean {
  const isRead = ({ read }: Alternative): boolean => read !== undefined;
  return (operator === 'in' || operator === 'not in') && right.some(isRead) && !left.some(isRead);
}

function chain(frame: Frame, node: CompareExpression, at: Place): Bound {
  let left = evaluate(frame, node.left);
  let result: Bound | undefined;
  for (const part of node.rest) {
    const right = evaluate(frame, part.right);
    const step = combine(left, right, at, (a, b) => compareTwo(part.operator, a, b));
    result = result === undefined ? step : combine(result, step, at, both);
    left = right;
  }
  return result ?? unknown('unsupported', at);
}

function both(a: Value, b: Value): Value {
  if (a.kind === 'literal' && b.kind === 'literal') return literal(a.value === true && b.value === true);
  return unknownValue('operation');
}

function compareTwo(operator: CompareOperator, a: Value, b: Value): Value {
  // What is laid over a name decides on what is asked of it as well.
  const overlay = [a, b].find(isOverlay);
  if (overlay !== undefined) return overlay;
  if (a.kind === 'env' && isNone(b) && isNeverNone(a)) return literal(operator === '!=' || operator === 'is not');
  if (a.kind === 'env' && b.kind !== 'env' && b.kind !== 'unknown')
    return withStep(a, { op: 'compare', operator, operand: b });
  if (b.kind === 'env' && a.kind !== 'env' && a.kind !== 'unknown' && (operator === '==' || operator === '!=')) {
    return withStep(b, { op: 'compare', operator, operand: a });
  }
  if (b.kind === 'env' && (operator === 'in' || operator === 'not in')) return contains(b, a, operator === 'not in');
  if (objectOf(a)?.type === 'module-name' && operator === '==' && b.kind === 'literal' && b.value === '__main__')
    return literal(false);
  const truth = compareValues(operator, a, b);
  return truth === undefined ? unknownValue('operation') : literal(truth);
}

/** `"production" in SETTINGS_MODULE`: a part of the text that the environment gives. */
function contains(text: EnvValue, part: Value, flip: boolean): Value {
  if (part.kind === 'env' || part.kind === 'unknown') return withStep(text, { op: 'opaque' });
  const asked = withStep(text, { op: 'compare', operator: 'contains', operand: part });
  return flip ? withStep(asked, { op: 'not' }) : asked;
}

/** A text that is set is a text, and so is what most readers make of it. */
function isNeverNone(value: EnvValue): boolean {
  return value.steps.every((step) => {
    if (step.op === 'cast') return step.cast !== 'json' && step.cast !== 'other';
    if (step.op === 'builtin') return step.name !== 'json' && step.name !== 'literal-eval';
    return step.op !== 'opaque';
  });
}

/** `os.name == "nt"`: sites are deployed on other systems than those people write programs on. */
function hostQuestion(operator: CompareOperator, left: Bound, right: Bound, at: Place): Bound | undefined {
  const path = left.length === 1 && left[0] !== undefined ? importedPath(left[0].value) : undefined;
  const word = right.length === 1 ? right[0]?.value : undefined;
  if ((path !== 'os.name' && path !== 'sys.platform') || (operator !== '==' && operator !== '!=')) return undefined;
  if (word?.kind !== 'literal' || typeof word.value !== 'string') return undefined;
  const isDesk = /^(nt|win32|cygwin|darwin)$/.test(word.value);
  if (!isDesk && !/^(posix|linux)$/.test(word.value)) return undefined;
  const id = `host:${path}:${word.value}`;
  return [true, false].map((arm) => {
    const facts: readonly Fact[] = [{ about: 'development', holds: arm === isDesk }];
    return { value: literal(arm === (operator === '==')), at, via: [], when: [{ id, at, arm, facts }] };
  });
}

/** `"test" in sys.argv`, `"X" in os.environ`, `sys.platform == "win32"`: questions to the process. */
function specialMembership(
  frame: Frame,
  operator: CompareOperator,
  left: Bound,
  right: Bound,
  at: Place,
): Bound | undefined {
  const argument = argumentUnderTest(operator, left, right);
  if (argument !== undefined) return processAlternatives('sys.argv', argument, operator === '!=', at);
  if (operator !== 'in' && operator !== 'not in') return undefined;
  const words = left.length === 1 && isArgument(left[0]?.value) ? wordsOf(right) : undefined;
  if (words !== undefined) return anyWord('sys.argv', words, operator === 'not in', at);
  const containers = new Set(right.map(({ value }) => processList(value)));
  const container = containers.size === 1 ? [...containers][0] : undefined;
  const item = left.length === 1 ? left[0]?.value : undefined;
  const word = item && textOf(item);
  const flip = operator === 'not in';
  const of = right.length === 1 && right[0] !== undefined ? variablesIn(right[0].value) : undefined;
  if (container === 'os.environ' || of !== undefined)
    return word === undefined ? unknown('environment', at) : negatable(membership(frame, word, at, of), flip, at);
  if (container !== 'sys.argv' && container !== 'sys.modules') return undefined;
  return processAlternatives(container, word, flip, at);
}

/** Whether a variable is set, with what that says of the machine. */
function membership(frame: Frame, variable: string, at: Place, of?: VariablesObject): Bound {
  return readMembership(frame, variable, at, of).map((alternative) => ({
    ...alternative,
    when: alternative.when.map((guard) =>
      guard.id === `env:${variable}` && guard.facts.length === 0
        ? { ...guard, facts: presenceFacts(variable, guard.arm) }
        : guard,
    ),
  }));
}

/** The word in `sys.argv[1] == "migrate"`, `sys.argv[1:2] == ["migrate"]` and `sys.argv[:2] == ["manage.py", "migrate"]`. */
function argumentUnderTest(operator: CompareOperator, left: Bound, right: Bound): string | undefined {
  const [given, wanted] = [left, right].map((bound) => (bound.length === 1 ? bound[0]?.value : undefined));
  if ((operator !== '==' && operator !== '!=') || given?.kind !== 'call' || wanted === undefined) return undefined;
  if (given.callee === 'sys.argv[]') return textOf(wanted);
  if (given.callee !== 'sys.argv[:]' || wanted.kind !== 'sequence') return undefined;
  const words = wanted.items.map(([item, ...others]) =>
    item === undefined || others.length > 0 ? undefined : textOf(item.value),
  );
  // The script comes first, and says nothing about what it is told to do.
  const [word, ...others] = words.length > 1 && isScript(words[0]) ? words.slice(1) : words;
  return others.length === 0 ? word : undefined;
}

/** `sys.argv[1]`. */
function isArgument(value: Value | undefined): boolean {
  return value?.kind === 'call' && value.callee === 'sys.argv[]';
}

function isScript(word: string | undefined): boolean {
  return word !== undefined && (word.endsWith('.py') || /(?:^|\/)django-admin$/.test(word));
}

function textOf(value: Value): string | undefined {
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

function negatable(bound: Bound, flip: boolean, at: Place): Bound {
  if (!flip) return bound;
  return derive(bound, at, (value) => (value.kind === 'literal' ? literal(value.value !== true) : value));
}

/** The variable that a name may hold the text of, beside texts that the program itself puts there: `if not STAGE: STAGE = "dev"`. */
function variableIn(bound: Bound): string | undefined {
  return bound.find(({ read }) => read !== undefined)?.read?.variable;
}

/** Attaches what a comparison such as `ENVIRONMENT == "production"` says about the site, on either outcome. */
function withTopic(
  alternative: Alternative,
  variable: string | undefined,
  operator: CompareOperator,
  words: Bound,
  at: Place,
): Alternative {
  const { value, read } = alternative;
  const subject = read?.variable ?? variable;
  if (subject === undefined || value.kind !== 'literal' || typeof value.value !== 'boolean') return alternative;
  const told = topicFacts(subject, operator, words, value.value);
  const facts = told.length > 0 ? told : productionFacts(subject, operator, words, value.value);
  if (facts.length === 0) return alternative;
  const asks = read === undefined ? { asks: [subject] } : {};
  const guard: Guard = { id: `topic:${at.uri}:${at.span.start}`, at, arm: value.value, facts, ...asks };
  return { ...alternative, when: [...alternative.when, guard] };
}
