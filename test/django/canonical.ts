import type { Bound, DictItem, DictValue, LiteralValue, Value } from '../../server/src/core/model/value';
import { numberText } from '../../server/src/core/model/display-number';
import type { PythonValue } from './workers';

/** A value as worker.py writes it, or the reason why it is not one certain value. */
export type Canonical = { readonly known: PythonValue } | { readonly unknown: string };

const known = (value: PythonValue): Canonical => ({ known: value });

/** What the linter says that a value is, if it says one thing. */
export function canonical(value: Value): Canonical {
  switch (value.kind) {
    case 'literal':
      return known(literal(value));
    case 'sequence': {
      if (value.open) return { unknown: 'open list' };
      const items = value.items.map(single);
      const odd = items.find((item) => 'unknown' in item);
      if (odd !== undefined) return odd;
      const values = items.flatMap((item) => ('known' in item ? [item.known] : []));
      if (value.type === 'set') return known({ set: distinct(values) });
      return known(value.type === 'list' ? { list: values } : { tuple: values });
    }
    case 'dict': {
      if (value.open) return { unknown: 'open dictionary' };
      const pairs = effective(value).map((entry) => ({ key: canonical(entry.key), item: single(entry.value) }));
      for (const { key, item } of pairs) {
        if ('unknown' in key) return key;
        if ('unknown' in item) return item;
      }
      const entries = pairs.flatMap(({ key, item }) =>
        'known' in key && 'known' in item ? [[key.known, item.known] as const] : [],
      );
      return known({ dict: entries });
    }
    case 'call':
      return { unknown: `call ${value.callee}` };
    case 'env':
      return { unknown: 'environment read' };
    case 'opaque':
      return { unknown: 'part of the program' };
    case 'unknown':
      return { unknown: value.why.reason };
  }
}

/** Of equal keys the first one keeps its position and the last one its value, as in Python. */
function effective({ entries }: DictValue): readonly DictItem[] {
  const text = (key: Value): string => JSON.stringify(canonical(key));
  const last = new Map(entries.map((entry) => [text(entry.key), entry]));
  return [...last.values()];
}

function single(bound: Bound): Canonical {
  const [only, ...more] = bound;
  return only === undefined || more.length > 0 ? { unknown: 'several inside' } : canonical(only.value);
}

function distinct(values: readonly PythonValue[]): PythonValue[] {
  const texts = new Set(values.map((value) => JSON.stringify(value)));
  return [...texts].sort().map((text) => JSON.parse(text) as PythonValue);
}

function literal({ value, float }: LiteralValue): PythonValue {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return { str: value };
  if (typeof value === 'object') return { bytes: value.bytes };
  if (typeof value === 'bigint') return { int: String(value) };
  return float === true || !Number.isInteger(value) ? { float: numberText(value, true) } : { int: String(value) };
}
