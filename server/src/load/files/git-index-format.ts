import { textOf } from './decoder';

/**
 * The paths of git's index, from the repository's root with `/`, in versions 2, 3 and 4 and with names of SHA-1 and SHA-256.
 * Undefined where the bytes are none, or where part of them lies in another file (a split index).
 * The format: https://git-scm.com/docs/index-format
 */
export function pathsInIndex(bytes: Uint8Array): ReadonlySet<string> | undefined {
  return paths(bytes, 20) ?? paths(bytes, 32);
}

/** Times, device, owner and size, in front of the name of an entry's object. */
const statBytes = 40;
const headerBytes = 12;

/** `intent-to-add`: a path that is promised, and whose text is not stored. */
const promised = 0x2000;

function paths(bytes: Uint8Array, hashBytes: number): ReadonlySet<string> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes.length < headerBytes + hashBytes ? 0 : view.getUint32(4);
  if (ascii(bytes, 0, 4) !== 'DIRC' || version < 2 || version > 4) return undefined;
  const found = new Set<string>();
  const end = bytes.length - hashBytes;
  let at = headerBytes;
  let previous: Uint8Array = new Uint8Array();
  for (let left = view.getUint32(8); left > 0; left--) {
    const flagsAt = at + statBytes + hashBytes;
    if (flagsAt + 2 > end) return undefined;
    const flags = view.getUint16(flagsAt);
    const isExtended = version > 2 && (flags & 0x4000) !== 0;
    const more = isExtended ? view.getUint16(flagsAt + 2) : 0;
    const name = readName(bytes, flagsAt + (isExtended ? 4 : 2), version === 4 ? previous : undefined);
    // The flags hold the length as well, up to what fits in 12 bits: the wrong length of hashes is noticed here.
    if (name === undefined || Math.min(name.path.length, 0xfff) !== (flags & 0xfff)) return undefined;
    // Paths are bytes to git and nearly always UTF-8; those that are not are no names that anybody asks for.
    const path = (more & promised) === 0 ? textOf(name.path, 'utf-8') : undefined;
    if (path !== undefined) found.add(path);
    previous = name.path;
    at = version === 4 ? name.end : at + Math.ceil((name.end - at) / 8) * 8;
  }
  return isSplit(bytes, view, at, end) ? undefined : found;
}

interface Name {
  readonly path: Uint8Array;
  /** Behind the byte that ends it. */
  readonly end: number;
}

/** Version 4 stores how much of the path before is dropped, and what comes instead. */
function readName(bytes: Uint8Array, start: number, previous: Uint8Array | undefined): Name | undefined {
  const dropped = previous === undefined ? { value: 0, end: start } : variableInteger(bytes, start);
  const end = bytes.indexOf(0, dropped.end);
  if (end < 0 || (previous !== undefined && dropped.value > previous.length)) return undefined;
  const own = bytes.subarray(dropped.end, end);
  if (previous === undefined) return { path: own, end: end + 1 };
  const path = new Uint8Array(previous.length - dropped.value + own.length);
  path.set(previous.subarray(0, previous.length - dropped.value));
  path.set(own, previous.length - dropped.value);
  return { path, end: end + 1 };
}

/** The numbers of pack files' `OFS_DELTA`: seven bits a byte, each step adds one. */
function variableInteger(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let at = start;
  let byte = bytes[at++] ?? 0;
  let value = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    byte = bytes[at++] ?? 0;
    value = (value + 1) * 128 + (byte & 0x7f);
  }
  return { value, end: at };
}

/** Extensions follow the entries: four letters, a length, the data. `link` names the file with the other entries. */
function isSplit(bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
  for (let at = start; at + 8 <= end; at += 8 + view.getUint32(at + 4)) {
    if (ascii(bytes, at, 4) === 'link') return true;
  }
  return false;
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
