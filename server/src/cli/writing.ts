import { fileURLToPath } from 'node:url';
import type { Uri } from '../core/text';
import { Misuse, type Io } from './io';
import { shownPath } from './targets';

/** Writes a file. Throws `Misuse` where that cannot be done: the file or its folder is in the way, not the program. */
export async function writeText(io: Io, uri: Uri, text: string): Promise<void> {
  try {
    await io.write(fileURLToPath(uri), text);
  } catch (error) {
    throw new Misuse(`${shownPath(io, uri)} cannot be written: ${reasonOf(error)}.`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return reasons[code] ?? code;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
};
