import type { Bound, SequenceValue, Value } from '../value';

/** `list[lower:upper] = items`, and `del list[lower:upper]` with no items; unknown bounds leave nothing known. */
export function replaceSlice(
  list: Value,
  bounds: readonly Value[],
  items: readonly Bound[],
): SequenceValue | undefined {
  if (list.kind !== 'sequence' || list.type !== 'list' || list.open) return undefined;
  const [lower, upper, step] = bounds.map(wholeNumber);
  if (lower === undefined || upper === undefined || (step !== null && step !== 1)) return undefined;
  const count = list.items.length;
  const start = within(lower ?? 0, count);
  const end = Math.max(start, within(upper ?? count, count));
  return { ...list, items: [...list.items.slice(0, start), ...items, ...list.items.slice(end)] };
}

/** Python counts from the end where a bound is negative, and takes what is beyond an end for that end. */
function within(bound: number, count: number): number {
  return Math.min(count, Math.max(0, bound < 0 ? bound + count : bound));
}

function wholeNumber(value: Value): number | null | undefined {
  if (value.kind !== 'literal' || value.float === true) return undefined;
  return value.value === null || typeof value.value === 'number' ? value.value : undefined;
}
