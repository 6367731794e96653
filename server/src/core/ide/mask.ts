/** A part of Python source that is not code: what is between the quotes of a text, or a comment. */
export interface Piece {
  readonly kind: 'text' | 'comment';
  readonly start: number;
  readonly end: number;
}

const opening = /("""|'''|"|')|#/g;

/**
 * The contents of texts and the comments of Python source, in order, by one scan that no input can stop. `source` must begin
 * outside of any text. A text that is not closed ends with its line, a triple-quoted one with the source.
 */
export function hiddenPieces(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (;;) {
    opening.lastIndex = at;
    const match = opening.exec(source);
    if (match === null) return pieces;
    const quote = match[1];
    const start = quote === undefined ? match.index : match.index + quote.length;
    const end = quote === undefined ? lineEnd(source, start) : textEnd(source, start, quote);
    pieces.push({ kind: quote === undefined ? 'comment' : 'text', start, end });
    at = quote === undefined ? end : Math.min(end + quote.length, source.length);
  }
}

function textEnd(source: string, start: number, quote: string): number {
  for (let i = start; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source.startsWith(quote, i)) return i;
    else if (quote.length === 1 && (source[i] === '\n' || source[i] === '\r')) return i - quote.length;
  }
  return source.length;
}

function lineEnd(source: string, start: number): number {
  const end = source.slice(start).search(/[\r\n]/);
  return end < 0 ? source.length : start + end;
}

/** A piece of code on one line, with every text hidden, comments left out and the length limited. */
export function maskedCode(source: string, limit = 80): string {
  const parts: string[] = [];
  let done = 0;
  for (const { kind, start, end } of hiddenPieces(source)) {
    parts.push(source.slice(done, start), kind === 'text' && end > start ? '…' : '');
    done = Math.max(end, start);
  }
  parts.push(source.slice(done));
  const line = parts.join('').replace(/\s+/g, ' ').trim();
  const shown = [...line];
  return shown.length <= limit ? line : `${shown.slice(0, limit - 1).join('')}…`;
}

/** True where an offset lies in a text or comment of Python source. */
export function isHidden(source: string, offset: number): boolean {
  return hiddenPieces(source).some((piece) => piece.start <= offset && offset < piece.end);
}
