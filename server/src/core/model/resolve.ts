import { basename, dirname, isWithin, joinUri, uriPath, type Uri } from '../text';

/** What finding a module needs: the files that are there, and where absolute imports start. */
export interface ModulePaths {
  readonly files: { has(uri: Uri): boolean; keys(): Iterable<Uri> };
  readonly importRoots: readonly Uri[];
}

/** Finds the project's modules as Python's import system would. `level` is the number of leading dots. */
export interface Resolver {
  /**
   * The file that `from` means by a module name; undefined where the project has none. A star import finds the module beside
   * as well, as in Python 2: whoever takes over all of its names means it, and no package of the same name.
   */
  resolve(from: Uri, level: number, module: string, isStar?: boolean): Uri | undefined;
  /** The `__init__` of each package that a module is in, outermost first. */
  packages(uri: Uri): readonly Uri[];
  /** True where a module that is not there would belong to the project rather than to a package. */
  isLocal(from: Uri, level: number, module: string): boolean;
}

/** Finds the modules that imports name among the files of a project. */
export function createResolver(of: ModulePaths): Resolver {
  let tops: ReadonlySet<string> | undefined;
  return {
    resolve: (from, level, module, isStar = false) =>
      moduleCandidates(of.importRoots, from, { level, module, isStar }).find((uri) => of.files.has(uri)),
    packages: (uri) => packagesOf(of, uri),
    isLocal: (_from, level, module) => {
      tops ??= topNames(of);
      return (
        level > 0 || /(^|[._])local([._]|$)|_local$|(^|\.)local_/.test(module) || tops.has(module.split('.')[0] ?? '')
      );
    },
  };
}

/** The first segments that absolute imports of the project's own modules can have. */
function topNames(of: ModulePaths): ReadonlySet<string> {
  const tops = new Set<string>();
  for (const uri of of.files.keys()) {
    for (const root of of.importRoots) {
      if (!uri.startsWith(`${root}/`)) continue;
      const [first = ''] = uri.slice(root.length + 1).split('/');
      tops.add(first.replace(/\.py$/, ''));
    }
  }
  return tops;
}

interface Wanted {
  readonly level: number;
  readonly module: string;
  readonly isStar: boolean;
}

/**
 * Where Python would look for a module, most likely first: below the package for a relative import, below each import root for
 * an absolute one, and for a star import below each folder above the file. A loader reads the first that exists.
 */
function moduleCandidates(importRoots: readonly Uri[], from: Uri, { level, module, isStar }: Wanted): readonly Uri[] {
  const path = module === '' ? [] : module.split('.');
  if (level > 0) return moduleFiles(ancestor(dirname(from), level - 1), path);
  const folders = isStar ? [...importRoots, ...enclosing(importRoots, from)] : importRoots;
  return folders.flatMap((folder) =>
    moduleFiles(folder, path).filter((uri) => !isOfAnotherProgram(importRoots, folder, from, uri)),
  );
}

/**
 * A bare module such as `local_settings.py` in a folder that the importing file is not in. That folder is where another
 * program starts, so Python does not look there; only the first root, the project's own folder, is there for all.
 */
export function isOfAnotherProgram(importRoots: readonly Uri[], root: Uri, from: Uri, module: Uri): boolean {
  const isBare = dirname(module) === root && !module.endsWith('/__init__.py');
  return isBare && root !== importRoots[0] && !isWithin(root, from);
}

/** Files that a dotted name may mean below a folder: a package first, as Python prefers it. */
function moduleFiles(folder: Uri, path: readonly string[]): readonly Uri[] {
  if (path.length === 0) return [joinUri(folder, '__init__.py')];
  const stem = joinUri(folder, ...path);
  return [joinUri(stem, '__init__.py'), `${stem}.py` as Uri];
}

function ancestor(folder: Uri, steps: number): Uri {
  let found = folder;
  for (let i = 0; i < steps; i++) found = dirname(found);
  return found;
}

function packagesOf({ files, importRoots }: ModulePaths, uri: Uri): readonly Uri[] {
  const inits = packageInits(importRoots, uri);
  const end = inits.findIndex((init) => !files.has(init));
  return (end < 0 ? inits : inits.slice(0, end)).reverse();
}

/** Packages nested deeper than this are not looked at. */
const maxPackages = 12;

/** The `__init__` that each folder around a module has if it is a package, innermost first, up to where imports start. */
export function packageInits(importRoots: readonly Uri[], module: Uri): Uri[] {
  const found: Uri[] = [];
  let folder = basename(module) === '__init__.py' ? dirname(dirname(module)) : dirname(module);
  while (!importRoots.includes(folder) && dirname(folder) !== folder && found.length < maxPackages) {
    found.push(joinUri(folder, '__init__.py'));
    folder = dirname(folder);
  }
  return found;
}

/** The folders above a file up to the first import root; Python 2 looks for a module beside the importing one first. */
export function enclosing(importRoots: readonly Uri[], from: Uri): readonly Uri[] {
  const found: Uri[] = [];
  let folder = dirname(from);
  while (!importRoots.includes(folder) && uriPath(folder) !== '/' && found.length < 12) {
    found.push(folder);
    folder = dirname(folder);
  }
  return found;
}
