import { maker, hidden, inside, isShown, shownKey } from './display';
import type { DisplayContext } from './display';
import { numberText } from './display-number';
import type { Bound, CallValue, DictValue, LiteralValue, SequenceValue, Value } from './value';
import { whyWords } from './words';

/** A value that `JSON.stringify` writes. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const mask = hidden.slice(1, -1);

/**
 * A value as JSON, hidden texts as `…`. What JSON cannot say is an object with one telling key: `{"env": name}`,
 * `{"unknown": why}`, `{"oneOf": […]}`, `{"call": callee, "args": […]}`, `{"more": true}` at the end of an open list or
 * dictionary. Integers beyond JSON's safe range and floats without a JSON form are texts.
 */
export function displayJson(value: Value, context: DisplayContext): Json {
  switch (value.kind) {
    case 'literal':
      return literalJson(value, context);
    case 'sequence':
      return sequenceJson(value, context);
    case 'dict':
      return dictJson(value, context);
    case 'call':
      return callJson(value, context);
    case 'env':
      return { env: value.variable };
    case 'opaque':
      return { unknown: value.what };
    case 'unknown':
      return { unknown: whyWords(value.why) };
  }
}

function boundJson(bound: Bound, context: DisplayContext): Json {
  const [first, ...rest] = bound;
  if (first !== undefined && rest.length === 0) return displayJson(first.value, context);
  return { oneOf: bound.map(({ value }) => displayJson(value, context)) };
}

function literalJson(literal: LiteralValue, context: DisplayContext): Json {
  const { value } = literal;
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'object') return mask;
  if (typeof value === 'string') return isShown(value, context) ? value : mask;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return numberText(value, literal.float === true);
}

function sequenceJson(value: SequenceValue, context: DisplayContext): Json {
  const items = value.items.map((item) => boundJson(item, context));
  return value.open ? [...items, { more: true }] : items;
}

/** Hidden keys are numbered, so that none takes another's place. */
function dictJson(value: DictValue, context: DisplayContext): Json {
  const entries = value.entries.map((entry, i): readonly [string, Json] => {
    const key = shownKey(entry.key, context) ?? `${mask}${String(i + 1)}`;
    return [key, boundJson(entry.value, inside(context, entry.key))];
  });
  return Object.fromEntries(value.open ? [...entries, ['more', true]] : entries);
}

function callJson(value: CallValue, context: DisplayContext): Json {
  const made = maker(value);
  if (made !== value.callee) return { call: made, more: true };
  const nowhere = { ...context, setting: '' };
  const args = value.args.map((argument): Json => {
    const json = boundJson(argument.value, nowhere);
    return argument.name === null ? json : { [argument.name]: json };
  });
  return { call: value.callee, args };
}
