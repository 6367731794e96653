import type { Entry } from '../../core/model/project';
import { isOfSite } from '../../core/model/roles';
import { dirname, relativePath, type Uri } from '../../core/text';
import type { EntryInput } from './entry-input';
import { nameRole, roleOfWhatRuns } from './entry-roles';
import { reachedFrom, type ModuleGraph } from '../modules/graph';
import { stem } from '../modules/modules';

/**
 * Settings modules that no entry runs. A module for all (`settings.py`) that only tests build on is one as well, since
 * nothing else would judge it; a shared base only where the project has no deployed entry at all.
 */
export function looseModules(input: EntryInput, entries: readonly Entry[]): readonly Uri[] {
  const all = reachedFrom(
    input.graph,
    entries.map((entry) => entry.uri),
  );
  const strict = entries.filter((entry) => isOfSite(entry.role)).map((entry) => entry.uri);
  const deployed = reachedFrom(input.graph, strict);
  const isEntry = new Set(entries.map((entry) => entry.uri));
  const loose = input.candidates.filter((uri) => {
    if (isEntry.has(uri) || deployed.has(uri) || isShellOf(input, uri, isEntry)) return false;
    if (!all.has(uri)) return !buildsOnTests(input, uri) && !(strict.length > 0 && isNoPackage(input, uri));
    return nameRole(input, uri) === undefined && (strict.length === 0 || isForAll(uri));
  });
  return topmost(input.graph, loose);
}

/** `useful modules/settings.py`: no module name leads there, and a project that has a site keeps things in such a folder. */
function isNoPackage({ root }: EntryInput, uri: Uri): boolean {
  return relativePath(root, dirname(uri)).includes(' ');
}

/** `testmysql.py` that takes over everything from `test.py`, and no other settings. */
function buildsOnTests(input: EntryInput, uri: Uri): boolean {
  const below = (input.graph.imports.get(uri) ?? []).filter((next) => input.candidates.includes(next));
  return below.length > 0 && below.every((next) => nameRole(input, next) === 'test');
}

/** `settings/__init__.py` that runs `dev.py` and nothing else, where `dev.py` itself is what the project names. */
function isShellOf(input: EntryInput, uri: Uri, entries: ReadonlySet<Uri>): boolean {
  const runs = input.graph.imports.get(uri) ?? [];
  return roleOfWhatRuns(input, uri) === 'development' && [...runs].some((next) => entries.has(next));
}

function isForAll(uri: Uri): boolean {
  return stem(uri) === 'settings' || uri.endsWith('/settings/__init__.py');
}

function topmost(graph: Pick<ModuleGraph, 'imports'>, loose: readonly Uri[]): readonly Uri[] {
  const reaches = new Map(loose.map((uri) => [uri, reachedFrom(graph, [uri])]));
  const covered = (uri: Uri): boolean =>
    loose.some((other) => {
      if (other === uri || reaches.get(other)?.has(uri) !== true) return false;
      return reaches.get(uri)?.has(other) !== true || other < uri;
    });
  return loose.filter((uri) => !covered(uri)).sort();
}
