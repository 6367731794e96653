import type { Analyzer } from '../core/analyzer';
import { fixAllSafe, safeFixes } from '../core/lint/fix';
import type { FileEdit } from '../core/rules/problem';
import type { Uri } from '../core/text';
import type { ProjectState } from './project-state';

/** True where a file has something that may be fixed without being asked. */
export function hasSafeFixes(uri: Uri, state: ProjectState): boolean {
  return safeFixes(state.findings, uri).length > 0;
}

/** What is left to change in a file after all its safe fixes, as one edit around the first and last difference. */
export function fixAllEdits(uri: Uri, state: ProjectState, analyzer: Analyzer): readonly FileEdit[] {
  const loaded = state.project;
  const before = loaded?.project.files.get(uri);
  if (loaded === null || before === undefined) return [];
  const fixed = fixAllSafe(uri, loaded.project.files, (files) => {
    return analyzer.lint({ ...loaded, project: { ...loaded.project, files } }).findings;
  });
  return difference(uri, before, fixed.files.get(uri) ?? before);
}

function difference(uri: Uri, before: string, after: string): readonly FileEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (cutsPair(before, start) || cutsPair(after, start)) start--;
  if (cutsPair(before, before.length - tail) || cutsPair(after, after.length - tail)) tail--;
  const span = { start, end: before.length - tail };
  return [{ at: { uri, span }, newText: after.slice(start, after.length - tail) }];
}

/** True within a character of two code units or a line end of two characters, where no edit may begin or end. */
function cutsPair(text: string, at: number): boolean {
  return at > 0 && /\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));
}
