import type { Comprehension, Expression } from '../../syntax/python-tree';
import { literal, maxAlternatives, single, singleString } from '../bounds';
import { importedPath } from '../objects';
import type { Alternative, Bound, Fact, Guard, Place, Value } from '../value';
import type { Call } from './calls';
import { evaluate } from './expressions';

/** Each word is an alternative, and there is one more where none of them is there. */
const maxWords = maxAlternatives - 1;

/** `"word" in sys.argv`: both answers, each with what it says about the process. */
export function processAlternatives(container: string, word: string | undefined, flip: boolean, at: Place): Bound {
  const isTest = word !== undefined && /test|pytest/.test(word);
  // A server is not started by a management command, so with nothing said the word is not there; a file may well be.
  const startsServer = container === 'sys.argv' ? word !== undefined && /^[\w-]+$/.test(word) : isTest;
  const guard = (arm: boolean): Guard => ({
    id: `${container}:${word ?? at.span.start}`,
    at,
    arm,
    facts: processFacts(isTest, startsServer ? word : undefined, arm),
    ...(startsServer ? { unset: false } : {}),
  });
  return [true, false].map((arm) => ({ value: literal(arm !== flip), at, via: [], when: [guard(arm)] }));
}

function processFacts(isTest: boolean, command: string | undefined, holds: boolean): readonly Fact[] {
  if (isTest) return [{ about: 'test', holds }];
  return command === undefined ? [] : [{ about: 'command', of: command, holds }];
}

/** `sys.argv`, or a part of it such as `sys.argv[1:2]`, which holds a word only where the whole does. */
export function processList(value: Value): string | undefined {
  if (value.kind === 'call' && (value.callee === 'sys.argv[:]' || value.callee === 'sys.argv[]')) return 'sys.argv';
  return importedPath(value);
}

/** Whether one of several words is there: as for each of them in turn, and for all together where none is. */
export function anyWord(container: string, words: readonly string[], flip: boolean, at: Place): Bound {
  const [first] = words;
  if (first === undefined || words.every((word) => word.includes('test')))
    return processAlternatives(container, first, flip, at);
  const found: Alternative[] = [];
  let others: readonly Guard[] = [];
  let last: Alternative | undefined;
  for (const word of words) {
    const [yes, no] = processAlternatives(container, word, flip, at);
    if (yes !== undefined) found.push({ ...yes, when: [...others, ...yes.when] });
    others = [...others, ...(no?.when ?? [])];
    last = no;
  }
  return last === undefined ? found : [...found, { ...last, when: others }];
}

/** `any("test" in arg for arg in sys.argv)`: the same question, asked of each argument or module in turn. */
export function anyOfProcess(call: Call): Bound | undefined {
  const [written] = call.args.nodes;
  const over = written?.value.kind === 'comprehension' ? written.value : undefined;
  const [clause, ...others] = over?.clauses ?? [];
  if (over === undefined || clause === undefined || others.length > 0 || clause.conditions.length > 0) return undefined;
  const listed = anyOfWords(call, over.element, clause);
  if (listed !== undefined) return listed;
  const words = wordsIn(over.element);
  if (!words?.every((word) => word.includes('test'))) return undefined;
  const containers = new Set(evaluate(call.frame, clause.iterable).map(({ value }) => processList(value)));
  const [container] = containers;
  if (containers.size !== 1 || (container !== 'sys.argv' && container !== 'sys.modules')) return undefined;
  return processAlternatives(container, words[0], false, call.at);
}

/** `any(word in sys.argv for word in ("test", "collectstatic"))`. */
function anyOfWords(
  call: Call,
  element: Expression,
  { target, iterable }: Comprehension['clauses'][number],
): Bound | undefined {
  if (element.kind !== 'compare' || element.left.kind !== 'name' || target.kind !== 'name') return undefined;
  const [only, ...others] = element.rest;
  if (element.left.id !== target.id || only?.operator !== 'in' || others.length > 0) return undefined;
  const words = wordsOf(evaluate(call.frame, iterable));
  const [list] = evaluate(call.frame, only.right);
  const container = list && processList(list.value);
  const isProcess = container === 'sys.argv' || container === 'sys.modules';
  return isProcess && words !== undefined ? anyWord(container, words, false, call.at) : undefined;
}

/** The texts of a list that is wholly known; undefined for all others. */
export function wordsOf(list: Bound): readonly string[] | undefined {
  const value = single(list);
  if (value?.kind !== 'sequence' || value.open || value.items.length === 0) return undefined;
  const words = value.items.map(singleString);
  return words.length <= maxWords
    ? together(words.map((word) => (word === undefined ? undefined : [word])))
    : undefined;
}

/** The words that an item is compared with; undefined for other questions. */
function wordsIn(test: Expression): readonly string[] | undefined {
  if (test.kind === 'boolean' && test.operator === 'or') return together(test.values.map(wordsIn));
  if (test.kind === 'compare') return comparedWords(test);
  const isMethod =
    test.kind === 'call' && test.callee.kind === 'attribute' && /^(?:starts|ends)with$/.test(test.callee.name);
  return isMethod ? together(test.args.map(({ value }) => textsIn(value))) : undefined;
}

function comparedWords({ left, rest }: Extract<Expression, { kind: 'compare' }>): readonly string[] | undefined {
  const [only, ...others] = rest;
  if (only === undefined || others.length > 0 || (only.operator !== 'in' && only.operator !== '==')) return undefined;
  return textsIn(left) ?? textsIn(only.right);
}

function textsIn(node: Expression): readonly string[] | undefined {
  if (node.kind === 'constant') return node.value.type === 'string' ? [node.value.value] : undefined;
  const isList = node.kind === 'tuple' || node.kind === 'list' || node.kind === 'set';
  return isList ? together(node.items.map(textsIn)) : undefined;
}

function together(parts: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length && known.length > 0 ? known.flat() : undefined;
}
