import { dirname, fileUri, joinUri, relativePath, type Uri } from '../../core/text';
import { insideRepository } from './folders';
import { pathsInIndex } from './git-index-format';
import { bytesOf, type FileSource } from './source';

/** Tells whether git tracks a file, by its index, without running git. */
export interface GitIndex {
  /** Undefined where there is no repository, or its index cannot be read. */
  isTracked(uri: Uri): Promise<boolean | undefined>;
}

/** The index of the largest public repositories has some tens of megabytes; beyond that nobody waits for one answer. */
const maxBytes = 64 * 1024 * 1024;

/** Reads the index of each repository once. */
export function gitIndex(source: FileSource): GitIndex {
  const indexes = new Map<Uri, Promise<ReadonlySet<string> | undefined>>();
  const trackedIn = (root: Uri): Promise<ReadonlySet<string> | undefined> => {
    const known = indexes.get(root) ?? readIndex(source, root);
    indexes.set(root, known);
    return known;
  };
  return {
    async isTracked(uri) {
      const root = (await insideRepository(source, dirname(uri)))?.at(-1);
      return root === undefined ? undefined : (await trackedIn(root))?.has(relativePath(root, uri));
    },
  };
}

async function readIndex(source: FileSource, root: Uri): Promise<ReadonlySet<string> | undefined> {
  const folder = await gitFolder(source, root);
  const bytes = await bytesOf(source, joinUri(folder, 'index'), maxBytes);
  return bytes && pathsInIndex(bytes);
}

/** `.git` is a folder, or in worktrees and submodules a file that names it. */
async function gitFolder(source: FileSource, root: Uri): Promise<Uri> {
  const usual = joinUri(root, '.git');
  const read = await source.read(usual);
  const path = read.ok ? /^gitdir: (.+?)\s*$/m.exec(read.text)?.[1] : undefined;
  if (path === undefined) return usual;
  return /^(?:\/|[A-Za-z]:)/.test(path) ? fileUri(path) : joinUri(root, path);
}
