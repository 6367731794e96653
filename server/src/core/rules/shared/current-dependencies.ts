import { basename, compareReleases, dirname } from '../../text';
import { leftBehind } from '../../django/left-behind';
import { isLeftOut } from './left-out-locks';
import { dependencyFiles, installedByName, type DependencyFileFacts } from './dependency-files';
import type { DependencyLine, ProjectView } from './model';

/** A package that a file asks for, with what is known of the file. */
interface Asked {
  readonly line: DependencyLine;
  readonly file: DependencyFileFacts;
}

/**
 * The packages that the site is installed from, each pin once: without those of files for developers and tests, of files that
 * another one beside them has outdated, be it by a newer Django, or because an image installs from that one, which asks for newer
 * releases, of lock files that nothing installs from, and of files that repeat what a nearer one pins.
 */
export function currentDependencies(project: ProjectView): readonly DependencyLine[] {
  const named = installedByName(project);
  const there = dependencyFiles(project).filter(({ uri }) => !isLeftOut(project, uri));
  const files = new Map(there.map((file) => [file.uri, file]));
  const all = project.dependencies.flatMap((line): readonly Asked[] => {
    const file = files.get(line.at.uri);
    return file === undefined || named.has(line.name) ? [] : [{ line, file }];
  });
  const behind = leftBehind(
    [...files.keys()].map((uri) => ({ uri, dependencies: project.dependencies.filter(({ at }) => at.uri === uri) })),
  );
  const current = all.filter(
    (one) =>
      !behind.has(one.file.uri) &&
      !isAside(one, all) &&
      !isKeptBeside(one, all) &&
      !all.some((by) => outdates(by, one)),
  );
  return current.filter((one) => !isRepeated(one, current)).map(({ line }) => line);
}

/** A file for some only, where the list of the deployed site is there too and shows what that one has. */
function isAside({ line, file }: Asked, all: readonly Asked[]): boolean {
  const isInMain = (other: Asked): boolean =>
    !other.file.isForSome && (other.line.name === line.name || other.line.name === 'django');
  return file.isForSome && !file.isDeployed && all.some(isInMain);
}

/** `requirements_temp.txt`, `requirements.old.txt`, `requirements2.txt`: kept beside the file that is installed. */
const setAside = /[-_.](?:te?mp|old|bak|backup|copy|orig)\d*(?:[-_.]|$)|^requirements[-_.]?\d\.txt$/i;

/** Nothing installs such a list, and the site has the usual one: in the same folder, or with Django where the site starts. */
function isKeptBeside({ file: { uri, isInstalled } }: Asked, all: readonly Asked[]): boolean {
  if (isInstalled || !setAside.test(basename(uri))) return false;
  return all.some(({ line, file }) => {
    const isOwn = dirname(file.uri) === dirname(uri) || (file.isAtSite && line.name === 'django');
    return isOwn && basename(file.uri) === 'requirements.txt';
  });
}

function outdates(by: Asked, one: Asked): boolean {
  if (one.file.isInstalled || !by.file.isInstalled || !by.line.exact) return false;
  if (by.line.name !== one.line.name || dirname(by.file.uri) !== dirname(one.file.uri)) return false;
  return releases(by, one) > 0;
}

function releases(a: Asked, b: Asked): number {
  return a.line.version === null || b.line.version === null ? 0 : compareReleases(a.line.version, b.line.version);
}

/** A pin beside one of the same package in a file that is nearer to the site; of two that are equally near, the same pin. */
function isRepeated(one: Asked, all: readonly Asked[]): boolean {
  if (!isPin(one)) return false;
  const pins = all.filter(
    (other) => isPin(other) && other.line.name === one.line.name && other.file.folder === one.file.folder,
  );
  const nearest = pins.reduce((best, other) => (other.file.weight > best.file.weight ? other : best));
  const same = pins.filter((other) => releases(other, nearest) === 0);
  // What is written by hand says it for the list that is made of it, other than for one that an image is made with instead.
  const source = same.find(({ file }) => /(?:Pipfile|pyproject\.toml)$/.test(file.uri)) ?? nearest;
  const told = nearest.file.isOwnList && !source.file.isInstalled ? nearest : source;
  if (one.file.uri === told.file.uri) return false;
  return one.file.weight < nearest.file.weight || releases(one, nearest) === 0;
}

function isPin({ line }: Asked): boolean {
  return line.exact && line.version !== null;
}
