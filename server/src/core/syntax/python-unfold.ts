import { blankedOut } from '../text';
import { LineScanner } from './python-scanner';
import { afterLineEnd } from './python-chars';

/** The same text with every logical line on one line: line ends and comments inside brackets become blanks, so no offset moves. */
export function unfold(text: string): string {
  const scanner = new LineScanner(text, 0, new Set());
  while (scanner.next() !== undefined);
  const inner = new Set(scanner.innerLineEnds);
  const comments = scanner.comments.filter(({ span }) => inner.has(span.end)).map(({ span }) => span);
  const lineEnds = [...inner].map((at) => ({ start: backslash(text, at), end: afterLineEnd(text, at) }));
  return blankedOut(text, [...comments, ...lineEnds]);
}

/** A backslash that goes on over the line end goes with it. */
function backslash(text: string, at: number): number {
  return text[at - 1] === '\\' ? at - 1 : at;
}
