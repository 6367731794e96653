/** A half-open range `[start, end)` of UTF-16 code units in one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The replacement of one span by a text; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The span from `start` to before `end`. */
export function span(start: number, end: number): Span {
  return { start, end };
}

/** The same span seen from `base` units further left: turns an offset within a statement into one within its file. */
export function shift(inner: Span, base: number): Span {
  return base === 0 ? inner : { start: inner.start + base, end: inner.end + base };
}

/** True where no part of `inner` lies outside of `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True where the two spans share a code unit, or where an empty span lies inside or at the edge of the other. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The part of a text that a span covers. */
export function textOf(text: string, at: Span): string {
  return text.slice(at.start, at.end);
}
