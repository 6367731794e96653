import { basename, joinUri, type Uri } from '../../core/text';
import { isKeptFile, isSkippedFolder, isVirtualEnvironment } from './names';
import type { DirEntry, FileSource } from './source';

/** A folder that was listed, with the files and folders that were not left out. */
export interface Folder {
  readonly uri: Uri;
  /** From the walk's root, with `/`; empty for the root itself. */
  readonly path: string;
  readonly files: readonly string[];
  /** Names of files and folders, for questions about what stands beside what. */
  readonly names: ReadonlySet<string>;
}

/** The folders below a root, without those that are never read. */
export interface Walk {
  readonly folders: readonly Folder[];
  /** Folders below the root with a `manage.py` of their own: other projects, which this walk does not enter. */
  readonly nested: readonly Uri[];
}

/** What a walk leaves out, and whether it enters other projects. */
export interface WalkOptions {
  /** True for a path from the root (with `/`) that the configuration leaves out. */
  readonly excluded?: (path: string) => boolean;
  /** True where nested projects are looked for as well: they are entered to find those below them. */
  readonly enterNested?: boolean;
}

/** Settings lie near the surface. These bounds end the walk in trees that are no project, such as a home folder. */
const maxDepth = 9;
const maxFolders = 20_000;

/** Lists a tree breadth first. Symbolic links to folders are not followed, so a loop of links cannot trap it. */
export async function walk(source: FileSource, root: Uri, options: WalkOptions = {}): Promise<Walk> {
  const folders: Folder[] = [];
  const nested: Uri[] = [];
  let level: readonly Start[] = [{ uri: root, path: '' }];
  for (let depth = 0; depth <= maxDepth && level.length > 0 && folders.length < maxFolders; depth++) {
    const listed = await Promise.all(level.map(async (start) => ({ start, entries: await source.list(start.uri) })));
    const next: Start[] = [];
    for (const { start, entries } of listed) {
      const names = new Set(entries.map((entry) => entry.name));
      if (depth > 0 && isVirtualEnvironment(names)) continue;
      if (depth > 0 && names.has('manage.py')) nested.push(start.uri);
      if (depth > 0 && names.has('manage.py') && options.enterNested !== true) continue;
      folders.push({ ...start, names, files: filesOf(start, entries, options) });
      next.push(...foldersOf(start, entries, options));
    }
    level = next.slice(0, maxFolders - folders.length);
  }
  return { folders, nested };
}

interface Start {
  readonly uri: Uri;
  readonly path: string;
}

function filesOf(start: Start, entries: readonly DirEntry[], options: WalkOptions): readonly string[] {
  return entries
    .filter((entry) => entry.type === 'file' && options.excluded?.(childPath(start, entry)) !== true)
    .filter((entry) => isKeptFile(start.path, entry.name))
    .map((entry) => entry.name)
    .sort();
}

function foldersOf(start: Start, entries: readonly DirEntry[], options: WalkOptions): readonly Start[] {
  return entries
    .filter((entry) => entry.type === 'folder' && !entry.link && !isSkippedFolder(parentName(start), entry.name))
    .map((entry) => ({ uri: joinUri(start.uri, entry.name), path: childPath(start, entry) }))
    .filter(({ path }) => options.excluded?.(path) !== true)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The root counts by its name, because a walk may start in `.envs` itself. */
function parentName(start: Start): string {
  return start.path === '' ? basename(start.uri) : start.path;
}

function childPath(start: Start, entry: DirEntry): string {
  return start.path === '' ? entry.name : `${start.path}/${entry.name}`;
}
