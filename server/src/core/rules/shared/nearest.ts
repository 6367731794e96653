/** The name closest to a misspelt one: at most two typing errors away (three in long names), else undefined. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const limit = name.length > 12 ? 3 : 2;
  const ranked = names
    .filter((each) => Math.abs(each.length - name.length) <= limit)
    .map((each) => ({ each, distance: distance(name, each) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= limit ? best.each : undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
export function distance(a: string, b: string): number {
  return boundedDistance(a, b, Number.POSITIVE_INFINITY);
}

/**
 * The same, as far as it matters: past `limit` the answer is just some larger number, found after a few letters. Only the cells
 * near the diagonal count, as each step away from it is an insertion or a deletion.
 */
export function boundedDistance(a: string, b: string, limit: number): number {
  const beyond = limit + 1;
  let before: number[] = [];
  let last: number[] = [];
  let lastLeast = 0;
  for (let j = 0; j <= Math.min(b.length, limit); j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [];
    const from = Math.max(1, i - limit);
    row[from - 1] = from === 1 ? i : beyond;
    let least = row[from - 1] ?? beyond;
    for (let j = from; j <= Math.min(b.length, i + limit); j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min((last[j] ?? beyond) + 1, (row[j - 1] ?? beyond) + 1, (last[j - 1] ?? beyond) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, (before[j - 2] ?? beyond) + 1);
      row[j] = steps;
      if (steps < least) least = steps;
    }
    // A swap looks two rows back, so one row beyond the limit is not enough to give up.
    if (least > limit && lastLeast > limit) return beyond;
    before = last;
    last = row;
    lastLeast = least;
  }
  return last[b.length] ?? beyond;
}
