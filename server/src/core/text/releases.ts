/** The numbers of a release that is written as digits and dots: `5.2.1` is `[5, 2, 1]`. */
export function releaseOf(text: string): readonly number[] {
  return text.split('.').map(Number);
}

/** Negative where `a` is the older release; missing numbers count as 0. */
export function compareReleases(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The name that is equal for all spellings of a package: `Django_Axes` is `django-axes` (PEP 503). */
export function packageName(written: string): string {
  return written.toLowerCase().replace(/[-_.]+/g, '-');
}
