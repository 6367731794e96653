/** `f"…"`: every mix of what its parts may be, as long as there are few; beyond that, the mix of all fallbacks. */
import type { FormattedString } from '../../syntax/python-tree';
import { capped, certain, type Choice, choices, chosen, literal, mapValues, unknown, unknownValue } from '../bounds';
import { pythonRepr, pythonStr } from '../fold/text';
import { withStep } from '../steps';
import type { Alternative, Bound, Guard, Place, Value } from '../value';
import { joinText } from './environment-text';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';

/** What an f-string may be. */
export function formatted(frame: Frame, node: FormattedString): Bound {
  const at = placeOf(frame, node);
  const parts = node.parts.map((part) => {
    if (part.kind === 'text') return certain(literal(part.value), at);
    const bound = evaluate(frame, part.expression);
    return mapValues(bound, (value) => interpolated(value, part.conversion, part.formatted));
  });
  const all = choices(parts);
  return all === undefined ? manyTexts(parts, at) : joined(all, at);
}

function joined(all: readonly Choice[], at: Place): Bound {
  return capped(
    all.map((choice) => chosen(choice, joinText(choice.picked.map((part) => part.value)), at)),
    at,
  );
}

/** A text with many variables in it: the one made of all fallbacks, and for any other mix the environment. */
function manyTexts(parts: readonly Bound[], at: Place): Bound {
  const env = parts.flat().find((part) => part.value.kind === 'env');
  if (env?.value.kind !== 'env') return unknown('too-many', at);
  const guard: Guard = { id: `mix:${at.uri}:${at.span.start}`, at, arm: true, facts: [], unset: false };
  const mixed: Alternative = { value: withStep(env.value, { op: 'opaque' }), at, via: [], when: [guard] };
  const fallbacks = choices(parts.map((part) => part.filter(({ value }) => value.kind !== 'env')));
  const texts = fallbacks === undefined ? unknown('too-many', at) : fallbacks.length === 0 ? [] : joined(fallbacks, at);
  return [env.read === undefined ? mixed : { ...mixed, read: env.read }, ...texts];
}

function interpolated(value: Value, conversion: 's' | 'r' | 'a' | undefined, hasFormat: boolean): Value {
  if (value.kind === 'env') return hasFormat || conversion !== undefined ? withStep(value, { op: 'opaque' }) : value;
  if (value.kind === 'call') return value;
  if (value.kind !== 'literal' || hasFormat) return unknownValue('operation');
  const text = conversion === 'r' || conversion === 'a' ? pythonRepr(value) : pythonStr(value);
  return text === undefined ? unknownValue('operation') : literal(text);
}
