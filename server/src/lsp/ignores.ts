import type { Finding } from '../core/lint/finding';
import { ignoreFileEdit, ignoreLineEdit } from '../core/lint/ignore-edits';
import type { FileEdit } from '../core/rules/problem';
import type { TextEdit } from '../core/text';
import type { Language } from './relevance';

/** How far an ignore comment reaches. */
export type CommentScope = 'line' | 'file';
/** How far a finding is ignored: by a comment, or by the configuration of the project. */
export type IgnoreScope = CommentScope | 'project';

/**
 * The edits that excuse a rule (or a group of rules) at a finding; undefined where no comment can stand, where the file
 * has no comments of ours, or where the comment is there already.
 */
export function ignoreEdits(
  scope: CommentScope,
  text: string,
  finding: Finding,
  name: string,
  language: Language,
): readonly FileEdit[] | undefined {
  if (language === 'other') return undefined;
  const edit =
    scope === 'line' ? ignoreLineEdit(text, finding.at.span, name, language) : ignoreFileEdit(text, name, language);
  return edit === undefined || isEmpty(edit)
    ? undefined
    : [{ at: { uri: finding.at.uri, span: edit.span }, newText: edit.newText }];
}

function isEmpty({ span, newText }: TextEdit): boolean {
  return newText === '' && span.start === span.end;
}
