/** Displays, as Python's reference calls `[…]`, `(…)` and `{…}`: what they hold, and what is unpacked into them. */
import type { DictDisplay, Expression } from '../../syntax/python-tree';
import { certain, combine, mapValues, single, unknownValue } from '../bounds';
import { concatenate, distinct, iterate, mergeDicts, setEntry } from '../fold/containers';
import { DictBuilder } from '../fold/dict-builder';
import { objectOf } from '../objects';
import type { Bound, Place, Value } from '../value';
import { asCopied } from './environment';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';

/** A list, tuple or set as it is written, with what is unpacked into it. */
export function display(frame: Frame, type: 'list' | 'tuple' | 'set', nodes: readonly Expression[], at: Place): Bound {
  let result: Bound | undefined;
  const items: Bound[] = [];
  for (const node of nodes) {
    const part = evaluate(frame, node.kind === 'starred' ? node.value : node);
    const spread = node.kind === 'starred' ? onlyItems(part, at) : [part];
    if (result === undefined && spread !== undefined) {
      for (const item of spread) items.push(item);
      continue;
    }
    result ??= certain({ kind: 'sequence', type, items, open: false }, at);
    const more = node.kind === 'starred' ? part : one(type, part, at);
    result = combine(result, more, at, (a, b) => concatenate(a, asItems(b), type) ?? unknownValue('operation'));
  }
  if (result !== undefined) return type === 'set' ? mapValues(result, distinct) : result;
  const value: Value = { kind: 'sequence', type, items, open: false };
  return certain(type === 'set' ? distinct(value) : value, at);
}

/** The items of the only thing there is to unpack. */
function onlyItems(bound: Bound, at: Place): readonly Bound[] | undefined {
  const value = single(bound);
  return value === undefined || bound[0]?.when.length !== 0 ? undefined : iterate(value, at);
}

/** What `*value` unpacks: the keys of a dict, the items of a sequence. */
function asItems(value: Value): Value {
  const object = objectOf(value);
  if (object?.type === 'iterable') return { kind: 'sequence', type: 'list', items: object.items, open: false };
  if (value.kind === 'literal' || value.kind === 'opaque') return unknownValue('operation');
  if (value.kind === 'sequence' && value.type === 'set' && value.items.length > 1) return { ...value, open: true };
  if (value.kind !== 'dict') return value;
  const items = value.entries.map((entry) => certain(entry.key, entry.keyAt));
  return { kind: 'sequence', type: 'list', items, open: value.open };
}

/** A sequence with a single item. */
function one(type: 'list' | 'tuple' | 'set', item: Bound, at: Place): Bound {
  return certain({ kind: 'sequence', type, items: [item], open: false }, at);
}

/** A dictionary as it is written; of two entries with one key the last one holds. */
export function dictDisplay(frame: Frame, node: DictDisplay): Bound {
  const at = placeOf(frame, node);
  let result: Bound | undefined;
  const builder = new DictBuilder();
  for (const entry of node.entries) {
    const keyAt = entry.key === null ? at : placeOf(frame, entry.key);
    const key = entry.key === null ? null : evaluate(frame, entry.key);
    const given = evaluate(frame, entry.value);
    const value = key === null ? asCopied(frame, given, at) : given;
    // While nothing has to be told apart, entries go into one builder: large tables stay cheap.
    if (result === undefined && builder.add(key, keyAt, value)) continue;
    result ??= certain(builder.value(), at);
    result =
      key === null
        ? combine(result, value, at, mergeDicts)
        : combine(result, key, at, (dict, name) => setEntry(dict, name, keyAt, value));
  }
  return result ?? certain(builder.value(), at);
}
