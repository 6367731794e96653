import { compareReleases, releaseOf } from '../../text';

/** True where a release, such as `[5, 3, 1]`, is older than another, such as `5.4.0`; missing numbers count as 0. */
export function isOlder(version: readonly number[], than: string): boolean {
  return compareReleases(version, releaseOf(than)) < 0;
}
