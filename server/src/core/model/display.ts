import { packageSettings } from '../django/packages';
import { settings } from '../django/settings';
import { hasShape, isPublicKey, shapeAt } from '../django/shapes';
import type { Public } from '../django/shapes';
import { numberText } from './display-number';
import { castWord, whyWords } from './words';
import type { Bound, CallValue, DictItem, DictValue, LiteralValue, SequenceValue, Value } from './value';

/** Which setting a value belongs to, and where in it: the keys that lead there, list positions left out. */
export interface DisplayContext {
  readonly setting: string;
  readonly path: readonly string[];
  /** How many items of a list or dictionary are shown before the rest is counted; all where missing. */
  readonly limit?: number;
}

/** What stands for a hidden text. */
export const hidden = "'…'";

/** The context of a whole setting; `limit` is how many characters may show. */
export function contextOf(setting: string, limit?: number): DisplayContext {
  return limit === undefined ? { setting, path: [] } : { setting, path: [], limit };
}

/**
 * The only way to print a value: Python source in which a text shows only where Django types the setting or key as public
 * and the text has the shape of such a value; every other text is `'…'`. Numbers, truth values, None and names show.
 */
export function display(value: Value, context: DisplayContext): string {
  switch (value.kind) {
    case 'literal':
      return displayLiteral(value, context);
    case 'sequence':
      return displaySequence(value, context);
    case 'dict':
      return displayDict(value, context);
    case 'call':
      return displayCall(value, context);
    case 'env':
      return `env ${value.variable}${castWord(value)}`;
    case 'opaque':
      return `<${value.what}>`;
    case 'unknown':
      return `unknown (${whyWords(value.why)})`;
  }
}

/** Several alternatives inside one value, such as an item that depends on a branch. */
export function displayBound(bound: Bound, context: DisplayContext): string {
  const texts = [...new Set(bound.map(({ value }) => display(value, context)))];
  const dicts = bound.flatMap(({ value }) => (value.kind === 'dict' ? [value] : []));
  if (texts.length > 2 && dicts.length === bound.length) return displayDicts(dicts, context);
  return either(texts);
}

function either(texts: readonly string[]): string {
  return texts.length === 1 ? (texts[0] ?? hidden) : `(${texts.join(' or ')})`;
}

/** Dictionaries that branches have made differ are told as one: what each key may hold, and that some of them lack it. */
function displayDicts(dicts: readonly DictValue[], context: DisplayContext): string {
  const keys = new Map<string, Value>();
  for (const { key } of dicts.flatMap(({ entries }) => entries)) keys.set(keyText(key), key);
  const items = cut([...keys], context, ([text, key]) => {
    const bounds = dicts.flatMap(({ entries }) => entries.find((entry) => keyText(entry.key) === text)?.value ?? []);
    const isLacked = dicts.some(({ entries }) => !entries.some((entry) => keyText(entry.key) === text));
    const texts = [...new Set(bounds.map(({ value }) => display(value, inside(context, key))))];
    return `${displayName(key, context)}: ${either([...texts, ...(isLacked ? ['missing'] : [])])}`;
  });
  if (dicts.some(({ open }) => open)) items.push('…');
  return `{${items.join(', ')}}`;
}

/** What tells keys apart, never shown: those that are not known are one. */
function keyText(key: Value): string {
  if (key.kind !== 'literal') return key.kind;
  const { value } = key;
  return typeof value === 'object' && value !== null ? `bytes ${value.bytes}` : `${typeof value} ${String(value)}`;
}

/** True where this text of this setting may be shown. */
export function isShown(text: string, context: DisplayContext): boolean {
  const shape = shapeAt(shownOf(context), context.path);
  return text === '' || (shape !== undefined && hasShape(shape, text));
}

/** The text of a dictionary's key, or null where it must stay hidden. */
export function shownKey(key: Value, context: DisplayContext): string | null {
  if (key.kind !== 'literal' || typeof key.value !== 'string') return null;
  return isPublicKey(shownOf(context), [...context.path, key.value]) ? key.value : null;
}

/** The context of the value behind a key; a key that is no text leads nowhere public. */
export function inside(context: DisplayContext, key: Value): DisplayContext {
  const name = key.kind === 'literal' && typeof key.value === 'string' ? key.value : '…';
  return { ...context, path: [...context.path, name] };
}

function shownOf(context: DisplayContext): Public | undefined {
  return (settings.get(context.setting) ?? packageSettings.get(context.setting)?.facts)?.shown;
}

function displayLiteral(literal: LiteralValue, context: DisplayContext): string {
  const { value } = literal;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'object') return value.bytes === '' ? "b''" : `b${hidden}`;
  if (typeof value !== 'string') return numberText(value, literal.float === true);
  return isShown(value, context) ? quote(value) : hidden;
}

/** Public texts hold no control characters and no backslashes, so that one kind of quote is enough. */
function quote(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}

function displaySequence(value: SequenceValue, context: DisplayContext): string {
  const items = cut(value.items, context, (item) => displayBound(item, context));
  if (value.open) items.push('…');
  const inner = items.join(', ');
  if (value.type === 'list') return `[${inner}]`;
  if (value.type === 'tuple') return items.length === 1 ? `(${inner},)` : `(${inner})`;
  return items.length === 0 ? 'set()' : `{${inner}}`;
}

function displayDict(value: DictValue, context: DisplayContext): string {
  const items = cut(value.entries, context, (entry) => displayEntry(entry, context));
  if (value.open) items.push('…');
  return `{${items.join(', ')}}`;
}

function displayEntry({ key, value }: DictItem, context: DisplayContext): string {
  return `${displayName(key, context)}: ${displayBound(value, inside(context, key))}`;
}

function displayName(key: Value, context: DisplayContext): string {
  const shown = shownKey(key, context);
  return shown === null ? displayKey(key, context) : quote(shown);
}

/** Keys that are no text show as any value does; texts are hidden here. */
function displayKey(key: Value, context: DisplayContext): string {
  return key.kind === 'literal' && typeof key.value === 'string' ? hidden : display(key, nowhere(context));
}

function displayCall(value: CallValue, context: DisplayContext): string {
  const made = maker(value);
  if (made !== value.callee) return `${made}(…)…`; // What was done to the result is not spelt out again.
  const args = value.args.map((argument) => {
    const text = displayBound(argument.value, nowhere(context));
    return argument.name === null ? text : `${argument.name}=${text}`;
  });
  return `${value.callee}(${args.join(', ')})`;
}

/** The name that was called first: `pathlib.Path` for what `Path(__file__).resolve().parent / "x"` gives. */
export function maker({ callee }: CallValue): string {
  const plain = /^[\w.]*\w/.exec(callee)?.[0] ?? callee;
  if (plain === callee) return callee;
  return /^(?:[a-z_]\w*\.)*[A-Z]\w*/.exec(plain)?.[0] ?? plain;
}

/** A context in which no text is public. */
function nowhere(context: DisplayContext): DisplayContext {
  return { ...context, setting: '' };
}

function cut<T>(items: readonly T[], context: DisplayContext, show: (item: T) => string): string[] {
  const limit = context.limit ?? items.length;
  if (items.length <= limit) return items.map(show);
  return [...items.slice(0, limit).map(show), `… ${String(items.length - limit)} more`];
}
