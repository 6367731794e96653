import { dirname, type Uri } from '../../core/text';
import { upwards } from './folders';
import type { FileSource } from './source';

const readByOthers = 0o004;
const enterByOthers = 0o001;

/**
 * True where every account of the machine can read a file: by its own bits, and those of all folders on the way to it. A home
 * folder that is closed protects what is in it. False where any of them is not known.
 */
export async function isOpenToAll(source: FileSource, uri: Uri): Promise<boolean> {
  const has = async (at: Uri, bit: number): Promise<boolean> => {
    const { mode } = await source.facts(at);
    return mode !== undefined && (mode & bit) !== 0;
  };
  if (!(await has(uri, readByOthers))) return false;
  const folders = await Promise.all(upwards(dirname(uri)).map((folder) => has(folder, enterByOthers)));
  return folders.every(Boolean);
}
