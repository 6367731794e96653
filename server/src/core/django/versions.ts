/** A Django feature release, such as `[5, 2]`. */
export type DjangoVersion = readonly [major: number, minor: number];

/** A release as the data tables write it, such as `5.2`. */
export type VersionText = `${number}.${number}`;

/** Every feature release whose facts are recorded here, oldest first. */
export const knownVersions: readonly VersionText[] = [
  '2.2',
  '3.0',
  '3.1',
  '3.2',
  '4.0',
  '4.1',
  '4.2',
  '5.0',
  '5.1',
  '5.2',
  '6.0',
  '6.1',
];

/** The releases that a project of unknown version may use: what holds in all of them holds for it. */
export const possibleVersions: readonly DjangoVersion[] = knownVersions.slice(3).map(versionOf);

/** Reads `5.2`, `5.2.1` or `5`; undefined where the text starts with no number. */
export function parseVersion(text: string): DjangoVersion | undefined {
  const match = /^\s*(\d{1,4})(?:\.(\d{1,4}))?/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? 0)];
}

/** `5.2` as two numbers. */
export function versionOf(text: VersionText): DjangoVersion {
  const dot = text.indexOf('.');
  return [Number(text.slice(0, dot)), Number(text.slice(dot + 1))];
}

/** Negative where `a` is the older release. */
export function compareVersions(a: DjangoVersion, b: DjangoVersion): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** True for the release `since` and all later ones. */
export function atLeast(version: DjangoVersion, since: VersionText): boolean {
  return compareVersions(version, versionOf(since)) >= 0;
}

/** `5.2`, as Django writes its releases. */
export function versionText(version: DjangoVersion): string {
  return `${String(version[0])}.${String(version[1])}`;
}

/** The part of the documentation's address that names a release; releases that are not recorded get the stable pages. */
export function docsVersion(version: DjangoVersion | undefined): string {
  const text = version === undefined ? 'stable' : versionText(version);
  return knownVersions.some((known) => known === text) ? text : 'stable';
}
