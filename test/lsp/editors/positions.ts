import type { Range } from '../../harness/lsp-client';
import type { Editor } from './editors';

type Encoding = Editor['expected']['encoding'];

/** How wide a text is for a client. Counted apart from the product, by what Node knows about texts. */
export function widthIn(encoding: Encoding, text: string): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text, 'utf8');
  return encoding === 'utf-32' ? Array.from(text).length : text.length;
}

/** The range of the first place of `part` in a text, as a client counts. */
export function rangeIn(encoding: Encoding, text: string, part: string): Range {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`${part} is not there`);
  return { start: positionIn(encoding, text, start), end: positionIn(encoding, text, start + part.length) };
}

/** The text that a client has after it has carried out edits of one version, as editors do: from the last to the first. */
export function edited(
  encoding: Encoding,
  text: string,
  edits: readonly { readonly range: Range; readonly newText: string }[],
): string {
  const spans = edits.map(({ range, newText }) => ({
    start: offsetIn(encoding, text, range.start),
    end: offsetIn(encoding, text, range.end),
    newText,
  }));
  const order = spans.sort((a, b) => b.start - a.start);
  return order.reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}

function positionIn(encoding: Encoding, text: string, offset: number): Range['start'] {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: widthIn(encoding, before.at(-1) ?? '') };
}

function offsetIn(encoding: Encoding, text: string, { line, character }: Range['start']): number {
  const lines = text.split('\n');
  const start = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
  const own = lines[line] ?? '';
  for (let end = 0; end <= own.length; end++) {
    if (widthIn(encoding, own.slice(0, end)) === character) return start + end;
  }
  throw new Error(`character ${character} of line ${line} is no place in ${encoding}`);
}
