/** Character codes that reading Python line by line needs. */
export const code = {
  tab: 9,
  newline: 10,
  formFeed: 12,
  carriageReturn: 13,
  space: 32,
  doubleQuote: 34,
  hash: 35,
  singleQuote: 39,
  open: 40,
  close: 41,
  comma: 44,
  dot: 46,
  colon: 58,
  equals: 61,
  at: 64,
  openSquare: 91,
  backslash: 92,
  closeSquare: 93,
  openCurly: 123,
  closeCurly: 125,
} as const;

/** True for a line feed and for a carriage return. */
export function isLineEnd(unit: number): boolean {
  return unit === code.newline || unit === code.carriageReturn;
}

/** Where the next line starts, seen from a line end; `\r\n` is one. */
export function afterLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === code.carriageReturn && text.charCodeAt(at + 1) === code.newline ? at + 2 : at + 1;
}

/** Letters, digits, `_` and everything beyond ASCII, which is good enough to tell where a word goes on. */
export function isWord(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95 || unit > 127
  );
}

const foreign = /[\u0080-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb]/;

/** Blanks and control characters that the grammar skips and Python does not allow outside of strings and comments. */
export function isForbidden(unit: number): boolean {
  if (unit < 32) return unit !== code.tab && unit !== code.formFeed && !isLineEnd(unit);
  return unit === 127 || (unit > 127 && foreign.test(String.fromCharCode(unit)));
}
