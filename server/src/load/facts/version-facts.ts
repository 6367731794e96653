import { leftBehind } from '../../core/django/left-behind';
import type { ProjectFacts } from '../../core/model/project';
import { dependenciesIn, pythonIn, type Dependency } from '../../core/syntax/dependencies';
import { basename, joinUri, relativePath, type Uri } from '../../core/text';
import { leavesDjangoOpen } from './about-django';
import { readDependencies } from './dependency-text';
import { compareVersions, dependencyIn, generatedBy } from './django-version';
import { isCondaFile } from '../files/names';
import { packageFacts } from './packages';
import type { FileSource } from '../files/source';

/** What dependency files say about Django, packages and Python. */
export interface DjangoEvidence {
  readonly django: ProjectFacts['django'];
  /** True where a dependency file asks for Django, with or without a version. */
  readonly asked: boolean;
  readonly packages: ProjectFacts['packages'];
  readonly python: ProjectFacts['python'];
}

/**
 * The packages that dependency files ask for, and the project's Django version: what the options say, else an exact version (lock file or pin), else the lowest allowed
 * one of a range, else the comment that `startproject` left in a settings module, unless a file asks for whatever Django is the
 * newest. Files that were left behind with an older Django count where nothing else says it.
 */
export async function djangoEvidence(
  source: FileSource,
  root: Uri,
  files: readonly Uri[],
  modules: ReadonlyMap<Uri, string>,
  configured: string | null,
): Promise<DjangoEvidence> {
  const texts = currentFirst(await readAll(source, files));
  const found = texts.flatMap((file) => djangoIn(root, file) ?? []);
  const asked = found.length > 0;
  const shared = { asked, packages: packageFacts(root, texts), python: await pythonOf(source, root, texts) };
  if (configured !== null) return { django: { version: configured, from: 'the configuration' }, ...shared };
  const [best] = found.flatMap((one) => one.version ?? []).sort(byWeight);
  if (best !== undefined) return { django: { version: best.version, from: best.from }, ...shared };
  const isOpen = texts.some(({ dependencies, isLeftBehind }) => !isLeftBehind && leavesDjangoOpen(dependencies));
  return { django: isOpen ? null : fromComment(root, modules), ...shared };
}

/** What `.python-version` pins, else what the first dependency file allows. */
async function pythonOf(
  source: FileSource,
  root: Uri,
  texts: readonly DependencyFile[],
): Promise<ProjectFacts['python']> {
  const pin = joinUri(root, '.python-version');
  const exists = (await source.facts(pin)).type === 'file';
  const read = exists ? await source.read(pin) : undefined;
  const pinned = read?.ok === true ? pythonIn('.python-version', read.text) : undefined;
  return pinned ?? texts.flatMap(({ uri, text }) => pythonIn(basename(uri), text) ?? [])[0];
}

/** A dependency file with what it asks for, taken apart once for all who look at it. */
interface DependencyFile {
  readonly uri: Uri;
  readonly text: string;
  readonly dependencies: readonly Dependency[];
}

interface WeighedFile extends DependencyFile {
  readonly isLeftBehind: boolean;
}

function currentFirst(files: readonly DependencyFile[]): readonly WeighedFile[] {
  const behind = leftBehind(files);
  const marked = files.map((file) => ({ ...file, isLeftBehind: behind.has(file.uri) }));
  return marked.sort((a, b) => Number(a.isLeftBehind) - Number(b.isLeftBehind));
}

async function readAll(source: FileSource, uris: readonly Uri[]): Promise<readonly DependencyFile[]> {
  const files = await Promise.all(
    uris.map(async (uri) => {
      const read = await readDependencies(source, uri);
      if (!read.ok) return [];
      const dependencies = dependenciesIn(basename(uri), read.text);
      // A YAML file that only sounds like an environment of conda says nothing of packages.
      const isOther = isCondaFile(basename(uri)) && dependencies.length === 0;
      return isOther ? [] : [{ uri, text: read.text, dependencies }];
    }),
  );
  return files.flat();
}

interface Weighted {
  readonly version: string;
  readonly exact: boolean;
  readonly isLock: boolean;
  readonly isLeftBehind: boolean;
  readonly from: string;
}

interface AskedDjango {
  readonly version: Weighted | null;
}

function djangoIn(root: Uri, { uri, text, dependencies, isLeftBehind }: WeighedFile): AskedDjango | null {
  const found = dependencyIn(basename(uri), text, dependencies);
  if (found === null) return null;
  const isLock = basename(uri).endsWith('.lock');
  return { version: found === 'named' ? null : { ...found, isLock, isLeftBehind, from: relativePath(root, uri) } };
}

function byWeight(a: Weighted, b: Weighted): number {
  const weight = (one: Weighted): number => (one.isLeftBehind ? -1 : one.isLock ? 2 : one.exact ? 1 : 0);
  return weight(b) - weight(a) || compareVersions(a.version, b.version) || (a.from < b.from ? -1 : 1);
}

function fromComment(root: Uri, modules: ReadonlyMap<Uri, string>): ProjectFacts['django'] {
  for (const [uri, text] of modules) {
    const version = generatedBy(text);
    if (version !== undefined) return { version, from: relativePath(root, uri) };
  }
  return null;
}
