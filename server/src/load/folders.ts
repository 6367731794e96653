import { dirname, joinUri, type Uri } from '../core/text';
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

/** The folder and its parents up to the repository's root; where there is no repository, all of them. */
export async function upToRepository(source: FileSource, folder: Uri): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  for (const parent of upwards(folder)) {
    found.push(parent);
    if (await isRepository(source, parent)) return found;
  }
  return found;
}

/** The folder and its parents up to the repository's root; where there is no repository, the folder alone. */
export async function insideRepository(source: FileSource, folder: Uri): Promise<readonly Uri[]> {
  const found = await upToRepository(source, folder);
  const last = found.at(-1);
  return last !== undefined && (await isRepository(source, last)) ? found : [folder];
}
