import type { Entry } from '../../core/model/project';
import { isOfSite } from '../../core/model/roles';
import { basename, dirname, joinUri, literally, relativePath, withoutCommentLines, type Uri } from '../../core/text';
import { leftAside } from './entry-roles';
import { overlays } from './fallbacks';
import { insideRepository } from '../files/folders';
import { reachedFrom, type ModuleGraph } from '../modules/graph';
import type { FileSource } from '../files/source';

/** `SECRET_KEY = ""` at the start of a line. */
const empty = /^SECRET_KEY[ \t]*(?::[^=\n]*)?=[ \t]*(?:""|'')[ \t]*(?:#.*)?$/m;

type Graph = Pick<ModuleGraph, 'facts' | 'imports' | 'texts'>;

/**
 * Gives settings that write an empty `SECRET_KEY`, and on which others with a key build, a role under which only what is wrong in
 * any stored file is told: Django stops without a key, so that a site runs the others, which show what of these survives. Those
 * of an image often lie beside the project, in a folder of their own.
 */
export async function withoutKeyless(
  source: FileSource,
  root: Uri,
  entries: readonly Entry[],
  graph: Graph,
): Promise<readonly Entry[]> {
  const bases = new Set<Entry>();
  for (const entry of entries) {
    if (!isOfSite(entry.role) || entry.isChosen === true || !isKeyless(graph, entry.uri)) continue;
    const isInside = entries.some((other) => isOfSite(other.role) && bringsKey(graph, other.uri, entry.uri));
    if (isInside || (await isBuiltOnBeside(source, root, entry.uri))) bases.add(entry);
  }
  const why = 'has no `SECRET_KEY`, and others with one build on it';
  return entries.map((entry) => (bases.has(entry) ? { ...leftAside(entry, why), isKeyless: true } : entry));
}

/** Whether the one key that is written is the empty text, and nothing from outside is laid over it. */
function isKeyless({ facts, imports, texts }: Graph, uri: Uri): boolean {
  const modules = [...reachedFrom({ imports }, [uri])];
  if (!modules.some((one) => empty.test(texts.get(one) ?? ''))) return false;
  const code = modules.map((one) => withoutCommentLines(texts.get(one) ?? '')).join('\n');
  if (overlays.test(code)) return false;
  const stars = modules.flatMap((one) => facts.get(one)?.imports.filter(({ star }) => star === true) ?? []);
  const isFound = (module: string): boolean => {
    const path = module.replaceAll('.', '/');
    return modules.some((one) => one.endsWith(`/${path}.py`) || one.endsWith(`${path}/__init__.py`));
  };
  return code.match(/\bSECRET_KEY\b/g)?.length === 1 && stars.every(({ module }) => isFound(module));
}

/** Whether a module builds on settings and brings a key to them. */
function bringsKey(graph: Graph, above: Uri, uri: Uri): boolean {
  const [all, below] = [reachedFrom(graph, [above]), reachedFrom(graph, [uri])];
  const own = [...all].filter((one) => !below.has(one));
  return all.has(uri) && own.some((one) => graph.facts.get(one)?.assigned.includes('SECRET_KEY') === true);
}

/** The same of settings in the folders above the project, and in those beside it. */
async function isBuiltOnBeside(source: FileSource, root: Uri, uri: Uri): Promise<boolean> {
  for (const above of ((await insideRepository(source, root)) ?? []).slice(1)) {
    const module = literally(relativePath(above, uri).replace(/\.py$/, '').replaceAll('/', '.'));
    const builds = new RegExp(`^from[ \\t]+${module}[ \\t]+import[ \\t]*\\*`, 'm');
    for (const file of await settingsBeside(source, above, root)) {
      const read = await source.read(file);
      if (read.ok && builds.test(read.text) && /^SECRET_KEY[ \t]*=/m.test(read.text)) return true;
    }
  }
  return false;
}

async function settingsBeside(source: FileSource, above: Uri, root: Uri): Promise<readonly Uri[]> {
  const inside = (await source.list(above))
    .filter(({ type }) => type === 'folder')
    .map(({ name }) => joinUri(above, name));
  const folders = [above, ...inside.filter((folder) => folder !== root)];
  const files = await Promise.all(
    folders.map(async (folder) => (await source.list(folder)).map(({ name }) => joinUri(folder, name))),
  );
  return files.flat().filter((file) => /settings[^/]*\.py$/.test(basename(file)) && dirname(file) !== root);
}
