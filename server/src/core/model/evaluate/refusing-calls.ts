/**
 * Functions of the project that end the program for some of the values that they are given: `check_key(SECRET_KEY)`, where that
 * raises for a key that starts with "change-me". No deployed site runs with such a value.
 */
import { nodesIn } from '../../syntax/nodes-in';
import type { CallExpression, Expression } from '../../syntax/python-tree';
import { objectOf, type FunctionObject } from '../objects';
import type { Alternative, Bound } from '../value';
import { evaluateArguments, isDotted, type Arguments } from './calls';
import { evaluateReceiver } from './expressions';
import { placeOf, trial, type Frame } from './frame';
import { endsIn } from './functions';
import { refused } from './narrowing';

/** Marks the values of the names among the arguments for which the call ends the program. */
export function refuseByCall(frame: Frame, node: CallExpression): void {
  const names = new Set(node.args.flatMap(({ value, star }) => (star === 0 && value.kind === 'name' ? value.id : [])));
  const callee = names.size === 0 ? undefined : functionBehind(frame, node.callee);
  if (callee === undefined || !raises(callee)) return;
  for (const name of names) {
    const bound = frame.scope.own(name);
    if (bound === undefined || name === 'DEBUG') continue;
    const kept = bound.map((one) =>
      isRefused(frame, node, callee, name, one) ? refused(one, placeOf(frame, node)) : one,
    );
    // Where no value passes, it is not the values that are wrong.
    if (kept.some((one, i) => one !== bound[i]) && kept.some((one, i) => one === bound[i])) frame.scope.set(name, kept);
  }
}

function functionBehind(frame: Frame, node: Expression): FunctionObject | undefined {
  const [only, ...others] = isDotted(node) ? evaluateReceiver(frame, node) : [];
  const object = only === undefined || others.length > 0 ? undefined : objectOf(only.value);
  return object?.type === 'function' ? object : undefined;
}

function raises({ node }: FunctionObject): boolean {
  if (node.kind === 'lambda') return false;
  for (const { kind } of nodesIn(node.body)) if (kind === 'raise') return true;
  return false;
}

/** Whether the call ends the program when the name has this one value, with all others as they are. */
function isRefused(
  frame: Frame,
  node: CallExpression,
  callee: FunctionObject,
  name: string,
  alternative: Alternative,
): boolean {
  const only: Bound = [{ ...alternative, when: [] }];
  return trial(frame, (inner) => {
    inner.scope.set(name, only);
    const args: Arguments = evaluateArguments(inner, node.args);
    return endsIn({ frame: inner, node, at: placeOf(inner, node), args, written: '' }, callee);
  });
}
