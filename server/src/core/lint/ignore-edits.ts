import { directivesOf } from './directives';
import { eolOf, indentAt, scanPython } from '../rules/shared/source';
import { lineEnd, lineStart, type Span, type TextEdit } from '../text';
import type { Comment } from '../syntax/python-tree';
import type { Uri } from '../text';

type Language = 'python' | 'dotenv';

/**
 * The edit that excuses one rule for the line of `at`: an ignore comment at the end of the line (in `.env` on the line above),
 * or one more name in the comment that is there. Undefined where no comment can stand, as after a `\` or inside a string.
 */
export function ignoreLineEdit(text: string, at: Span, ruleId: string, language: Language): TextEdit | undefined {
  return language === 'python' ? pythonLine(text, at, ruleId) : dotenvLine(text, at, ruleId);
}

/** The edit that excuses one rule for the whole file: a comment at its top, or one more name in the one that is there. */
export function ignoreFileEdit(text: string, ruleId: string, language: Language): TextEdit {
  const comments = language === 'python' ? pythonComments(text) : dotenvComments(text);
  const known = addName(comments, 'file', ruleId);
  if (known !== undefined) return known;
  const start = /^\uFEFF?(?:#!.*(?:\r\n|\n|\r))?(?:#.*coding[:=].*(?:\r\n|\n|\r))?/.exec(text)?.[0].length ?? 0;
  return { span: { start, end: start }, newText: `# settings-lint: ignore-file[${ruleId}]${eolOf(text)}` };
}

function pythonLine(text: string, at: Span, ruleId: string): TextEdit | undefined {
  const end = lineEnd(text, at.end);
  const { strings } = scanPython(text);
  if (strings.some((string) => string.start < end && end < string.end)) return undefined;
  const onLine = pythonComments(text).filter(({ span }) => span.start >= lineStart(text, end) && span.end <= end);
  const known = addName(onLine, 'line', ruleId);
  if (known !== undefined) return known;
  if (onLine.length === 0 && text.charAt(end - 1) === '\\') return undefined;
  const trimmed = lineStart(text, end) + text.slice(lineStart(text, end), end).trimEnd().length;
  return { span: { start: trimmed, end: trimmed }, newText: `  # settings-lint: ignore[${ruleId}]` };
}

function dotenvLine(text: string, at: Span, ruleId: string): TextEdit {
  const start = lineStart(text, at.start);
  const above = dotenvComments(text).filter(({ span }) => span.end < start && lineStart(text, start - 1) <= span.start);
  const known = addName(above, 'line', ruleId);
  if (known !== undefined) return known;
  const indent = indentAt(text, at.start);
  const at0 = text.startsWith('\uFEFF') && start === 0 ? 1 : start;
  return { span: { start: at0, end: at0 }, newText: `${indent}# settings-lint: ignore[${ruleId}]${eolOf(text)}` };
}

function addName(comments: readonly Comment[], scope: 'line' | 'file', ruleId: string): TextEdit | undefined {
  const facts = { uri: 'none:' as Uri, language: 'python' as const, comments, statements: [] };
  const directive = directivesOf(facts).find((each) => each.scope === scope && each.ids.length > 0);
  const last = directive?.ids.at(-1);
  if (directive === undefined || last === undefined) return undefined;
  const known = directive.ids.some(({ id }) => id === ruleId);
  const end = last.at.end;
  return { span: { start: end, end }, newText: known ? '' : `, ${ruleId}` };
}

function pythonComments(text: string): readonly Comment[] {
  return scanPython(text).comments.map((span) => ({ span, text: text.slice(span.start, span.end), ownLine: false }));
}

function dotenvComments(text: string): readonly Comment[] {
  return [...text.matchAll(/^\uFEFF?[ \t]*(#.*)$/gm)].map((match) => {
    const comment = match[1] ?? '';
    const start = match.index + match[0].length - comment.length;
    return { span: { start, end: start + comment.length }, text: comment, ownLine: true };
  });
}
