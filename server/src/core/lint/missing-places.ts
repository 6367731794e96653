import { isOfSite } from '../model/roles';
import type { SettingsView } from '../model/view';
import { dirname, type Uri } from '../text';
import type { Candidate } from './candidate';

/**
 * What a module that chooses another one lacks because the chosen one lacks it, said where the chosen one would write it: a
 * package whose `__init__` takes `production` or `development` shows each missing setting once, and one line repairs both. So
 * does a package whose `__init__` runs the base that its module for production is built on.
 */
export function atChosenModules(
  candidates: readonly Candidate[],
  views: readonly SettingsView[],
): readonly Candidate[] {
  const missing = candidates.filter(({ entry, problem }) => entry !== null && problem.absent === true);
  if (new Set(missing.map(({ entry }) => entry)).size < 2) return candidates;
  const ran = new Map(views.map(({ uri, sources }) => [uri, new Set(sources.map((source) => source.uri))]));
  const runs = (entry: Uri | null, other: Uri | null): boolean =>
    entry !== null && other !== null && entry !== other && ran.get(entry)?.has(other) === true;
  const deployed = new Set<Uri | null>(views.filter(isDeployed).map(({ uri }) => uri));
  const chosen = new Map<string, Candidate[]>();
  for (const each of missing.filter(({ entry }) => deployed.has(entry)))
    chosen.set(keyOf(each), [...(chosen.get(keyOf(each)) ?? []), each]);
  return candidates.map((candidate) => {
    if (candidate.problem.absent !== true) return candidate;
    const isFor = ({ entry }: Candidate): boolean =>
      (runs(candidate.entry, entry) && !runs(entry, candidate.entry)) || isBeside(ran, candidate.entry, entry);
    const other = chosen.get(keyOf(candidate))?.find(isFor);
    return other === undefined ? candidate : { ...candidate, problem: other.problem };
  });
}

/** Whether an entry is a module of the package that another one is the `__init__` of, and both run the same base. */
function isBeside(ran: ReadonlyMap<Uri, ReadonlySet<Uri>>, init: Uri | null, other: Uri | null): boolean {
  if (init === null || other === null || init === other || !init.endsWith('/__init__.py')) return false;
  const [of, more] = [ran.get(init), ran.get(other)];
  if (of === undefined || more === undefined || dirname(init) !== dirname(other)) return false;
  return !more.has(init) && [...of].some((uri) => more.has(uri));
}

function isDeployed({ role }: SettingsView): boolean {
  return isOfSite(role);
}

function keyOf({ rule, problem }: Candidate): string {
  return `${rule.id} ${problem.subject ?? ''}`;
}
