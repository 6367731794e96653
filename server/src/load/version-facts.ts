import type { ProjectFacts } from '../core/model/project';
import { basename, relativePath, type Uri } from '../core/text';
import { compareVersions, dependencyIn, generatedBy } from './django-version';
import type { FileSource } from './source';

export interface DjangoEvidence {
  readonly django: ProjectFacts['django'];
  /** True where a dependency file asks for Django, with or without a version. */
  readonly asked: boolean;
}

/**
 * The project's Django version: what the options say, else an exact version (lock file or pin), else the lowest allowed
 * one of a range, else the comment that `startproject` left in a settings module.
 */
export async function djangoEvidence(
  source: FileSource,
  root: Uri,
  files: readonly Uri[],
  modules: ReadonlyMap<Uri, string>,
  configured: string | null,
): Promise<DjangoEvidence> {
  const found = (await Promise.all(files.map((uri) => readDependency(source, root, uri)))).flatMap((one) => one ?? []);
  const asked = found.length > 0;
  if (configured !== null) return { django: { version: configured, from: 'the configuration' }, asked };
  const [best] = found.flatMap((one) => one.version ?? []).sort(byWeight);
  if (best !== undefined) return { django: { version: best.version, from: best.from }, asked };
  return { django: fromComment(root, modules), asked };
}

interface Weighted {
  readonly version: string;
  readonly exact: boolean;
  readonly isLock: boolean;
  readonly from: string;
}

interface Dependency {
  readonly version: Weighted | null;
}

async function readDependency(source: FileSource, root: Uri, uri: Uri): Promise<Dependency | null> {
  const read = await source.read(uri);
  const found = read.ok ? dependencyIn(basename(uri), read.text) : null;
  if (found === null) return null;
  const isLock = /\.lock$/.test(basename(uri));
  return { version: found === 'named' ? null : { ...found, isLock, from: relativePath(root, uri) } };
}

function byWeight(a: Weighted, b: Weighted): number {
  const weight = (one: Weighted): number => (one.isLock ? 2 : one.exact ? 1 : 0);
  return weight(b) - weight(a) || compareVersions(a.version, b.version) || (a.from < b.from ? -1 : 1);
}

function fromComment(root: Uri, modules: ReadonlyMap<Uri, string>): ProjectFacts['django'] {
  for (const [uri, text] of modules) {
    const version = generatedBy(text);
    if (version !== undefined) return { version, from: relativePath(root, uri) };
  }
  return null;
}
