import type { Finding } from '../core/lint/finding';
import { newSecretToken, type FileEdit, type Fix } from '../core/rules/problem';
import { applyEdits, type Uri } from '../core/text';
import { sourceEncoding, type LoadResult } from '../load';
import type { Io } from './io';
import type { Report } from './report';
import { writeText } from './writing';

/** A fix may make room for another one; after this many rounds something goes in circles. */
const maxRounds = 5;

/** Writes the safe fixes of what is reported, round after round until none is left. Answers how many were applied. */
export async function applySafeFixes(
  io: Io,
  load: () => Promise<readonly LoadResult[]>,
  report: (loaded: readonly LoadResult[]) => Promise<Report>,
): Promise<number> {
  let count = 0;
  for (let round = 0; round < maxRounds; round++) {
    const { findings, texts } = await report(await load());
    const isWritable = ({ edits }: Fix): boolean =>
      edits.every(({ at, create }) => isEditable(texts.get(at.uri), create === true));
    const chosen = compatible(findings.flatMap(safeFix).filter(isWritable));
    if (chosen.length === 0) return count;
    for (const [uri, edits] of byFile(chosen)) await writeEdits(io, uri, texts.get(uri) ?? '', edits);
    count += chosen.length;
  }
  return count;
}

/** A text that was read, or one that is to be made: what is not known is never written over. */
function isEditable(text: string | undefined, isNew: boolean): boolean {
  return text === undefined ? isNew : !isOtherwiseEncoded(text);
}

/** Python source that is stored as it says itself would not be readable any more in UTF-8. */
function isOtherwiseEncoded(text: string): boolean {
  return sourceEncoding(text) !== undefined && /[^\0-\x7f]/.test(text);
}

function safeFix(finding: Finding): readonly Fix[] {
  const safe = finding.fixes.filter((fix) => fix.safety === 'safe' && fix.edits.length > 0);
  return safe
    .filter((fix) => fix.preferred)
    .concat(safe)
    .slice(0, 1);
}

/** Fixes that touch the same text are left for the next round, each whole or not at all. */
function compatible(fixes: readonly Fix[]): readonly Fix[] {
  const taken: FileEdit[] = [];
  return fixes.filter((fix) => {
    if (fix.edits.some((edit) => taken.some((other) => collide(edit, other)))) return false;
    taken.push(...fix.edits);
    return true;
  });
}

function collide(a: FileEdit, b: FileEdit): boolean {
  return a.at.uri === b.at.uri && a.at.span.start <= b.at.span.end && b.at.span.start <= a.at.span.end;
}

function byFile(fixes: readonly Fix[]): ReadonlyMap<Uri, readonly FileEdit[]> {
  const files = new Map<Uri, FileEdit[]>();
  for (const edit of fixes.flatMap((fix) => fix.edits))
    files.set(edit.at.uri, [...(files.get(edit.at.uri) ?? []), edit]);
  return files;
}

async function writeEdits(io: Io, uri: Uri, text: string, edits: readonly FileEdit[]): Promise<void> {
  const fill = (newText: string): string => newText.split(newSecretToken).join(io.newSecretKey());
  const changed = applyEdits(
    text,
    edits.map((edit) => ({ span: edit.at.span, newText: fill(edit.newText) })),
  );
  if (changed !== undefined) await writeText(io, uri, changed);
}
