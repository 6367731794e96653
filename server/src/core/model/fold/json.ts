import { certain, literal } from '../bounds';
import type { Place, Value } from '../value';

/** The value of a JSON text; undefined where it is none, or holds numbers whose kind JavaScript does not keep apart. */
export function parseJson(text: string, at: Place): Value | undefined {
  // Outside of texts, a point or an exponent makes a float, and long digits lose their end.
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  if (/\d[.eE]|\d{15}|-0/.test(bare) || text.length > 100_000) return undefined;
  try {
    return fromJson(JSON.parse(text) as unknown, at, 0);
  } catch {
    return undefined;
  }
}

function fromJson(value: unknown, at: Place, depth: number): Value | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return literal(value);
  if (typeof value !== 'object' || depth > 50) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => fromJson(item, at, depth + 1));
    const known = items.filter((item) => item !== undefined);
    if (known.length !== items.length) return undefined;
    return { kind: 'sequence', type: 'list', items: known.map((item) => certain(item, at)), open: false };
  }
  const entries = Object.entries(value).map(([key, item]) => ({ key, item: fromJson(item, at, depth + 1) }));
  // JavaScript moves keys that look like numbers to the front.
  if (entries.some(({ key, item }) => item === undefined || /^\d+$/.test(key))) return undefined;
  return {
    kind: 'dict',
    entries: entries.flatMap(({ key, item }) =>
      item === undefined ? [] : [{ key: literal(key), keyAt: at, value: certain(item, at) }],
    ),
    open: false,
  };
}
