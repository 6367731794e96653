import type { ClientCapabilities } from 'vscode-languageserver';
import { createLineIndex, utf8Length, type LineIndex, type Position } from '../core/text';

/** In what a client counts the characters of a line: bytes, code units or code points. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

const encodings: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];

/** The first of the client's encodings that is known; UTF-16 where it names none, as the protocol has it. */
export function encodingOf({ general }: ClientCapabilities): Encoding {
  const offered: unknown = general?.positionEncodings;
  if (!Array.isArray(offered)) return 'utf-16';
  const known = offered.flatMap((name) => encodings.find((encoding) => encoding === name) ?? []);
  return known[0] ?? 'utf-16';
}

/** The lines of a text with positions counted in an encoding; offsets stay UTF-16 code units. */
export function encodedLines(text: string, encoding: Encoding): LineIndex {
  const lines = createLineIndex(text);
  if (encoding === 'utf-16') return lines;
  const width = encoding === 'utf-8' ? utf8Length : one;
  return {
    ...lines,
    positionAt(offset) {
      const { line, character } = lines.positionAt(offset);
      const { start } = lines.lineSpan(line);
      return { line, character: widthOf(text.slice(start, start + character), width) };
    },
    offsetAt({ line, character }: Position) {
      if (line < 0 || line >= lines.lineCount) return lines.offsetAt({ line, character });
      const { start, end } = lines.lineSpan(line);
      return start + unitsWithin(text.slice(start, end), character, width);
    },
  };
}

function widthOf(text: string, width: (character: string) => number): number {
  let sum = 0;
  for (const character of text) sum += width(character);
  return sum;
}

/** The code units of as many whole characters as fit into a width: a place inside a character means its start. */
function unitsWithin(text: string, limit: number, width: (character: string) => number): number {
  let units = 0;
  let left = limit;
  for (const character of text) {
    left -= width(character);
    if (left < 0) return units;
    units += character.length;
  }
  return units;
}

function one(): number {
  return 1;
}
