import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { joinUri, type Uri } from '../core/text';
import { decoded, failed, sizeLimit, type DirEntry, type FileSource, type ReadResult } from '../load/files/source';

/** The files of this machine. Sizes are looked up before reading, so a huge file costs one `stat`. */
export function nodeSource(): FileSource {
  return {
    read: readText,
    list: listFolder,
    async facts(uri) {
      const found = await statOf(uri);
      if (found?.isFile() === true) return { type: 'file', size: found.size, ...modeOf(found) };
      return found?.isDirectory() === true
        ? { type: 'folder', size: 0, ...modeOf(found) }
        : { type: 'missing', size: 0 };
    },
    async bytes(uri, limit) {
      const found = await statOf(uri);
      if (found?.isFile() !== true || found.size > limit) return undefined;
      return readFile(fileURLToPath(uri)).catch(() => undefined);
    },
  };
}

/** Windows has no such bits, and mounts of its disks, of memory cards and of shares grant everything to everybody. */
function modeOf({ mode }: Stats): { readonly mode?: number } {
  const isGranted = (mode & 0o7777) === 0o777;
  return process.platform === 'win32' || isGranted ? {} : { mode: mode & 0o777 };
}

async function readText(uri: Uri): Promise<ReadResult> {
  if (!uri.startsWith('file:')) return failed('unreadable', 'Only files on this machine can be read.');
  try {
    const found = await stat(fileURLToPath(uri));
    if (found.isDirectory()) return failed('folder');
    // A pipe or device would block for ever or never end.
    if (!found.isFile()) return failed('unreadable', 'This is neither a file nor a folder.');
    if (found.size > sizeLimit) return failed('too-large');
    return decoded(await readFile(fileURLToPath(uri)), uri.endsWith('.py'));
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): ReadResult {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return failed('missing');
    case 'EISDIR':
      return failed('folder');
    case 'ELOOP':
      return failed('unreadable', 'The file is a symbolic link that leads back to itself.');
    case 'EACCES':
    case 'EPERM':
      return failed('unreadable', 'The file cannot be read: permission denied.');
    default:
      return failed('unreadable');
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

async function listFolder(folder: Uri): Promise<readonly DirEntry[]> {
  if (!folder.startsWith('file:')) return [];
  const entries = await readdir(fileURLToPath(folder), { withFileTypes: true }).catch((): Dirent[] => []);
  return Promise.all(entries.map((entry) => dirEntry(folder, entry)));
}

async function dirEntry(folder: Uri, entry: Dirent): Promise<DirEntry> {
  const link = entry.isSymbolicLink();
  const found: Dirent | Stats | undefined = link ? await statOf(joinUri(folder, entry.name)) : entry;
  const type = found?.isDirectory() === true ? 'folder' : found?.isFile() === true ? 'file' : 'other';
  return { name: entry.name, type, link };
}

async function statOf(uri: Uri): Promise<Stats | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  return stat(fileURLToPath(uri)).catch(() => undefined);
}
