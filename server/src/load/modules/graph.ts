import type { Analyzer, ModuleFacts } from '../../core/analyzer';
import { dirname, type Uri } from '../../core/text';
import { executedFiles, includedFiles } from './includes';
import type { Modules } from './modules';
import type { FileSource, ReadFailure } from '../files/source';

/** The modules of a project with what each imports. */
export interface ModuleGraph {
  readonly texts: ReadonlyMap<Uri, string>;
  readonly facts: ReadonlyMap<Uri, ModuleFacts>;
  readonly imports: ReadonlyMap<Uri, readonly Uri[]>;
  /** Modules that others run in their own scope, by paths, which are pieces and no settings by themselves. */
  readonly included: ReadonlySet<Uri>;
  /** The `__init__` of each package that a module is in, where it has one. */
  readonly packages: ReadonlyMap<Uri, readonly Uri[]>;
  readonly failures: ReadonlyMap<Uri, ReadFailure>;
}

/** Settings import few modules; this bounds what a settings module that imports the whole project can pull in. */
const maxModules = 500;

/**
 * Reads the given modules and everything that they import inside the project, until nothing is missing. A module that
 * does not exist is nothing; an import cycle ends where it meets a module that is known.
 */
export async function readGraph(
  source: FileSource,
  analyzer: Pick<Analyzer, 'inspect'>,
  modules: Modules,
  start: readonly Uri[],
): Promise<ModuleGraph> {
  const graph: MutableGraph = {
    texts: new Map(),
    facts: new Map(),
    imports: new Map(),
    included: new Set(),
    packages: new Map(),
    failures: new Map(),
  };
  const seen = new Set(start);
  let level: readonly Uri[] = [...seen];
  while (level.length > 0) {
    await Promise.all(level.map((uri) => readModule(source, analyzer, modules, graph, uri)));
    const next = new Set(level.flatMap((uri) => graph.imports.get(uri) ?? []).filter((uri) => !seen.has(uri)));
    level = [...next].sort().slice(0, Math.max(0, maxModules + start.length - seen.size));
    for (const uri of level) seen.add(uri);
  }
  await readPackages(source, analyzer, modules, graph);
  return graph;
}

/** An `__init__` may import a whole application; what it does to settings is close to it. */
const maxPackageModules = 16;

/** Reads the packages that the modules are in, and what their `__init__` imports from its own folder. */
async function readPackages(
  source: FileSource,
  analyzer: Pick<Analyzer, 'inspect'>,
  modules: Modules,
  graph: MutableGraph,
): Promise<void> {
  for (const uri of [...graph.texts.keys()]) graph.packages.set(uri, await modules.packages(uri));
  const seen = new Set(graph.texts.keys());
  const fresh = (uris: readonly Uri[]): readonly Uri[] => [...new Set(uris)].filter((uri) => !seen.has(uri)).sort();
  let left = maxPackageModules;
  let level = fresh([...graph.packages.values()].flat());
  while (level.length > 0) {
    const some = level.slice(0, left);
    left -= some.length;
    for (const uri of level) seen.add(uri);
    await Promise.all(some.map((uri) => readModule(source, analyzer, modules, graph, uri)));
    const close = (uri: Uri): readonly Uri[] =>
      (graph.imports.get(uri) ?? []).filter((next) => graph.texts.has(next) || dirname(next) === dirname(uri));
    for (const uri of some) graph.imports.set(uri, close(uri));
    level = fresh(some.flatMap(close));
  }
}

interface MutableGraph {
  readonly texts: Map<Uri, string>;
  readonly facts: Map<Uri, ModuleFacts>;
  readonly imports: Map<Uri, readonly Uri[]>;
  readonly included: Set<Uri>;
  readonly packages: Map<Uri, readonly Uri[]>;
  readonly failures: Map<Uri, ReadFailure>;
}

async function readModule(
  source: FileSource,
  analyzer: Pick<Analyzer, 'inspect'>,
  modules: Modules,
  graph: MutableGraph,
  uri: Uri,
): Promise<void> {
  const read = await source.read(uri);
  if (!read.ok) {
    graph.failures.set(uri, read);
    return;
  }
  const facts = analyzer.inspect(uri, read.text);
  const imported = await Promise.all(facts.imports.map((request) => modules.resolve(uri, request)));
  const included = await includedFiles(source, uri, facts.includes);
  for (const piece of included) graph.included.add(piece);
  const executed = await executedFiles(source, uri, modules.roots, facts.executes ?? []);
  const found = [...imported, ...included, ...executed];
  graph.texts.set(uri, read.text);
  graph.facts.set(uri, facts);
  graph.imports.set(uri, [
    ...new Set(found.flatMap((target) => (target === undefined || target === uri ? [] : [target]))),
  ]);
}

/** The same with the packages that the modules are in, and what those import. */
export function runWith(graph: Pick<ModuleGraph, 'imports' | 'packages'>, starts: Iterable<Uri>): ReadonlySet<Uri> {
  const reached = new Set<Uri>(starts);
  for (const uri of reached) {
    for (const next of [...(graph.imports.get(uri) ?? []), ...(graph.packages.get(uri) ?? [])]) reached.add(next);
  }
  return reached;
}

/** Whether another module imports this one. */
export function isImported({ imports }: Pick<ModuleGraph, 'imports'>, uri: Uri): boolean {
  return [...imports].some(([from, to]) => from !== uri && to.includes(uri));
}

/** Every module that is imported when one of `starts` is, the starts included. */
export function reachedFrom(graph: Pick<ModuleGraph, 'imports'>, starts: Iterable<Uri>): ReadonlySet<Uri> {
  const reached = new Set<Uri>(starts);
  for (const uri of reached) {
    for (const next of graph.imports.get(uri) ?? []) reached.add(next);
  }
  return reached;
}
