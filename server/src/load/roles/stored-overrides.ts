import ignore from 'ignore';
import { topicOf } from '../../core/model/evaluate/topics';
import type { Entry } from '../../core/model/project';
import { isOfSite } from '../../core/model/roles';
import { basename, dirname, joinUri, relativePath, type Uri } from '../../core/text';
import { insideRepository } from '../files/folders';
import type { Git } from '../files/git';
import type { ModuleGraph } from '../modules/graph';
import { stem } from '../modules/modules';
import { moduleWritten } from '../files/names';
import type { FileSource } from '../files/source';

/** What a module is that some settings import, and what these are for. */
export interface OverridesInput {
  readonly entries: readonly Entry[];
  readonly graph: Pick<ModuleGraph, 'imports'>;
  /** What `wsgi.py` and its kin name: whatever its role, a site may start with it. */
  readonly served: readonly Uri[];
  /** Templates from which a deployment writes modules: what it writes is not the one that git stores. */
  readonly templates: readonly Uri[];
}

/**
 * `local.py` that settings of a site import themselves and that git stores, so that each deployment of the repository has it: no
 * developer's own settings, whatever it is called. Files that say what a site runs with have to name those settings.
 */
export async function storedOverrides(
  source: FileSource,
  git: Git,
  { entries, graph, served, templates }: OverridesInput,
): Promise<readonly Uri[]> {
  const isStarted = ({ uri, role, foundBy }: Entry): boolean =>
    isOfSite(role) ? foundBy !== 'name' : served.includes(uri);
  const ofSites = entries.filter(isStarted);
  const imported = new Set(ofSites.flatMap(({ uri }) => graph.imports.get(uri) ?? []).filter(isNamedForWork));
  const written = new Set(templates.map((template) => moduleWritten(dirname(template), basename(template))));
  const found: Uri[] = [];
  for (const uri of [...imported].sort()) {
    if (written.has(basename(uri))) continue;
    if ((await git.isIgnored(uri)) !== false || (await git.isTracked(uri)) !== true) continue;
    if (!(await isLeftOutOfImages(source, uri))) found.push(uri);
  }
  return found;
}

function isNamedForWork(uri: Uri): boolean {
  return stem(uri)
    .split('_')
    .some((word) => topicOf(word) === 'development');
}

/** True where a `.dockerignore` above the file names it. */
export async function isLeftOutOfImages(source: FileSource, uri: Uri): Promise<boolean> {
  for (const folder of (await insideRepository(source, dirname(uri))) ?? []) {
    const read = await source.read(joinUri(folder, '.dockerignore'));
    if (read.ok && ignore().add(read.text).ignores(relativePath(folder, uri))) return true;
  }
  return false;
}
