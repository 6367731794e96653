import { dirname, joinUri, relativePath, type Uri } from '../core/text';
import type { FileSource } from './source';

/** A folder and its parents, nearest first. */
export function upwards(folder: Uri): readonly Uri[] {
  const found = [folder];
  for (let next = dirname(folder); next !== found.at(-1); next = dirname(next)) found.push(next);
  return found;
}

/** True for the root of a git work tree. A `.git` file stands in worktrees and submodules. */
export async function isRepository(source: FileSource, folder: Uri): Promise<boolean> {
  return (await source.facts(joinUri(folder, '.git'))).type !== 'missing';
}

/** The folder and its parents up to the repository's root, nearest first; undefined outside of a repository. */
export async function insideRepository(source: FileSource, folder: Uri): Promise<readonly Uri[] | undefined> {
  const found: Uri[] = [];
  for (const parent of upwards(folder)) {
    found.push(parent);
    if (await isRepository(source, parent)) return found;
  }
  return undefined;
}

/** The folder and its parents up to the repository's root; where there is no repository, all of them. */
export async function upToRepository(source: FileSource, folder: Uri): Promise<readonly Uri[]> {
  return (await insideRepository(source, folder)) ?? upwards(folder);
}

/**
 * Where a project is inside a library that it tests or shows: the path from the folder of the library's packaging file.
 * Undefined where no folder above it, up to the repository's root, is that of a library.
 */
export async function pathInLibrary(source: FileSource, root: Uri): Promise<string | undefined> {
  const [, ...above] = await upToRepository(source, root);
  for (const folder of above) {
    if (await isLibrary(source, folder)) return relativePath(folder, root);
  }
  return undefined;
}

async function isLibrary(source: FileSource, folder: Uri): Promise<boolean> {
  for (const name of ['pyproject.toml', 'setup.cfg', 'setup.py']) {
    if ((await source.facts(joinUri(folder, name))).type === 'file') return true;
  }
  return false;
}
