import { basename, dirname, fileUri, joinUri, relativePath, type Uri } from '../../server/src/core/text';
import { failed, type DirEntry, type FileSource } from '../../server/src/load';

/** What a file in memory may be besides a text. */
export type MemoryFile =
  string | { readonly link: string } | { readonly broken: 'binary' | 'unreadable' | 'too-large' };

export interface MemorySource extends FileSource {
  readonly root: Uri;
  /** Paths that were read, in order, and folders that were listed. */
  readonly reads: string[];
  readonly lists: string[];
  uri(path: string): Uri;
}

/** Files in memory with a log of what was asked. Links lead to a path from the root; a link to `.` is a loop. */
export function memorySource(
  files: Readonly<Record<string, MemoryFile>>,
  root: Uri = fileUri('/srv/project'),
): MemorySource {
  const table = new Map(Object.entries(files).map(([path, file]) => [joinUri(root, path), file]));
  const links = new Map(
    [...table].flatMap(([uri, file]) => (isLink(file) ? [[uri, joinUri(root, file.link)] as const] : [])),
  );
  const reads: string[] = [];
  const lists: string[] = [];
  const follow = (uri: Uri): Uri => followLinks(uri, links);
  const isFolder = (uri: Uri): boolean => [...table.keys()].some((file) => file.startsWith(`${uri}/`));
  return {
    root,
    reads,
    lists,
    uri: (path) => joinUri(root, path),
    read(uri) {
      reads.push(relativePath(root, uri));
      const file = table.get(follow(uri));
      if (typeof file === 'string') return Promise.resolve({ ok: true, text: file });
      if (file !== undefined && 'broken' in file) return Promise.resolve(failed(file.broken));
      return Promise.resolve(failed(isFolder(follow(uri)) ? 'folder' : 'missing'));
    },
    list(folder) {
      lists.push(relativePath(root, folder));
      const inside = new Map<string, DirEntry>();
      for (const uri of table.keys()) addEntry(inside, follow(folder), uri, links, isFolder);
      return Promise.resolve([...inside.values()]);
    },
    facts(uri) {
      const file = table.get(follow(uri));
      if (typeof file === 'string') return Promise.resolve({ type: 'file', size: file.length });
      if (file !== undefined && 'broken' in file) return Promise.resolve({ type: 'file', size: 1 });
      return Promise.resolve({ type: isFolder(follow(uri)) ? 'folder' : 'missing', size: 0 });
    },
  };
}

function isLink(file: MemoryFile): file is { readonly link: string } {
  return typeof file === 'object' && 'link' in file;
}

/** Like a kernel, gives up after 40 links. */
function followLinks(uri: Uri, links: ReadonlyMap<Uri, Uri>): Uri {
  let at = uri;
  for (let count = 0; count < 40; count++) {
    const link = [...links].find(([from]) => at === from || at.startsWith(`${from}/`));
    if (link === undefined) return at;
    at = joinUri(link[1], relativePath(link[0], at));
  }
  return joinUri(uri, '..', 'too many links');
}

function addEntry(
  inside: Map<string, DirEntry>,
  folder: Uri,
  uri: Uri,
  links: ReadonlyMap<Uri, Uri>,
  isFolder: (uri: Uri) => boolean,
): void {
  if (!uri.startsWith(`${folder}/`)) return;
  const name = relativePath(folder, uri).split('/')[0] ?? '';
  const isOwn = dirname(uri) === folder && basename(uri) === name;
  const target = links.get(uri);
  if (!isOwn) inside.set(name, { name, type: 'folder', link: false });
  else if (target === undefined) inside.set(name, { name, type: 'file', link: false });
  else inside.set(name, { name, type: isFolder(followLinks(target, links)) ? 'folder' : 'file', link: true });
}
