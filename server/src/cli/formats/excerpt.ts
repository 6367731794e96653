import type { Span } from '../../core/text';
import type { Hidden } from './mask';

/** A source line ready to print, with the columns that the carets stand under. */
export interface Excerpt {
  readonly line: string;
  /** In columns of a terminal, from 0; `end` is exclusive and beyond `start`. */
  readonly marked: Span;
}

const tabWidth = 4;

/** Draws one line of a text with hidden parts as `…`; `line` and `marked` are spans of the whole text. */
export function drawLine(text: string, line: Span, marked: Span, hidden: Hidden, width: number): Excerpt {
  const cells: string[] = [];
  const columns = new Map<number, number>();
  let gap: Span | undefined;
  let column = 0;
  const put = (cell: string, size: number): void => {
    cells.push(cell);
    for (let more = 1; more < size; more++) cells.push('');
    column += size;
  };
  for (let at = line.start; at < line.end;) {
    columns.set(at, column);
    const point = text.codePointAt(at) ?? 0;
    const size = point > 0xffff ? 2 : 1;
    const inside = hidden.find((span) => span.start <= at && at < span.end);
    if (inside !== undefined && inside !== gap) put('…', 1);
    if (inside !== undefined) columns.set(at, column - 1);
    else putPoint(point, column, put);
    gap = inside;
    at += size;
  }
  columns.set(line.end, column);
  const columnOf = (offset: number): number => columns.get(Math.min(Math.max(offset, line.start), line.end)) ?? column;
  const start = columnOf(marked.start);
  const isEmpty = marked.end <= marked.start;
  const last = isEmpty
    ? start + 1
    : Math.max(start + 1, endColumn(columnOf, Math.min(marked.end, line.end), line, hidden));
  return cut(cells, { start, end: last }, width);
}

/** A mark that ends inside a hidden part covers the `…` that stands for it. */
function endColumn(columnOf: (offset: number) => number, end: number, line: Span, hidden: Hidden): number {
  const cutOff = end < line.end && hidden.some((span) => span.start < end && end < span.end);
  return columnOf(end) + (cutOff ? 1 : 0);
}

function putPoint(point: number, column: number, put: (cell: string, size: number) => void): void {
  if (point === 9) put(' '.repeat(tabWidth - (column % tabWidth)), tabWidth - (column % tabWidth));
  else if (point < 32 || (point >= 0x7f && point < 0xa0) || isInvisible(point)) put('\uFFFD', 1);
  else put(String.fromCodePoint(point), isWide(point) ? 2 : isCombining(point) ? 0 : 1);
}

/** Long lines are cut around the mark. */
function cut(cells: readonly string[], marked: Span, width: number): Excerpt {
  if (cells.length <= width) return { line: cells.join('').trimEnd(), marked };
  const from = marked.end <= width - 1 ? 0 : Math.max(0, Math.min(marked.start - 10, cells.length - width + 2));
  const head = from === 0 ? '' : '…';
  const room = width - head.length - 1;
  const tail = from + room < cells.length ? '…' : '';
  const line = `${head}${cells.slice(from, from + room).join('')}${tail}`;
  const start = marked.start - from + head.length;
  return { line, marked: { start, end: Math.min(Math.max(start + 1, marked.end - from + head.length), width) } };
}

/** Marks that turn the direction of text around or hide it could make a terminal show another program. */
function isInvisible(point: number): boolean {
  return (
    (point >= 0x200b && point <= 0x200f) ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2060 && point <= 0x206f) ||
    point === 0xfeff
  );
}

function isCombining(point: number): boolean {
  return /\p{Mn}|\p{Me}/u.test(String.fromCodePoint(point));
}

/** East Asian wide characters and most emoji take two columns. */
function isWide(point: number): boolean {
  return (
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    (point >= 0xffe0 && point <= 0xffe6) ||
    (point >= 0x1f300 && point <= 0x1faff) ||
    (point >= 0x20000 && point <= 0x3fffd)
  );
}
