import { certain, single } from '../bounds';
import { objectOf, opaque, type PartialObject } from '../objects';
import type { Bound } from '../value';
import type { Call } from './calls';

/**
 * `functools.partial(function, …)`: undefined where the function or its arguments are not certain, and for lists and
 * dictionaries, which all later calls would share.
 */
export function makePartial(call: Call, path: string): Bound | undefined {
  if (path !== 'functools.partial' || !call.args.exact) return undefined;
  const [first, ...positional] = call.args.positional;
  const callee = first?.length === 1 && first[0]?.when.length === 0 ? single(first) : undefined;
  const isShared = [...positional, ...call.args.named.values()].flat().some(({ value }) => isChangeable(value));
  if (callee === undefined || isShared) return undefined;
  // Readers say where their arguments stand by counting those of the call.
  if (positional.length > 0 && objectOf(callee)?.type !== 'function') return undefined;
  return certain(opaque('partial', { type: 'partial', callee, positional, named: call.args.named }), call.at);
}

function isChangeable(value: Bound[number]['value']): boolean {
  return value.kind === 'dict' || (value.kind === 'sequence' && value.type !== 'tuple');
}

/** The call that a call of a partial stands for: its own arguments come last and win. */
export function completed(call: Call, { positional, named }: PartialObject): Call {
  const args = {
    ...call.args,
    positional: [...positional, ...call.args.positional],
    named: new Map([...named, ...call.args.named]),
  };
  return { ...call, args };
}
