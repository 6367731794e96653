import type { ModuleRequest } from '../../core/analyzer';
import { enclosing, isOfAnotherProgram, packageInits } from '../../core/model/resolve';
import { basename, dirname, isWithin, joinUri, type Uri } from '../../core/text';
import type { FileSource } from '../files/source';

/** Finds the files of modules by name. Only folders are listed; nothing is read. */
export interface Modules {
  /** Where absolute imports start. */
  readonly roots: readonly Uri[];
  /** The module that an import in `from` names, or the longest part of its dotted name that is a module of the project. */
  resolve(from: Uri, request: ModuleRequest): Promise<Uri | undefined>;
  /** The `__init__` of each package that a module is in, outermost first: Python runs them before the module. */
  packages(module: Uri): Promise<readonly Uri[]>;
  /** A dotted name as `DJANGO_SETTINGS_MODULE` has it; the whole name must be a module. */
  named(name: string): Promise<Uri | undefined>;
}

/** `roots` are looked through in order, as Python does with `sys.path`. */
export function modulesIn(source: FileSource, roots: readonly Uri[]): Modules {
  const names = new Map<Uri, Promise<ReadonlyMap<string, 'file' | 'folder' | 'other'>>>();
  const listing = (folder: Uri): Promise<ReadonlyMap<string, 'file' | 'folder' | 'other'>> => {
    const known = names.get(folder) ?? source.list(folder).then((all) => new Map(all.map((e) => [e.name, e.type])));
    names.set(folder, known);
    return known;
  };
  const find = (folder: Uri, parts: readonly string[]): Promise<Found> => longest(listing, folder, parts);
  /** `from base import *` of Python 2 means the module beside. */
  const above = async (from: Uri, parts: readonly string[]): Promise<Uri | undefined> => {
    const all = await Promise.all(enclosing(roots, from).map((folder) => find(folder, parts)));
    return all.find((found) => found.parts === parts.length)?.uri;
  };
  return {
    roots,
    async resolve(from, request) {
      const parts = request.module === '' ? [] : request.module.split('.');
      if (request.level > 0) return (await find(packageOf(from, request.level), parts)).uri;
      const all = await Promise.all(roots.map(async (root) => ({ root, ...(await find(root, parts)) })));
      const known = all.filter(({ root, uri }) => uri === undefined || !isOfAnotherProgram(roots, root, from, uri));
      return bestOf(known) ?? (request.star === true ? await above(from, parts) : undefined);
    },
    async packages(module) {
      const found: Uri[] = [];
      for (const init of packageInits(roots, module)) {
        if (initOf(dirname(init), await listing(dirname(init))) === undefined) break;
        found.unshift(init);
      }
      return found;
    },
    async named(name) {
      const parts = name.split('.');
      const all = await Promise.all(roots.map((root) => find(root, parts)));
      return all.find((found) => found.parts === parts.length)?.uri;
    },
  };
}

interface Found {
  /** How many parts of the name are matched by folders and the module itself. */
  readonly parts: number;
  readonly uri: Uri | undefined;
}

type Listing = (folder: Uri) => Promise<ReadonlyMap<string, 'file' | 'folder' | 'other'>>;

async function longest(listing: Listing, start: Uri, parts: readonly string[]): Promise<Found> {
  let folder = start;
  let names = await listing(folder);
  let best: Found = { parts: 0, uri: initOf(folder, names) };
  for (const [index, part] of parts.entries()) {
    // A package wins over a module of the same name, as in Python.
    const isPackage = names.get(part) === 'folder';
    const inside = isPackage ? await listing(joinUri(folder, part)) : undefined;
    const init = inside === undefined ? undefined : initOf(joinUri(folder, part), inside);
    if (init === undefined && names.get(`${part}.py`) === 'file')
      return { parts: index + 1, uri: joinUri(folder, `${part}.py`) };
    if (inside === undefined) return best;
    folder = joinUri(folder, part);
    names = inside;
    best = { parts: index + 1, uri: init };
  }
  return best;
}

function initOf(folder: Uri, names: ReadonlyMap<string, string>): Uri | undefined {
  return names.get('__init__.py') === 'file' ? joinUri(folder, '__init__.py') : undefined;
}

/** The first root that knows the module's first part decides; a bare root's own `__init__.py` is no answer. */
function bestOf(all: readonly Found[]): Uri | undefined {
  return all.find((found) => found.parts > 0 && found.uri !== undefined)?.uri;
}

/** The folder that `level` dots mean in a module: one dot is the package that the module is in, or is. */
function packageOf(module: Uri, level: number): Uri {
  let folder = dirname(module);
  for (let up = 1; up < level; up++) folder = dirname(folder);
  return folder;
}

/** The nearest folder upwards, within `root`, that is no package: where absolute imports of a module start. */
export async function packageRoot(source: FileSource, root: Uri, module: Uri): Promise<Uri> {
  let folder = dirname(module);
  while (folder !== root && isWithin(root, folder)) {
    const names = await source.list(folder);
    if (!names.some((entry) => entry.name === '__init__.py')) return folder;
    folder = dirname(folder);
  }
  return folder;
}

/** `config.settings.production` for the file `config/settings/production.py`, for words about roles. */
export function stem(uri: Uri): string {
  return basename(uri).replace(/\.py$/, '');
}
