import { dirname, joinUri, type Uri, literally } from '../../core/text';
import type { FileSource } from '../files/source';

/** The files that an including module names by paths from its folder; `*` stands for any part of one segment. */
export function includedFiles(source: FileSource, from: Uri, paths: readonly string[]): Promise<readonly Uri[]> {
  return filesIn(source, from, [dirname(from)], paths);
}

/** The files that a module runs by `exec`, by paths from its folder or from one of the `roots`, where programs are started. */
export function executedFiles(
  source: FileSource,
  from: Uri,
  roots: readonly Uri[],
  paths: readonly string[],
): Promise<readonly Uri[]> {
  return filesIn(source, from, [dirname(from), ...roots], paths);
}

async function filesIn(
  source: FileSource,
  from: Uri,
  folders: readonly Uri[],
  paths: readonly string[],
): Promise<readonly Uri[]> {
  const wanted = folders.flatMap((folder) => paths.map((path) => filesBelow(source, folder, path.split('/'))));
  return [...new Set((await Promise.all(wanted)).flat())].filter((uri) => uri !== from);
}

async function filesBelow(source: FileSource, folder: Uri, segments: readonly string[]): Promise<readonly Uri[]> {
  const [first = '', ...rest] = segments;
  if (first === '.' || first === '..') return filesBelow(source, joinUri(folder, first), rest);
  const test = new RegExp(`^${first.split('*').map(literally).join('.*')}$`);
  const wanted = rest.length === 0 ? 'file' : 'folder';
  const matches = (await source.list(folder)).filter((entry) => entry.type === wanted && test.test(entry.name));
  const uris = matches.map((entry) => joinUri(folder, entry.name));
  return rest.length === 0 ? uris : (await Promise.all(uris.map((uri) => filesBelow(source, uri, rest)))).flat();
}
