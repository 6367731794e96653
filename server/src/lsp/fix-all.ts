import type { Analyzer } from '../core/analyzer';
import { fixAllSafe, safeFixes } from '../core/lint/fix';
import type { FileEdit } from '../core/rules/problem';
import type { Uri } from '../core/text';
import type { ProjectState } from './project-state';

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
  // Neither end may cut a character of two code units or a line end of two characters in half.
  if (start > 0 && /[\uD800-\uDBFF\r]/.test(before[start - 1] ?? '')) start--;
  if (tail > 0 && /[\uDC00-\uDFFF\n]/.test(before[before.length - tail] ?? '')) tail--;
  const span = { start, end: before.length - tail };
  return [{ at: { uri, span }, newText: after.slice(start, after.length - tail) }];
}
