import type { Span } from './span';

const blanks = (piece: string): string => ' '.repeat(piece.length);

/** A text with other signs in the place of some spans, blanks unless `fill` gives as many others, so that no offset moves. */
export function blankedOut(text: string, spans: readonly Span[], fill: (piece: string) => string = blanks): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    parts.push(text.slice(done, start), fill(text.slice(start, end)));
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
