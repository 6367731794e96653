/**
 * Lists of what is wrong with the settings: `problems.append(…)` below one test after the other, and `if problems: raise` behind
 * them. No deployed site has a value for which something was added to such a list.
 */
import type { Expression, Statement } from '../../syntax/python-tree';
import type { Alternative, Bound, Place } from '../value';
import type { Frame } from './frame';
import { leadingTo, refused } from './narrowing';

const adders: ReadonlySet<string> = new Set(['append', 'add', 'extend', 'insert']);

/** Notes the values of the names under a test below which a list gets something. */
export function noteComplaints(frame: Frame, test: Expression, body: readonly Statement[]): void {
  if (frame.scope !== frame.globals) return;
  const lists = new Set(body.flatMap(listAddedTo).filter((list) => mayBeEmpty(frame.scope.own(list))));
  if (lists.size === 0) return;
  const values = leadingTo(frame, test, true);
  const { complaints } = frame.record;
  for (const list of lists) complaints.set(list, [...(complaints.get(list) ?? []), ...values]);
}

/** A list that certainly has something in it says nothing by having something. */
function mayBeEmpty(list: Bound | undefined): boolean {
  return list?.every(({ value }) => value.kind === 'sequence' && value.items.length > 0) !== true;
}

function listAddedTo(node: Statement): readonly string[] {
  if (node.kind === 'augmented') return node.target.kind === 'name' ? [node.target.id] : [];
  const call = node.kind === 'expression' ? node.value : undefined;
  if (call?.kind !== 'call' || call.callee.kind !== 'attribute' || !adders.has(call.callee.name)) return [];
  return call.callee.object.kind === 'name' ? [call.callee.object.id] : [];
}

/** Where a list with something in it ends the program, what was complained of is refused. */
export function refuseComplaints(frame: Frame, test: Expression, at: Place): void {
  const list = testedList(test);
  const values = list === undefined ? undefined : frame.record.complaints.get(list);
  if (values !== undefined && frame.scope === frame.globals) refuseEverywhere(frame, values, at);
}

/** `problems`, `len(problems)` and `len(problems) > 0`. */
function testedList(test: Expression): string | undefined {
  switch (test.kind) {
    case 'name':
      return test.id;
    case 'call': {
      const [first] = test.args;
      const isLength = test.callee.kind === 'name' && /^(?:len|any|bool)$/.test(test.callee.id);
      return isLength && first?.value.kind === 'name' ? first.value.id : undefined;
    }
    case 'compare':
      return test.rest.every(({ operator }) => operator === '>' || operator === '>=' || operator === '!=')
        ? testedList(test.left)
        : undefined;
    default:
      return undefined;
  }
}

/** Marks values as refused under every name of the module that they went to. */
function refuseEverywhere(frame: Frame, values: readonly Alternative[], at: Place): void {
  for (const [name, bound] of frame.scope.entries()) {
    if (name === 'DEBUG' || !bound.some((one) => values.some((value) => isFrom(one, value)))) continue;
    const marked = bound.map((one) => (values.some((value) => isFrom(one, value)) ? refused(one, at) : one));
    frame.scope.set(name, marked);
  }
}

/** One value that was decided at one place, on the same branches at least. */
function isFrom(one: Alternative, value: Alternative): boolean {
  if (one.value !== value.value || one.at.uri !== value.at.uri || one.at.span.start !== value.at.span.start)
    return false;
  return value.when.every((guard) => one.when.some((other) => other.id === guard.id && other.arm === guard.arm));
}
