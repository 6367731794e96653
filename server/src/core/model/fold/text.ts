import type { Bound, LiteralValue, Scalar, Value } from '../value';

/** What `str(value)` gives for a known scalar; undefined where Python's spelling is not reproduced here. */
export function pythonStr(value: LiteralValue): string | undefined {
  return typeof value.value === 'string' ? value.value : pythonRepr(value);
}

/** What `repr(value)` gives; undefined for texts with characters whose escapes are not reproduced. */
export function pythonRepr(of: LiteralValue): string | undefined {
  const value: Scalar = of.value;
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return of.float ? floatRepr(value) : String(value);
  if (typeof value === 'string') return stringRepr(value);
  return undefined;
}

/** `repr` of a list, tuple or dictionary whose parts are all known; a set has no order to write. */
export function sequenceRepr(value: Value): string | undefined {
  if (value.kind === 'literal') return pythonRepr(value);
  if (value.kind === 'dict') {
    const entries = value.entries.map((entry) => {
      const key = sequenceRepr(entry.key);
      const item = boundRepr(entry.value);
      return key === undefined || item === undefined ? undefined : `${key}: ${item}`;
    });
    return value.open || entries.includes(undefined) ? undefined : `{${entries.join(', ')}}`;
  }
  if (value.kind !== 'sequence' || value.open || value.type === 'set') return undefined;
  const items = value.items.map(boundRepr);
  if (items.includes(undefined)) return undefined;
  if (value.type === 'list') return `[${items.join(', ')}]`;
  return items.length === 1 ? `(${items[0] ?? ''},)` : `(${items.join(', ')})`;
}

function boundRepr(bound: Bound): string | undefined {
  const [only, ...more] = bound;
  return only === undefined || more.length > 0 || only.when.length > 0 ? undefined : sequenceRepr(only.value);
}

function floatRepr(value: number): string | undefined {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e16 || (value !== 0 && Math.abs(value) < 1e-4)) return undefined;
  if (Object.is(value, -0)) return '-0.0';
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function stringRepr(value: string): string | undefined {
  if (!/^[\x20-\x7e]*$/.test(value)) return undefined;
  const escaped = value.replace(/\\/g, '\\\\');
  if (value.includes("'") && !value.includes('"')) return `"${escaped}"`;
  return `'${escaped.replace(/'/g, "\\'")}'`;
}

/** `int(text)`: Python allows blanks around and underscores between digits. */
export function parseInteger(text: string): bigint | undefined {
  const match = /^([+-]?)(\d+(?:_\d+)*)$/.exec(strip(text, null, 'both'));
  if (match === null) return undefined;
  const size = BigInt((match[2] ?? '').replace(/_/g, ''));
  return match[1] === '-' ? -size : size;
}

/** `float(text)`, with `inf` and `nan`; undefined where Python would not take the text. */
export function floatIn(text: string): number | undefined {
  const trimmed = strip(text, null, 'both');
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(trimmed);
  if (special !== null) return special[2]?.toLowerCase() === 'nan' ? NaN : special[1] === '-' ? -Infinity : Infinity;
  const match = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/.exec(trimmed);
  return match === null ? undefined : Number(trimmed.replace(/_/g, ''));
}

/** A hole of a template with what is put there; `d` takes numbers only. */
export interface Hole<T> {
  readonly value: T;
  readonly kind: 's' | 'd';
}

/** The old-style `%` operator with `%s`, `%d`, `%%` and named fields; undefined for any other format. */
export function percentFormat(format: string, values: readonly LiteralValue[]): string | undefined {
  return textOf(percentParts(format, values));
}

/** `str.format` with `{}`, `{0}` and `{name}`; undefined where a conversion, a specification or an attribute is used. */
export function braceFormat(
  format: string,
  args: readonly LiteralValue[],
  named: ReadonlyMap<string, LiteralValue>,
): string | undefined {
  return textOf(braceParts(format, args, named));
}

function textOf(parts: readonly (string | Hole<LiteralValue>)[] | undefined): string | undefined {
  const texts = parts?.map((part) => (typeof part === 'string' ? part : shownIn(part)));
  return texts === undefined || texts.includes(undefined) ? undefined : texts.join('');
}

function shownIn({ kind, value }: Hole<LiteralValue>): string | undefined {
  const isRefused = kind === 'd' && (typeof value.value !== 'number' || value.float === true);
  return isRefused ? undefined : pythonStr(value);
}

/** What stands before, in and behind the holes of a template for `%`; undefined where Python or this reading refuses it. */
export function percentParts<T>(format: string, values: readonly T[]): readonly (string | Hole<T>)[] | undefined {
  let next = 0;
  const parts = partsOf(format, /%(?:([sd%])|[\s\S]?)/g, (_whole, kind): string | Hole<T> | undefined => {
    if (kind === '%') return '%';
    const index = next++;
    return kind === undefined || index >= values.length
      ? undefined
      : { value: values[index] as T, kind: kind === 'd' ? 'd' : 's' };
  });
  return next === values.length ? parts : undefined;
}

/** The same for the template of `str.format`. */
export function braceParts<T>(
  format: string,
  args: readonly T[],
  named: ReadonlyMap<string, T>,
): readonly (string | Hole<T>)[] | undefined {
  let next = 0;
  const numbered = /\{\d/.test(format);
  return partsOf(format, /\{\{|\}\}|\{([^{}]*)\}|[{}]/g, (whole, field): string | Hole<T> | undefined => {
    if (whole === '{{') return '{';
    if (whole === '}}') return '}';
    // Python refuses a mixture of `{}` and `{0}`.
    if (field === undefined || (field === '' && numbered)) return undefined;
    const value = field === '' ? args[next++] : (named.get(field) ?? args[indexOf(field)]);
    return value === undefined ? undefined : { value, kind: 's' };
  });
}

/** The texts between matches, and what each match stands for; undefined where one stands for nothing. */
function partsOf<T>(
  template: string,
  marks: RegExp,
  filled: (whole: string, field: string | undefined) => string | Hole<T> | undefined,
): readonly (string | Hole<T>)[] | undefined {
  const parts: (string | Hole<T>)[] = [];
  let end = 0;
  for (const match of template.matchAll(marks)) {
    const part = filled(match[0], match[1]);
    if (part === undefined) return undefined;
    parts.push(template.slice(end, match.index), part);
    end = match.index + match[0].length;
  }
  return [...parts, template.slice(end)].filter((part) => part !== '');
}

function indexOf(field: string): number {
  return /^\d+$/.test(field) ? Number(field) : -1;
}

const blank = '[ \\t\\n\\r\\f\\v\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const leading = new RegExp(`^${blank}+`);
const trailing = new RegExp(`${blank}+$`);
const runs = new RegExp(`${blank}+`);

/** `str.strip` and its halves; `chars` null strips white space. */
export function strip(text: string, chars: string | null, side: 'both' | 'left' | 'right'): string {
  if (chars === null) {
    const left = side === 'right' ? text : text.replace(leading, '');
    return side === 'left' ? left : left.replace(trailing, '');
  }
  const set = new Set(chars);
  const letters = [...text];
  let start = 0;
  let end = letters.length;
  if (side !== 'right') while (start < end && set.has(letters[start] ?? '')) start++;
  if (side !== 'left') while (end > start && set.has(letters[end - 1] ?? '')) end--;
  return letters.slice(start, end).join('');
}

/** `str.split`: without a separator it splits at runs of white space and drops empty items. */
export function split(text: string, separator: string | null, limit: number): readonly string[] | undefined {
  if (separator === '') return undefined;
  if (separator === null) {
    const trimmed = strip(text, null, 'both');
    if (limit >= 0) return undefined;
    return trimmed === '' ? [] : trimmed.split(runs);
  }
  const parts = text.split(separator);
  if (limit < 0 || parts.length <= limit + 1) return parts;
  return [...parts.slice(0, limit), parts.slice(limit).join(separator)];
}
