import { certain, isString, literal } from '../bounds';
import { braceFormat, split, strip } from './text';
import type { LiteralValue, Place, Value } from '../value';

/** A call of a method of `str` on a known text; undefined where an argument is not known or the method is not modelled. */
export function stringMethod(
  text: string,
  name: string,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  at: Place,
): Value | undefined {
  const plain = literals(args);
  const keywords = literalMap(named);
  if (plain === undefined || keywords === undefined) {
    return name === 'join' && args.length === 1 && args[0] !== undefined ? join(text, args[0]) : undefined;
  }
  if (name === 'format') return maybe(braceFormat(text, plain, keywords));
  if (keywords.size > 0) return undefined;
  const strings = plain.map((value) => (typeof value.value === 'string' ? value.value : undefined));
  return (
    listMethod(text, name, plain, at) ??
    textMethod(text, name, strings, plain.length) ??
    testMethod(text, name, strings)
  );
}

function textMethod(
  text: string,
  name: string,
  args: readonly (string | undefined)[],
  count: number,
): Value | undefined {
  const [first, second] = args;
  if (count > 0 && first === undefined) return undefined;
  switch (name) {
    case 'lower':
    case 'casefold':
      return literal(text.toLowerCase());
    case 'upper':
      return literal(text.toUpperCase());
    case 'title':
      return /^[\x20-\x7e]*$/.test(text) ? literal(title(text)) : undefined;
    case 'capitalize':
      return literal(text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase());
    case 'strip':
      return literal(strip(text, first ?? null, 'both'));
    case 'lstrip':
      return literal(strip(text, first ?? null, 'left'));
    case 'rstrip':
      return literal(strip(text, first ?? null, 'right'));
    case 'replace':
      return first === undefined || second === undefined || count !== 2
        ? undefined
        : literal(text.split(first).join(second));
    case 'removeprefix':
      return first !== undefined && text.startsWith(first) ? literal(text.slice(first.length)) : literal(text);
    case 'removesuffix':
      return first && text.endsWith(first) ? literal(text.slice(0, -first.length)) : literal(text);
    case 'encode':
      return /^[\x00-\x7f]*$/.test(text) ? literal({ bytes: text }) : undefined;
    default:
      return undefined;
  }
}

function testMethod(text: string, name: string, args: readonly (string | undefined)[]): Value | undefined {
  const [first] = args;
  switch (name) {
    case 'startswith':
      return first === undefined || args.length !== 1 ? undefined : literal(text.startsWith(first));
    case 'endswith':
      return first === undefined || args.length !== 1 ? undefined : literal(text.endsWith(first));
    case 'isdigit':
    case 'isnumeric':
      return /^[\x00-\x7f]*$/.test(text) && args.length === 0 ? literal(/^[0-9]+$/.test(text)) : undefined;
    case 'count':
      return first ? literal(text.split(first).length - 1) : undefined;
    case 'find':
      return first === undefined || args.length !== 1 ? undefined : literal(text.indexOf(first));
    default:
      return undefined;
  }
}

function listMethod(text: string, name: string, args: readonly LiteralValue[], at: Place): Value | undefined {
  if (name === 'splitlines' && args.length === 0)
    return list(
      text === ''
        ? []
        : text
            .replace(/\r\n?|\n$/g, '\n')
            .replace(/\n$/, '')
            .split('\n'),
      at,
    );
  if (name !== 'split' && name !== 'rsplit') return undefined;
  const [separator, limit] = args;
  if (separator !== undefined && separator.value !== null && typeof separator.value !== 'string') return undefined;
  if (limit !== undefined && (typeof limit.value !== 'number' || name === 'rsplit')) return undefined;
  const parts = split(
    text,
    (separator?.value as string | null | undefined) ?? null,
    (limit?.value as number | undefined) ?? -1,
  );
  return parts === undefined ? undefined : list(parts, at);
}

function join(separator: string, items: Value): Value | undefined {
  if (items.kind !== 'sequence' || items.open || items.type === 'set') return undefined;
  const parts: string[] = [];
  for (const item of items.items) {
    const [only, ...others] = item;
    if (only === undefined || others.length > 0 || !isString(only.value)) return undefined;
    parts.push(only.value.value);
  }
  return literal(parts.join(separator));
}

function list(parts: readonly string[], at: Place): Value {
  return { kind: 'sequence', type: 'list', items: parts.map((part) => certain(literal(part), at)), open: false };
}

function title(text: string): string {
  return text.toLowerCase().replace(/[a-z]+/g, (word) => word.slice(0, 1).toUpperCase() + word.slice(1));
}

function maybe(text: string | undefined): Value | undefined {
  return text === undefined ? undefined : literal(text);
}

function literals(values: readonly Value[]): readonly LiteralValue[] | undefined {
  const found = values.filter((value): value is LiteralValue => value.kind === 'literal');
  return found.length === values.length ? found : undefined;
}

function literalMap(values: ReadonlyMap<string, Value>): ReadonlyMap<string, LiteralValue> | undefined {
  const found = new Map<string, LiteralValue>();
  for (const [name, value] of values) {
    if (value.kind !== 'literal') return undefined;
    found.set(name, value);
  }
  return found;
}
