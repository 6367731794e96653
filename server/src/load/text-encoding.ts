/** How a text file is stored that is not UTF-8; `other` stands for one of the many encodings of eight bits. */
export type Encoding = 'utf-16' | 'other';

/** The encoding of bytes that are no UTF-8; undefined where they are. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'utf-16';
  return isUtf8(bytes) ? undefined : 'other';
}

/** The text of bytes in UTF-16, without their byte order mark; undefined where they have none, or an odd end. */
export function utf16Text(bytes: Uint8Array): string | undefined {
  if (encodingOf(bytes) !== 'utf-16' || bytes.length % 2 !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] === 0xff;
  const units = Array.from({ length: bytes.length / 2 - 1 }, (_, i) => view.getUint16(2 * i + 2, littleEndian));
  return units.map((unit) => String.fromCharCode(unit)).join('');
}

/** As the decoders of Python and of editors check it: no overlong form, no surrogate, nothing above U+10FFFF. */
function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** The bytes of the character at an offset; 0 where there is none. The table is 3-7 of the Unicode standard. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next] ?? 0;
    if (byte < (next === 1 ? lowest : 0x80) || byte > (next === 1 ? highest : 0xbf)) return 0;
  }
  return length;
}
