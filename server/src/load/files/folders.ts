import { basename, dirname, joinUri, relativePath, type Uri } from '../../core/text';
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

/**
 * The folder and its parents up to the repository's root, nearest first; undefined outside of a repository. A copy of one has no
 * `.git`: an unpacked archive, or what a browser shows of a repository.
 */
export async function insideRepository(source: FileSource, folder: Uri): Promise<readonly Uri[] | undefined> {
  return (await belowGit(source, folder)) ?? belowMarks(source, folder);
}

/** The folder and its parents up to the repository's root; where there is no repository, all of them. */
export async function upToRepository(source: FileSource, folder: Uri): Promise<readonly Uri[]> {
  return (await belowGit(source, folder)) ?? upwards(folder);
}

async function belowGit(source: FileSource, folder: Uri): Promise<readonly Uri[] | undefined> {
  const found: Uri[] = [];
  for (const parent of upwards(folder)) {
    found.push(parent);
    if (await isRepository(source, parent)) return found;
  }
  return undefined;
}

/** What mostly repositories have at their root, in folders of their own also further down. */
const marks = ['.gitignore', '.gitattributes', '.github', '.gitlab-ci.yml'];

/** A home may have a `.gitignore` as well, and is far from what is copied. */
const maxHeight = 4;

async function belowMarks(source: FileSource, folder: Uri): Promise<readonly Uri[] | undefined> {
  const parents = upwards(folder).slice(0, maxHeight);
  const marked = await Promise.all(parents.map((parent) => isMarked(source, parent)));
  const nearest = marked.indexOf(true);
  if (nearest < 0) return undefined;
  const end = marked.indexOf(false, nearest);
  return parents.slice(0, end < 0 ? parents.length : end);
}

async function isMarked(source: FileSource, folder: Uri): Promise<boolean> {
  const facts = await Promise.all(marks.map((name) => source.facts(joinUri(folder, name))));
  return facts.some(({ type }) => type !== 'missing');
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

/** The name of a project's folder, where it is one of several in a repository; undefined for the repository itself. */
export async function folderInRepository(source: FileSource, root: Uri): Promise<string | undefined> {
  const inside = await insideRepository(source, root);
  return inside === undefined || inside.length < 2 ? undefined : basename(root);
}

async function isLibrary(source: FileSource, folder: Uri): Promise<boolean> {
  for (const name of ['pyproject.toml', 'setup.cfg', 'setup.py']) {
    if ((await source.facts(joinUri(folder, name))).type === 'file') return true;
  }
  return false;
}
