import { applyEdits, touches, type Uri } from '../text';
import type { Finding } from './finding';
import type { FileEdit, Fix } from '../rules/problem';

/** The texts of files as they are when edits are applied. */
export type Texts = ReadonlyMap<Uri, string>;

/** The texts after a fix, or undefined where its edits overlap or name a file that is not there. */
export function applyFix(files: Texts, fix: Fix): Texts | undefined {
  const changed = new Map(files);
  for (const uri of new Set(fix.edits.map((edit) => edit.at.uri))) {
    const edits = fix.edits.filter((edit) => edit.at.uri === uri);
    const creates = edits.every((edit) => edit.create === true);
    const text = files.get(uri) ?? (creates ? '' : undefined);
    const after =
      text === undefined
        ? undefined
        : applyEdits(
            text,
            edits.map((edit) => ({ span: edit.at.span, newText: edit.newText })),
          );
    if (after === undefined) return undefined;
    changed.set(uri, after);
  }
  return changed;
}

const namespaceCall = /^(?:(?:globals|locals|vars)\(\)\s*\.|setattr\(|exec\(|eval\()/;

/**
 * True where a fix leaves alone the statements that write several settings at once: it may change a value inside
 * `globals().update(…)`, but one that replaced the whole call would lose all that the call sets.
 */
export function sparesNamespaceCalls(fix: Fix, textOf: (uri: Uri) => string): boolean {
  return fix.edits.every(({ at: { uri, span } }) => {
    return span.start === span.end || !namespaceCall.test(textOf(uri).slice(span.start, span.end).trimStart());
  });
}

/**
 * True where the edits of two fixes, each right alone, may be wrong together: they overlap, or one inserts right beside what
 * the other replaces. A separator that is inserted with an item stands alone once its neighbour is removed.
 */
export function collide(some: readonly FileEdit[], more: readonly FileEdit[]): boolean {
  return some.some((edit) => more.some((other) => collides(edit, other)));
}

function collides({ at: a }: FileEdit, { at: b }: FileEdit): boolean {
  if (a.uri !== b.uri || !touches(a.span, b.span)) return false;
  const insertions = [a, b].filter(({ span }) => span.start === span.end).length;
  if (insertions === 0) return a.span.start < b.span.end && b.span.start < a.span.end;
  return insertions === 1;
}

/** The outcome of applying every safe fix of a file. */
export interface FixedAll {
  readonly files: Texts;
  /** How many fixes were applied. */
  readonly applied: number;
  /** False where findings with safe fixes were left after the last round. */
  readonly settled: boolean;
}

const rounds = 5;

/**
 * Applies the safe fixes of one file, as many as do not collide at a time, and asks again until none is left. `lintAgain`
 * gives the findings for changed texts.
 */
export function fixAllSafe(uri: Uri, files: Texts, lintAgain: (files: Texts) => readonly Finding[]): FixedAll {
  let state: FixedAll = { files, applied: 0, settled: false };
  for (let round = 0; round < rounds; round++) {
    const fixes = safeFixes(lintAgain(state.files), uri);
    if (fixes.length === 0) return { ...state, settled: true };
    state = fixes.reduce<Round>(applyOne, startRound(state));
  }
  return { ...state, settled: safeFixes(lintAgain(state.files), uri).length === 0 };
}

/** The first safe fix of each finding in the file; fixes that touch other files are not run unasked. */
export function safeFixes(findings: readonly Finding[], uri: Uri): readonly Fix[] {
  return findings
    .filter((finding) => finding.at.uri === uri)
    .flatMap((finding) => finding.fixes.filter((fix) => fix.safety === 'safe').slice(0, 1))
    .filter((fix) => fix.edits.every((edit) => edit.at.uri === uri && edit.create !== true));
}

interface Round extends FixedAll {
  /** The texts that the edits of this round were made for. */
  readonly base: Texts;
  readonly edits: Fix['edits'];
}

/** Adds a fix to a round unless it collides with one that is in it already; then it has its turn in the next round. */
function applyOne(round: Round, fix: Fix): Round {
  if (collide(round.edits, fix.edits)) return round;
  const edits = [...round.edits, ...fix.edits];
  const files = applyFix(round.base, { ...fix, edits });
  return files === undefined ? round : { ...round, files, edits, applied: round.applied + 1 };
}

function startRound(state: FixedAll): Round {
  return { ...state, base: state.files, edits: [] };
}
