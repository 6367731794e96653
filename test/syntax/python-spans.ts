import type { Span } from '../../server/src/core/text';

/** A problem with the spans of a lowered tree: outside the text, or not inside the parent. */
export function spanProblem(root: unknown, length: number): string | undefined {
  const stack: { readonly node: unknown; readonly outer: Span }[] = [{ node: root, outer: { start: 0, end: length } }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node, outer } = item;
    if (node === null || typeof node !== 'object') continue;
    const span = spanOf(node);
    if (span !== undefined && (span.start > span.end || span.start < outer.start || span.end > outer.end)) {
      return `${JSON.stringify(span)} of ${Object.keys(node).join()} lies outside ${JSON.stringify(outer)}`;
    }
    for (const inner of Object.values(node)) stack.push({ node: inner, outer: span ?? outer });
  }
  return undefined;
}

function spanOf(node: object): Span | undefined {
  if (!('span' in node)) return undefined;
  return node.span as Span;
}
