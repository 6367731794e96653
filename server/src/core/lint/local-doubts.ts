import { isOfSite } from '../model/roles';
import type { SettingsView } from '../model/view';
import type { Uri } from '../text';
import type { Candidate } from './candidate';

/**
 * Without the hints that a development entry alone gives about a module that a deployed entry runs as well: what that one
 * overrides, or refuses to start with, is right where it is.
 */
export function withoutLocalDoubts(
  candidates: readonly Candidate[],
  views: readonly SettingsView[],
): readonly Candidate[] {
  const isLocal = (entry: Uri): boolean => views.every(({ uri, role }) => uri !== entry || role === 'development');
  const doubts = candidates.filter(
    ({ entry, severity, problem }) =>
      severity === 'hint' && entry !== null && problem.at.uri !== entry && isLocal(entry),
  );
  if (doubts.length === 0) return candidates;
  const deployed = views.filter(({ role }) => isOfSite(role));
  const judged = new Set(deployed.flatMap(({ sources }) => sources.map(({ uri }) => uri)));
  const entries = new Set<Uri | null>(deployed.map(({ uri }) => uri));
  const confirmed = new Set(candidates.filter(({ entry }) => entries.has(entry)).map(keyOf));
  const dropped = new Set(doubts.filter((each) => judged.has(each.problem.at.uri) && !confirmed.has(keyOf(each))));
  return candidates.filter((candidate) => !dropped.has(candidate));
}

function keyOf({ rule, problem: { at } }: Candidate): string {
  return `${rule.id} ${at.uri} ${String(at.span.start)}-${String(at.span.end)}`;
}
