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

/** The same, as far as it matters: past `limit` the answer is just some larger number, found after a few letters. */
export function boundedDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      row.push(steps);
      if (steps < least) least = steps;
    }
    // A swap looks two rows back, so one row beyond the limit is not enough to give up.
    if (least > limit && Math.min(...last) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
