import { basename, dirname, type Uri } from '../text';
import { newestAllowed } from './support';
import { compareVersions, type DjangoVersion } from './versions';

/** A dependency file with the packages that it asks for. */
export interface DependencyFile {
  readonly uri: Uri;
  readonly dependencies: readonly {
    readonly name: string;
    /** The release that is pinned, else the lowest of the range. */
    readonly version: readonly number[] | null;
    readonly exact: boolean;
    readonly range: string;
  }[];
}

/** The oldest and the newest series of Django that a file allows; `newest` is missing where it sets no end. */
interface Allowed {
  readonly uri: Uri;
  readonly oldest: DjangoVersion;
  readonly newest: DjangoVersion | undefined;
}

/**
 * The dependency files that were left behind when another one in the same folder went on to a newer Django: no release is
 * allowed by both, and a project that still is worked on is installed from the one with the newer. Files for developers, for
 * tests and for one Django among several outdate none.
 */
export function leftBehind(files: readonly DependencyFile[]): ReadonlySet<Uri> {
  const all = files.flatMap(allowedBy);
  const main = all.filter(({ uri }) => !isForSomeOnly(uri));
  const isOutdated = ({ uri, newest }: Allowed): boolean =>
    newest !== undefined &&
    main.some((other) => dirname(other.uri) === dirname(uri) && compareVersions(other.oldest, newest) > 0);
  return new Set(all.filter(isOutdated).map(({ uri }) => uri));
}

/**
 * True for a dependency file that is for developers, tests, one kind of machine or one Django among several by its name:
 * `requirements-dev.txt`, `tests.in`, `requirements_mac.txt`, `requirements-django52.txt`, `requirements_new.txt`.
 */
export function isForSomeOnly(uri: Uri): boolean {
  return forSomeOnly.test(basename(uri));
}

const forSomeOnly =
  /(?:^|[-_.])(?:dev(?:el|elopment)?|local|tests?|testing|ci|docs?|lint|quality|validation|all|mac(?:os)?|osx|win(?:dows)?|new|next|upgrade)(?:[-_.]|$)|(?:django|dj)[-_.]?\d/i;

function allowedBy({ uri, dependencies }: DependencyFile): readonly Allowed[] {
  const asked = dependencies.filter(({ name }) => name === 'django').map(boundsOf);
  const oldest = asked.map((one) => one.oldest).sort(compareVersions)[0];
  if (oldest === undefined) return [];
  const ends = asked.flatMap(({ newest }) => (newest === undefined ? [] : [newest]));
  return [{ uri, oldest, newest: ends.length < asked.length ? undefined : ends.sort(compareVersions).at(-1) }];
}

function boundsOf({ version, exact, range }: DependencyFile['dependencies'][number]): Omit<Allowed, 'uri'> {
  const oldest: DjangoVersion = [version?.[0] ?? 0, version?.[1] ?? 0];
  if (exact) return { oldest, newest: oldest };
  const newest = newestAllowed(range);
  return { oldest, newest: newest !== undefined && compareVersions(newest, oldest) < 0 ? oldest : newest };
}
