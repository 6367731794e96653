import type { AugmentedAssignStatement } from '../../syntax/python-tree';
import { capped, choices, unknownValue } from '../bounds';
import { concatenate, iterate, mergeDicts } from '../fold/containers';
import { makesList } from '../steps';
import type { Bound, Place, Value } from '../value';
import { loseEscaped } from './escapes';
import { evaluate, evaluateReceiver } from './expressions';
import { operate } from './operators';
import { placeOf, share, type Frame } from './frame';
import { changeEach, opened, type Change } from './swaps';
import { assign, replaceInPlace } from './targets';

/** `target += value`: a list or dict is changed where it stands, everything else is computed anew. */
export function operateInto(frame: Frame, node: AugmentedAssignStatement): void {
  const at = placeOf(frame, node);
  const before = evaluateReceiver(frame, node.target);
  const value = evaluate(frame, node.value);
  const source = { statement: node, value: node.value };
  if (before.some((alternative) => alternative.value.kind === 'unknown')) loseEscaped(frame, at);
  // `LIST *= 2` holds each item twice.
  if (node.operator === '*') for (const alternative of before) share(frame, alternative.value);
  if (before.some((alternative) => inPlace(alternative.value, node.operator))) {
    const change = changeEach(before, [value], at, (left, [right]) =>
      right === undefined ? left : compute(node.operator, left, right.value, right.at),
    );
    const swaps = new Map(
      [...change.swaps].filter(([of]) => before.some((one) => one.value === of && inPlace(one.value, node.operator))),
    );
    return replaceInPlace(frame, node.target, withReads({ ...change, swaps }, value), source);
  }
  const result = changed(node.operator, before, value, at);
  if (node.target.kind === 'name') assign(frame, node.target, result, source, 'augment');
  else replaceInPlace(frame, node.target, { before, after: result, swaps: new Map() }, source);
}

/** What is added comes from the environment, and so does what comes out. */
function withReads(change: Change, added: Bound): Change {
  const [read] = added.flatMap((alternative) => alternative.read ?? []);
  if (read === undefined) return change;
  const after = change.after.map((alternative) =>
    alternative.read === undefined ? { ...alternative, read } : alternative,
  );
  return { ...change, after };
}

function inPlace(value: Value, operator: string): boolean {
  if (value.kind === 'sequence') return value.type !== 'tuple';
  // A text that was split is a list.
  if (value.kind === 'env') return value.steps.some(makesList);
  return value.kind === 'dict' && operator === '|';
}

/** A container keeps its own place, because one more item does not decide the rest; a number or text is decided here. */
function changed(operator: AugmentedAssignStatement['operator'], before: Bound, value: Bound, at: Place): Bound {
  const all = choices([before, value]);
  if (all === undefined) return before.map((of) => ({ ...of, value: opened(of.value) }));
  const results = all.flatMap((choice) => {
    const [left, right] = choice.picked;
    if (left === undefined || right === undefined) return [];
    const result = compute(operator, left.value, right.value, right.at);
    const container = result.kind === 'sequence' || result.kind === 'dict';
    const read = left.read ?? right.read;
    return [
      {
        value: result,
        at: container && left.value.kind === result.kind ? left.at : at,
        via: [],
        when: choice.when,
        ...(read === undefined ? {} : { read }),
      },
    ];
  });
  return capped(results, at);
}

function compute(operator: AugmentedAssignStatement['operator'], left: Value, right: Value, at: Place): Value {
  if (left.kind === 'sequence' && operator === '+') return extend(left, right, at);
  if (left.kind === 'dict' && operator === '|') return mergeDicts(left, right);
  // A list takes a tuple and stays a list, so that the tuple does not say what comes out.
  const hidden = left.kind === 'unknown' || left.kind === 'env' || left.kind === 'call';
  if (hidden && operator === '+' && right.kind === 'sequence' && right.type !== 'list')
    return unknownValue('operation');
  return operate(operator, left, right);
}

/** `list += x` takes any iterable, also a tuple, a dict's keys or the letters of a text. */
function extend(left: Extract<Value, { kind: 'sequence' }>, right: Value, at: Place): Value {
  if (left.type !== 'list') return concatenate(left, right) ?? unknownValue('operation');
  const items = iterate(right, at);
  if (items !== undefined) return { ...left, items: [...left.items, ...items] };
  return concatenate(left, right, left.type) ?? { ...left, open: true };
}
