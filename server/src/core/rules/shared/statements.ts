import { lineEnd, lineStart } from '../../text';
import { indentAt, moduleText, scanPython, startsLine } from './source';
import type { FileEdit, SettingsView, Write } from './model';

/**
 * The edit that deletes a top-level `NAME = value` with its line; a comment behind it stays. Undefined inside a block, which
 * may have nothing else in it, and where the statement assigns to several names or has comments inside.
 */
export function deleteStatement(settings: SettingsView, name: string, write: Write): readonly FileEdit[] | undefined {
  const { uri, span } = write.statement;
  const text = moduleText(settings, uri);
  if (write.how !== 'assign' || !startsLine(text, span.start) || indentAt(text, span.start) !== '') return undefined;
  const head = text.slice(span.start, write.value.span.start);
  if (!new RegExp(`^${name}\\s*(?::[^=]*)?=\\s*\\(?\\s*$`).test(head)) return undefined;
  if (scanPython(text.slice(span.start, span.end)).comments.length > 0) return undefined;
  const end = lineEnd(text, span.end);
  const rest = text.slice(span.end, end).trimStart();
  if (rest.startsWith('#')) return [{ at: { uri, span: { start: span.start, end: end - rest.length } }, newText: '' }];
  if (rest !== '') return undefined;
  const eol = /^(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ at: { uri, span: { start: lineStart(text, span.start), end: end + eol } }, newText: '' }];
}
