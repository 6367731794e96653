import type { Span } from '../text';
import { pieces } from './python-pieces';

/** What begins a statement whose line cannot be taken apart: what follows the colon belongs to it. */
const compound = /^(?:@|(?:async|case|class|def|elif|else|except|finally|for|if|match|try|while|with)\b)/;

/**
 * The simple statements that semicolons tell apart, without the semicolons and blanks around them. Where nothing stands
 * before a semicolon, the semicolon itself is the part. One part or none where there is nothing to take apart.
 */
export function partsOf(text: string): readonly Span[] {
  if (!text.includes(';') || compound.test(text)) return [];
  const parts: Span[] = [];
  let start = 0;
  for (const end of semicolons(text)) {
    parts.push(partOf(text, start, end) ?? { start: end, end: end + 1 });
    start = end + 1;
  }
  const last = partOf(text, start, text.length);
  return last === undefined ? parts : [...parts, last];
}

function semicolons(text: string): readonly number[] {
  const found: number[] = [];
  let open = 0;
  for (const match of text.matchAll(pieces)) {
    const [piece] = match;
    if (/^[([{]$/.test(piece)) open++;
    else if (/^[)\]}]$/.test(piece)) open--;
    else if (piece === ';' && open <= 0) found.push(match.index);
  }
  return found;
}

function partOf(text: string, from: number, to: number): Span | undefined {
  const inner = text.slice(from, to);
  const start = from + (inner.length - inner.trimStart().length);
  const end = from + inner.trimEnd().length;
  return start < end ? { start, end } : undefined;
}
