import type { TextEdit } from './span';

/**
 * Applies edits that were computed against the same text. Insertions at one place keep their given order.
 * Returns undefined where two edits overlap, because no result would be right then.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order);
  const parts: string[] = [];
  let done = 0;
  for (const { edit } of ordered) {
    if (edit.span.start < done) return undefined;
    parts.push(text.slice(done, edit.span.start), edit.newText);
    done = edit.span.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
