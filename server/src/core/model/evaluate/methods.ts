/** Methods of values: which of them are followed, and those of texts and of what the environment gives. */
import { capped, certain, choices, chosen, literal, single, unknown, unknownValue } from '../bounds';
import { iterate } from '../fold/containers';
import { stringMethod } from '../fold/methods';
import { braceParts } from '../fold/text';
import { objectOf, type MethodObject } from '../objects';
import { isRandom } from '../random';
import { callReader } from '../readers';
import { withStep } from '../steps';
import type { Bound, Place, Value } from '../value';
import { unfollowed, type Call } from './calls';
import { dictMethod, sequenceMethod } from './container-methods';
import { fillTemplate, orOpaque } from './environment-text';
import { namespaceMethod } from './namespace';
import { joinedBy } from './path-text';

/** `receiver.method(…)` that leaves the receiver as it is. */
export function callMethod(call: Call, method: MethodObject): Bound {
  const { receiver, name } = method;
  const object = objectOf(receiver);
  if (object?.type === 'namespace') return namespaceMethod(call, object, name) ?? unfollowed(call, call.written);
  if (object !== undefined) return callReader(call, object, name) ?? unfollowed(call, call.written);
  // pydantic's `SecretStr` is followed as the text that it holds.
  const isText = receiver.kind === 'env' || receiver.kind === 'literal';
  if (isText && name === 'get_secret_value') return certain(receiver, call.at);
  if (receiver.kind === 'env') return certain(envMethod(call, receiver, name), call.at);
  if (receiver.kind === 'literal') return literalMethod(call, receiver, name);
  if (receiver.kind === 'dict') return dictMethod(call, receiver, name);
  if (receiver.kind === 'sequence') return sequenceMethod(call, receiver, name);
  return unfollowed(call, call.written);
}

function envMethod(call: Call, receiver: Extract<Value, { kind: 'env' }>, name: string): Value {
  const args = call.args.positional.map((bound) => single(bound));
  if (args.includes(undefined) || call.args.named.size > 0 || !call.args.exact)
    return withStep(receiver, { op: 'opaque' });
  return withStep(receiver, { op: 'method', name, args: args.filter((value) => value !== undefined) });
}

function literalMethod(call: Call, receiver: Extract<Value, { kind: 'literal' }>, name: string): Bound {
  if (typeof receiver.value !== 'string') return unknown('operation', call.at);
  const text = receiver.value;
  const names = [...call.args.named.keys()];
  const all = call.args.exact ? choices([...call.args.positional, ...call.args.named.values()]) : undefined;
  if (all === undefined) return unknown('operation', call.at);
  const count = call.args.positional.length;
  const results = all.map((choice) => {
    const values = choice.picked.map((part) => part.value);
    const named = new Map(names.map((key, i) => [key, values[count + i] ?? unknownValue('operation')] as const));
    return chosen(choice, ofText(text, name, values.slice(0, count), named, call.at), call.at);
  });
  return capped(results, call.at);
}

/** One method of one text, with one set of arguments. */
function ofText(
  text: string,
  name: string,
  values: readonly Value[],
  named: ReadonlyMap<string, Value>,
  at: Place,
): Value {
  const all = [...values, ...named.values()];
  const isKnown = all.every(({ kind }) => kind === 'literal');
  const filled = name === 'format' && !isKnown ? fillTemplate(braceParts(text, values, named)) : undefined;
  const env = all.find((value) => value.kind === 'env');
  if (env?.kind === 'env') return orOpaque(filled, env);
  const followed = filled ?? (name === 'join' && values[0] !== undefined ? joinedText(text, values[0], at) : undefined);
  return followed ?? stringMethod(text, name, values, named, at) ?? unknownValue('operation');
}

/** `text.join(parts)` where a part is no text that is known: random, or a path. */
function joinedText(text: string, parts: Value, at: Place): Value | undefined {
  const random = randomText(parts, at);
  if (random !== undefined) return random;
  const items = parts.kind === 'sequence' && !parts.open ? parts.items : [];
  return items.some((item) => single(item)?.kind === 'call') ? joinedBy(literal(text), items) : undefined;
}

/** `"".join(random.choice(letters) for _ in range(50))`: no letter is known, but that they differ each time. */
function randomText(parts: Value, at: Place): Value | undefined {
  const items = parts.kind === 'call' ? [certain(parts, at)] : (iterate(parts, at) ?? []);
  const random = items.find((item) => item.length === 1 && isRandom(single(item) ?? unknownValue('operation')));
  return random && { kind: 'call', callee: 'str.join', args: [{ name: null, value: random }] };
}
