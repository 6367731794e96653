import { isDeepStrictEqual } from 'node:util';
import type { Span } from '../../server/src/core/text';
import type { PythonModule, Statement, TopLevel } from '../../server/src/core/syntax/python-tree';

/**
 * What an analysis sees of a file in which one statement is being typed: the trees of all others, their places as if it were
 * not there, and what the broken one may set. Two texts of one shape have the same findings outside of it.
 */
export interface Shape {
  readonly around: readonly TopLevel[];
  readonly comments: readonly string[];
  readonly typed: readonly Statement[];
}

export function shapeOf(module: PythonModule, hole: Span): Shape {
  const length = hole.end - hole.start;
  const isTyped = (span: Span): boolean => span.start < hole.end && span.end > hole.start;
  const closed = (offset: number): number => (offset >= hole.end ? offset - length : offset);
  const spanOf = ({ offset, node }: TopLevel): Span => ({
    start: offset + node.span.start,
    end: offset + node.span.end,
  });
  return {
    around: module.statements
      .filter((each) => !isTyped(spanOf(each)))
      .map(({ offset, node }) => ({ offset: closed(offset), node })),
    comments: module.comments.map(({ span, text }) => (isTyped(span) ? text : `${closed(span.start)} ${text}`)),
    typed: module.statements.filter((each) => isTyped(spanOf(each))).map(({ node }) => node),
  };
}

/** Whether the two show the same around what is typed. Trees are compared by identity: the parser remembers them by their text. */
export function isSameAround(a: Shape, b: Shape): boolean {
  return (
    a.around.length === b.around.length &&
    a.around.every(({ offset, node }, i) => node === b.around[i]?.node && offset === b.around[i].offset) &&
    isDeepStrictEqual(a.comments, b.comments)
  );
}

/** Whether both are broken and may set the same names. */
export function isSameBroken(a: Shape, b: Shape): boolean {
  return a.typed.length === b.typed.length && a.typed.every((node, i) => isAlike(node, b.typed[i]));
}

function isAlike(a: Statement, b: Statement | undefined): boolean {
  if (a.kind !== 'broken' || b?.kind !== 'broken') return false;
  return isDeepStrictEqual([a.names, a.replaces, a.from], [b.names, b.replaces, b.from]);
}

/** Whether the last character makes one word that means nothing out of another: neither is in `words`. */
export function growsUnknownWord(text: string, words: ReadonlySet<string>): boolean {
  const word = /(?<!\w)[A-Za-z_]\w+$/.exec(text)?.[0];
  return word !== undefined && word.length > 2 && !words.has(word) && !words.has(word.slice(0, -1));
}
