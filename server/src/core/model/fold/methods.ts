import { certain, isString, literal } from '../bounds';
import { braceFormat, split, strip } from './text';
import { iterate } from './containers';
import type { LiteralValue, Place, Scalar, Value } from '../value';

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
  if (plain === undefined || keywords === undefined) return onContainers(text, name, args, named, at);
  if (name === 'format') return maybe(braceFormat(text, plain, keywords));
  if (name === 'join') return onContainers(text, name, args, named, at);
  if (keywords.size > 0) return undefined;
  const strings = plain.map((value) => (typeof value.value === 'string' ? value.value : undefined));
  return (
    listMethod(text, name, plain, at) ??
    textMethod(text, name, strings, plain.length) ??
    testMethod(text, name, strings)
  );
}

/** Methods that take a container: `join`, and `startswith` with a tuple. */
function onContainers(
  text: string,
  name: string,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  at: Place,
): Value | undefined {
  const [only, ...more] = args;
  if (only === undefined || more.length > 0 || named.size > 0) return undefined;
  if (name === 'join') return join(text, only, at);
  if ((name !== 'startswith' && name !== 'endswith') || only.kind !== 'sequence' || only.type !== 'tuple')
    return undefined;
  const parts = textsOf(only, at);
  return parts && literal(parts.some((part) => (name === 'startswith' ? text.startsWith(part) : text.endsWith(part))));
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
      return literal(text.toLowerCase());
    case 'casefold':
      return isAscii(text) ? literal(text.toLowerCase()) : undefined;
    case 'upper':
      return literal(text.toUpperCase());
    case 'swapcase':
      return isAscii(text) ? literal(swapCase(text)) : undefined;
    case 'title':
      return /^[\x20-\x7e]*$/.test(text) ? literal(title(text)) : undefined;
    case 'capitalize':
      if (!isAscii(text)) return undefined;
      return literal(text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase());
    case 'strip':
      return literal(strip(text, first ?? null, 'both'));
    case 'lstrip':
      return literal(strip(text, first ?? null, 'left'));
    case 'rstrip':
      return literal(strip(text, first ?? null, 'right'));
    case 'replace':
      return first === undefined || second === undefined || count !== 2 || first === ''
        ? undefined
        : literal(text.split(first).join(second));
    case 'removeprefix':
      if (first === undefined) return undefined;
      return text.startsWith(first) ? literal(text.slice(first.length)) : literal(text);
    case 'removesuffix':
      if (first === undefined) return undefined;
      return first !== '' && text.endsWith(first) ? literal(text.slice(0, -first.length)) : literal(text);
    case 'encode':
      if (count > 0 && !/^(utf-?8|ascii|latin-?1)$/i.test(first ?? '')) return undefined;
      return isAscii(text) ? literal({ bytes: text }) : undefined;
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
      return first && args.length === 1 ? literal(text.split(first).length - 1) : undefined;
    case 'find':
      return first === undefined || args.length !== 1 || !isAscii(text) ? undefined : literal(text.indexOf(first));
    case 'isupper':
      return isAscii(text) && args.length === 0 ? literal(/[A-Z]/.test(text) && !/[a-z]/.test(text)) : undefined;
    case 'islower':
      return isAscii(text) && args.length === 0 ? literal(/[a-z]/.test(text) && !/[A-Z]/.test(text)) : undefined;
    case 'isalpha':
      return isAscii(text) && args.length === 0 ? literal(/^[a-zA-Z]+$/.test(text)) : undefined;
    case 'isalnum':
      return isAscii(text) && args.length === 0 ? literal(/^[a-zA-Z0-9]+$/.test(text)) : undefined;
    default:
      return undefined;
  }
}

function listMethod(text: string, name: string, args: readonly LiteralValue[], at: Place): Value | undefined {
  if (name === 'splitlines' && args.length === 0)
    return /[\v\f\x1c-\x1e\x85\u2028\u2029]/.test(text) ? undefined : list(linesOf(text), at);
  if (name === 'partition' || name === 'rpartition') return partition(text, name, args, at);
  if (name !== 'split' && name !== 'rsplit') return undefined;
  const [separator, limit] = args;
  if (separator !== undefined && separator.value !== null && typeof separator.value !== 'string') return undefined;
  if (limit !== undefined && typeof limit.value !== 'number') return undefined;
  if (limit !== undefined && name === 'rsplit') return rsplit(text, separator?.value, limit.value, at);
  const parts = split(
    text,
    (separator?.value as string | null | undefined) ?? null,
    (limit?.value as number | undefined) ?? -1,
  );
  return parts === undefined ? undefined : list(parts, at);
}

function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  const lines = text.split(/\r\n|\r|\n/);
  return lines[lines.length - 1] === '' ? lines.slice(0, -1) : lines;
}

function partition(text: string, name: string, args: readonly LiteralValue[], at: Place): Value | undefined {
  const separator = args[0]?.value;
  if (typeof separator !== 'string' || separator === '' || args.length !== 1) return undefined;
  const found = name === 'partition' ? text.indexOf(separator) : text.lastIndexOf(separator);
  const parts = [text.slice(0, found), separator, text.slice(found + separator.length)];
  const missing = name === 'partition' ? [text, '', ''] : ['', '', text];
  const items = (found < 0 ? missing : parts).map((part) => certain(literal(part), at));
  return { kind: 'sequence', type: 'tuple', items, open: false };
}

function rsplit(text: string, separator: Scalar | undefined, limit: Scalar, at: Place): Value | undefined {
  if (typeof separator !== 'string' || separator === '' || typeof limit !== 'number') return undefined;
  const parts = text.split(separator);
  if (limit < 0 || parts.length <= limit + 1) return list(parts, at);
  const cut = parts.length - limit;
  return list([parts.slice(0, cut).join(separator), ...parts.slice(cut)], at);
}

function join(separator: string, items: Value, at: Place): Value | undefined {
  const parts = textsOf(items, at);
  return parts && literal(parts.join(separator));
}

/** The items of a container that are all known texts. */
function textsOf(container: Value, at: Place): readonly string[] | undefined {
  const items = iterate(container, at);
  const parts = items?.map((item) => {
    const [only, ...others] = item;
    return only === undefined || others.length > 0 || !isString(only.value) ? undefined : only.value.value;
  });
  const known = parts?.filter((part) => part !== undefined);
  return known?.length === parts?.length ? known : undefined;
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

function swapCase(text: string): string {
  return [...text].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join('');
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
