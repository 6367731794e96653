/** True where a release, such as `[5, 3, 1]`, is older than another, such as `5.4.0`; missing numbers count as 0. */
export function isOlder(version: readonly number[], than: string): boolean {
  const wanted = than.split('.').map(Number);
  for (let i = 0; i < Math.max(version.length, wanted.length); i += 1) {
    const difference = (version[i] ?? 0) - (wanted[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
