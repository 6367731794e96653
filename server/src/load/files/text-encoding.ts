import { textOf } from './decoder';

/** How a text file is stored that is not UTF-8; `other` stands for one of the many encodings of eight bits. */
export type Encoding = 'utf-16' | 'other';

/** The encoding of bytes that are no UTF-8; undefined where they are. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'utf-16';
  return textOf(bytes, 'utf-8') === undefined ? 'other' : undefined;
}

/**
 * The encoding that Python source names in one of its first two lines (PEP 263), as the decoder calls it; undefined where it names
 * none, or UTF-8. https://peps.python.org/pep-0263/#defining-the-encoding
 */
export function sourceEncoding(start: string): string | undefined {
  const [, name] = /^(?:[ \t\f]*(?:#[^\r\n]*)?\r?\n)?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)/.exec(start) ?? [];
  const plain = name?.toLowerCase().replace(/_/g, '-');
  if (plain === undefined || /^(?:utf|u8|u16|u32)/.test(plain)) return undefined;
  return /^(?:latin-?1|l1|iso-?8859-1|cp819)$/.test(plain) ? 'latin1' : plain;
}

/** The text of Python source in the encoding that it names itself; undefined where that cannot be read. */
export function sourceText(bytes: Uint8Array): string | undefined {
  const encoding = sourceEncoding(textOf(bytes.subarray(0, 400), 'latin1') ?? '');
  return encoding === undefined ? undefined : textOf(bytes, encoding);
}

/** The text of bytes in UTF-16, without their byte order mark; undefined where they have none, or are cut off. */
export function utf16Text(bytes: Uint8Array): string | undefined {
  if (encodingOf(bytes) !== 'utf-16') return undefined;
  return textOf(bytes.subarray(2), bytes[0] === 0xff ? 'utf-16le' : 'utf-16be');
}
