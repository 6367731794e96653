import { textOf } from './decoder';

/** How a text file is stored that is not UTF-8; `other` stands for one of the many encodings of eight bits. */
export type Encoding = 'utf-16' | 'other';

/** The encoding of bytes that are no UTF-8; undefined where they are. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'utf-16';
  return textOf(bytes, 'utf-8') === undefined ? 'other' : undefined;
}

/** The text of bytes in UTF-16, without their byte order mark; undefined where they have none, or are cut off. */
export function utf16Text(bytes: Uint8Array): string | undefined {
  if (encodingOf(bytes) !== 'utf-16') return undefined;
  return textOf(bytes.subarray(2), bytes[0] === 0xff ? 'utf-16le' : 'utf-16be');
}
