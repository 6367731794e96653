import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const LOCAL_ENTRY = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads a zip archive without comments and without 64-bit fields, which is what a VSIX is.
 *
 * @returns Contents by path, in the order of the archive's directory.
 * @throws Error when the bytes are not such an archive.
 */
export function readZip(archive: Buffer): ReadonlyMap<string, Buffer> {
  return new Map(entries(archive).map(({ path, at }) => [path, content(archive, at)]));
}

/** What the directory says of a file, and what stands in front of the file's data: version to sizes, then the name. */
export interface Heads {
  readonly path: string;
  readonly described: Buffer;
  readonly head: Buffer;
}

/** Programs that unpack an archive while it arrives believe the one, all others believe the other. */
export function headsIn(archive: Buffer): readonly Heads[] {
  return entries(archive).map(({ path, at }) => {
    const local = archive.readUInt32LE(at + 42);
    if (archive.readUInt32LE(local) !== LOCAL_ENTRY) throw new Error(`No file at byte ${local}.`);
    const lengths = archive.subarray(local + 26, local + 30);
    const name = archive.subarray(local + 30, local + 30 + lengths.readUInt16LE(0));
    return {
      path,
      described: Buffer.concat([archive.subarray(at + 6, at + 28), Buffer.from(path)]),
      head: Buffer.concat([archive.subarray(local + 4, local + 26), name]),
    };
  });
}

interface Entry {
  readonly path: string;
  /** Byte at which its entry in the directory begins. */
  readonly at: number;
}

function entries(archive: Buffer): readonly Entry[] {
  const end = archive.length - 22;
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new Error('Not a zip archive without a comment.');
  const found: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`No directory entry at byte ${at}.`);
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    found.push({ path: archive.toString('utf8', at + 46, nameEnd), at });
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return found;
}

function content(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const local = archive.readUInt32LE(entry + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const bytes = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  if (method === STORED) return bytes;
  if (method === DEFLATED) return inflateRawSync(bytes);
  throw new Error(`Unknown compression method ${method}.`);
}
