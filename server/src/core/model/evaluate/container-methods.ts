/** Methods of lists, sets and dictionaries that leave them as they are. */
import { capped, certain, literal, single, under, unknown, unknownValue } from '../bounds';
import { equal } from '../equality';
import { concatenate, dictGet } from '../fold/containers';
import type { Bound, DictValue, SequenceValue, Value } from '../value';
import { none, unfollowed, type Call } from './calls';
import { isChanging, lose } from './escapes';
import { share } from './frame';
import { lookUpByText } from './lookup';

/** A method of a dictionary. */
export function dictMethod(call: Call, dict: DictValue, name: string): Bound {
  const [key, fallback] = call.args.positional;
  switch (name) {
    case 'get': {
      const results = (key ?? []).flatMap((wanted) => under(gotten(call, dict, wanted.value, fallback), wanted.when));
      return capped(results, call.at);
    }
    case 'copy':
      return certain({ ...dict }, call.at);
    case 'keys':
      return viewOf(
        call,
        dict.entries.map((entry) => certain(entry.key, entry.keyAt)),
        dict,
      );
    case 'values':
      return viewOf(
        call,
        dict.entries.map((entry) => entry.value),
        dict,
      );
    case 'items':
      return viewOf(call, dict.entries.map(pairOf), dict);
    default:
      return otherMethod(call, dict, name);
  }
}

/** A method that is not followed, such as `__setitem__`. */
function otherMethod(call: Call, container: Value, name: string): Bound {
  if (isChanging(name)) lose(call.frame, [certain(container, call.at)], call.at);
  return unfollowed(call, call.written);
}

/** A view of a dictionary, such as `dict.keys()`, read as the list that it is made into. */
function viewOf({ frame, at }: Call, items: readonly Bound[], dict: DictValue): Bound {
  share(frame, dict);
  return certain({ kind: 'sequence', type: 'list', items, open: dict.open, viewOf: dict }, at);
}

/** `dict.get(key, fallback)`. */
function gotten(call: Call, dict: DictValue, key: Value, fallback: Bound | undefined): Bound {
  const otherwise = fallback ?? none(call.at);
  const byText = key.kind === 'env' ? lookUpByText(dict, key, otherwise, call.at, call.frame.site) : undefined;
  return byText ?? dictGet(dict, key, call.at) ?? otherwise;
}

function pairOf(entry: DictValue['entries'][number]): Bound {
  return certain(
    { kind: 'sequence', type: 'tuple', items: [certain(entry.key, entry.keyAt), entry.value], open: false },
    entry.keyAt,
  );
}

/** A method of a list, tuple or set. */
export function sequenceMethod(call: Call, list: SequenceValue, name: string): Bound {
  const [item] = call.args.positional;
  const value = item === undefined ? undefined : single(item);
  switch (name) {
    case 'copy':
      return certain({ ...list }, call.at);
    case 'index':
      return value === undefined ? unknown('operation', call.at) : indexOf(call, list, value);
    case 'count':
      return certain(countOf(list, value), call.at);
    case 'union':
      return unionOf(call, list);
    default:
      return otherMethod(call, list, name);
  }
}

/** `a.union(b, c)`: what is not known of one of them leaves the items of the others to be seen. */
function unionOf(call: Call, list: SequenceValue): Bound {
  let all: SequenceValue | undefined = list;
  for (const item of call.args.positional)
    all = all && concatenate(all, single(item) ?? unknownValue('operation'), 'set');
  if (all === undefined) return unknown('operation', call.at);
  return certain(call.args.exact ? all : { ...all, open: true }, call.at);
}

function countOf(list: SequenceValue, value: Value | undefined): Value {
  const answers = value === undefined ? list.items.map(() => undefined) : equalItems(list, value);
  if (list.open || answers.includes(undefined)) return unknownValue('operation');
  return literal(answers.filter((answer) => answer === true).length);
}

function indexOf(call: Call, list: SequenceValue, value: Value): Bound {
  if (list.open) return unknown('operation', call.at);
  const answers = equalItems(list, value);
  const first = answers.indexOf(true);
  const sure = first >= 0 && !answers.slice(0, first).includes(undefined);
  return sure ? certain(literal(first), call.at) : unknown('operation', call.at);
}

/** For each item whether it is equal to a value; undefined where that is not known. */
export function equalItems(list: SequenceValue, value: Value): readonly (boolean | undefined)[] {
  return list.items.map((bound) => {
    const only = single(bound);
    return only === undefined ? undefined : equal(only, value);
  });
}
