import { isKnown, reached, textIn, entryOf } from './values';
import type { Alternative, Bound, Value } from './model';

/** What stands under a key: its one value, null where the key is certainly missing, undefined where that is not known. */
export type Part = Alternative | null | undefined;

/** The one alternative that there is, or that is left when no environment variable is set. */
export function decided(bound: Bound | undefined): Alternative | undefined {
  const left = bound === undefined || bound.length === 1 ? (bound ?? []) : reached(bound);
  return left.length === 1 ? left[0] : undefined;
}

/** What stands under a path of keys in nested dicts. */
export function partAt(value: Value, ...path: readonly string[]): Part {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  if (value.kind !== 'dict') return isKnown(value) ? null : undefined;
  const entry = entryOf(value, key);
  if (entry === undefined) return value.open ? undefined : null;
  const found = decided(entry.value);
  if (found === undefined || rest.length === 0) return found;
  return partAt(found.value, ...rest);
}

/** True for what holds only while some variable of the environment is missing: a fallback, or a branch that asks for one. */
export function isFallback({ read, when }: Alternative): boolean {
  return (
    read !== undefined ||
    when.some(({ unset, always, facts }) => always === undefined && unset !== undefined && facts.length === 0)
  );
}

/** A text, null where there certainly is none, undefined where it is not known; None and a missing key are no text. */
export function textOfPart(part: Part): string | null | undefined {
  if (part === null || part === undefined) return part;
  if (part.value.kind === 'literal' && part.value.value === null) return null;
  return textIn(part.value) ?? (isKnown(part.value) ? null : undefined);
}
