import type { Entry } from '../core/model/project';
import type { Role } from '../core/model/view';
import { basename, dirname, joinUri, relativePath, type Uri } from '../core/text';
import { addedRoots } from './modules/added-roots';
import { aboutDjango, type AboutDjango } from './facts/about-django';
import type { Surroundings } from './files/surroundings';
import { folderInRepository, insideRepository, pathInLibrary } from './files/folders';
import { fragmentsAmong } from './roles/fragments';
import { findEntries } from './roles/entries';
import { withCopies } from './roles/copies';
import type { Entries, EntryInput, Named } from './roles/entry-input';
import { isForImage } from './roles/entry-roles';
import type { Evidence } from './evidence/evidence';
import { readGraph, runWith, type ModuleGraph } from './modules/graph';
import { isShared, isTelling } from './modules/known-settings';
import { namedForAsgiAlone } from './roles/left-overs';
import { modulesIn, packageRoot } from './modules/modules';
import { entryUris, type Configuration } from './config/options';
import type { LoadRequest } from './config/request';
import { roleOfFolderInLibrary, roleOfModule, roleOfStandIn } from './files/role-words';
import { behindShell, isHollow, lacksItsBase } from './roles/shells';
import type { FileSource } from './files/source';
import { behindAmong, shadowedAmong, withUnused } from './roles/unused';
import { namesUnseen } from './roles/unseen';

/** The settings modules of a project, read, with the roles they play. */
export interface SettingsModules extends Entries {
  /** See `withCopies`. */
  readonly copies: readonly Uri[];
  readonly graph: ModuleGraph;
  readonly importRoots: readonly Uri[];
  /** Every module that belongs to the analysis. */
  readonly kept: readonly Uri[];
  /** Files that the configuration names as entries and that do not exist. */
  readonly missing: readonly string[];
  readonly runsUnseen: boolean;
  /** What `wsgi.py` and its kin name. */
  readonly served: readonly Uri[];
  /** See `namedForAsgiAlone`. */
  readonly forAsgi: readonly Uri[];
}

/**
 * Reads the modules that files name, that the configuration names and that are called like settings, with their imports.
 * Names decide only together with what is inside: a module that assigns no setting is left out again.
 */
export async function settingsModules(
  source: FileSource,
  root: Uri,
  request: LoadRequest,
  configuration: Configuration,
  found: Surroundings,
  { evidence, isDeployed }: { readonly evidence: readonly Evidence[]; readonly isDeployed: boolean },
): Promise<SettingsModules> {
  const asked = (request.named ?? []).filter((uri) => uri.endsWith('.py'));
  const all = found.candidates.settings.filter((uri) => !isExample(root, uri));
  const shadowed = shadowedAmong(all);
  const byHand = asked.filter((uri) => !shadowed.includes(uri));
  const candidates = [...new Set([...all.filter((uri) => !shadowed.includes(uri)), ...byHand])];
  const { configured, missing } = await configuredEntries(source, configuration);
  const roots = await importRootsOf(source, root, found, [...candidates, ...configured.keys()]);
  const { named: resolved, importRoots } = await resolveEvidence(
    source,
    roots,
    evidence.filter((one) => one.isClass !== true),
    candidates,
  );
  const ours = withoutNested(resolved, found.inside.nested);
  const named = candidates.length > 0 ? ofProject(root, ours) : ours;
  const start = new Set([...configured.keys(), ...named.map((one) => one.uri), ...candidates, ...shadowed]);
  const graph = await readGraph(source, request.analyzer, modulesIn(source, importRoots), [...start]);
  const isNamed = named.length > 0 || configured.size > 0;
  const about = isNamed ? 'yes' : await aboutDjango(source, found.candidates.dependencies);
  const counted = countCandidates(graph, candidates, byHand, about);
  const meant = (uri: Uri): Uri => (configured.has(uri) ? uri : behindShell(root, graph, uri));
  const wanted = [...configured.keys(), ...named.map(({ uri }) => uri), ...asked];
  const behind = behindAmong(counted, graph, wanted);
  const partial = counted.filter((uri) => !wanted.includes(uri) && lacksItsBase(graph, uri, counted));
  const input: EntryInput = {
    root,
    graph,
    named: named
      .filter((one) => graph.texts.has(one.uri) && !isHollow(graph, one.uri, counted))
      .map((one) => ({ ...one, uri: meant(one.uri) })),
    candidates: counted.filter((uri) => meant(uri) === uri && ![...behind, ...partial].includes(uri)),
    configured,
    isKeptElsewhere: evidence.some((one) => isOfSite(one) && !named.some(({ module }) => module === one.module)),
    isDeployed,
    usual: await usualRole(source, root),
    classes: evidence.filter((one) => one.isClass === true),
  };
  const { copies, ...modules } = await withCopies(source, found, input, findEntries(input));
  const entries = withRole(modules, request.overrides?.role);
  const hidden = about !== 'no' ? shadowed.filter((uri) => !configured.has(uri) && setsTelling(graph, uri)) : [];
  const imaged = named.filter(isForImage).map(({ uri }) => meant(uri));
  const known = withUnused(entries, { graph, hidden, behind, partial, folders: found.inside.folders, imaged });
  const kept = runWith(graph, [...known.entries.map((entry) => entry.uri), ...known.loose, ...counted]);
  const isForWork = known.entries.every(({ role }) => role === 'development' || role === 'test');
  const runsUnseen = isForWork && namesUnseen(evidence, candidates);
  return {
    ...known,
    copies,
    graph,
    importRoots,
    kept: [...kept].filter((uri) => graph.texts.has(uri)).sort(),
    missing,
    runsUnseen,
    served: named.filter(({ kind }) => kind === 'server').map(({ uri }) => meant(uri)),
    forAsgi: namedForAsgiAlone(root, named),
  };
}

/** What settings whose own name says nothing are for, by the folder that their project is in. */
async function usualRole(source: FileSource, root: Uri): Promise<'test' | 'development' | undefined> {
  const inLibrary = roleOfFolderInLibrary((await pathInLibrary(source, root)) ?? '');
  return inLibrary ?? roleOfStandIn((await folderInRepository(source, root)) ?? '');
}

/** What starts a site and names settings for production. */
function isOfSite({ module, kind, role, isClass }: Evidence): boolean {
  const starts = kind === 'server' || (kind === 'container' && role === 'production');
  return isClass !== true && starts && roleOfModule(module) === 'production';
}

function setsTelling(graph: ModuleGraph, uri: Uri): boolean {
  return graph.facts.get(uri)?.assigned.some(isTelling) === true;
}

function isExample(root: Uri, uri: Uri): boolean {
  return roleOfModule(relativePath(root, uri).replace(/\.py$/, '')) === 'example';
}

async function configuredEntries(
  source: FileSource,
  configuration: Configuration,
): Promise<{ readonly configured: ReadonlyMap<Uri, Role>; readonly missing: readonly string[] }> {
  const configured = new Map<Uri, Role>();
  const missing: string[] = [];
  for (const [path, uri] of entryUris(configuration)) {
    const role = configuration.options.entries.get(path);
    const exists = (await source.facts(uri)).type === 'file';
    if (exists && role !== undefined) configured.set(uri, role);
    else missing.push(path);
  }
  return { configured, missing };
}

/** Where absolute imports start, in order: the project's folder, `src`, the folders that hold the settings' packages, and those that are added. */
async function importRootsOf(
  source: FileSource,
  root: Uri,
  found: Surroundings,
  modules: readonly Uri[],
): Promise<readonly Uri[]> {
  const src = found.inside.folders.filter((folder) => folder.path === 'src').map((folder) => folder.uri);
  const holders = await Promise.all(modules.map((uri) => packageRoot(source, root, uri)));
  const { manage, servers } = found.candidates;
  const added = await addedRoots(source, found.inside.folders, [...modules, ...manage, ...servers]);
  return [...new Set([root, ...src, ...holders.sort(), ...added, ...(await aroundRoots(source, root))])];
}

/** A sample project inside a library's repository imports that library, which is installed from there. */
async function aroundRoots(source: FileSource, root: Uri): Promise<readonly Uri[]> {
  const repository = (await insideRepository(source, root))?.at(-1);
  return repository === undefined || repository === root ? [] : [repository, joinUri(repository, 'src')];
}

/**
 * A name that no root knows is looked for among the settings modules by the end of their paths. A folder that a name goes
 * through is a package, also without an `__init__`, and no place where imports start.
 */
async function resolveEvidence(
  source: FileSource,
  roots: readonly Uri[],
  evidence: readonly Evidence[],
  candidates: readonly Uri[],
): Promise<{ readonly named: readonly Named[]; readonly importRoots: readonly Uri[] }> {
  const importRoots = new Set(roots);
  const named: Named[] = [];
  const starts = new Set(roots.slice(0, 1));
  const packages = new Set<Uri>();
  const modules = modulesIn(source, roots);
  for (const one of evidence) {
    const direct = one.isItself === true ? one.from : await modules.named(one.module);
    const match = direct ?? bySuffix(one.module, candidates);
    if (match === undefined) continue;
    named.push({ ...one, uri: match });
    if (one.isItself === true) continue;
    const above = foldersAbove(match, one.module.split('.').length);
    for (const folder of above.slice(0, -1)) packages.add(folder);
    for (const start of above.slice(-1)) {
      starts.add(start);
      importRoots.add(start);
    }
  }
  return { named, importRoots: [...importRoots].filter((root) => starts.has(root) || !packages.has(root)) };
}

/**
 * A file above the project that names a module above it speaks of another project, around this one, unless this project's own
 * files name modules there as well.
 */
function ofProject(root: Uri, named: readonly Named[]): readonly Named[] {
  const isOutside = (uri: Uri): boolean => relativePath(root, uri).startsWith('../');
  if (named.some(({ uri, from }) => isOutside(uri) && !isOutside(from))) return named;
  return named.filter(({ uri, from }) => !isOutside(uri) || !isOutside(from));
}

/** What lies in a folder with a `manage.py` of its own is judged there, also where a file of this folder names it. */
function withoutNested(named: readonly Named[], nested: readonly Uri[]): readonly Named[] {
  return named.filter(({ uri }) => !nested.some((folder) => uri.startsWith(`${folder}/`)));
}

/** The folders that the name of a module goes through from its start on, which comes last, for a name of so many parts. */
function foldersAbove(module: Uri, parts: number): readonly Uri[] {
  const found: Uri[] = [];
  let folder = basename(module) === '__init__.py' ? dirname(module) : module;
  while (found.length < parts) found.push((folder = dirname(folder)));
  return found;
}

function bySuffix(module: string, candidates: readonly Uri[]): Uri | undefined {
  if (!module.includes('.')) return undefined; // `settings` alone would match anywhere.
  const end = `/${module.replace(/\./g, '/')}`;
  const found = candidates.filter((uri) => uri.endsWith(`${end}.py`) || uri.endsWith(`${end}/__init__.py`));
  return [...found].sort((a, b) => a.length - b.length)[0];
}

/**
 * A module that only sounds like settings counts when it assigns a telling one, or builds on one that does; fragments are judged
 * where no module does.
 */
function countCandidates(
  graph: ModuleGraph,
  candidates: readonly Uri[],
  byHand: readonly Uri[],
  about: AboutDjango,
): readonly Uri[] {
  const names = (uri: Uri): readonly string[] => graph.facts.get(uri)?.assigned ?? [];
  const isOwn = (name: string): boolean => isTelling(name) && !isShared(name);
  const isDjango = about !== 'no' || candidates.some((uri) => names(uri).some(isOwn));
  const assigns = (uri: Uri): boolean => isDjango && setsTelling(graph, uri);
  const counted = new Set(candidates.filter((uri) => byHand.includes(uri) || assigns(uri)));
  if (counted.size === 0) for (const uri of fragmentsAmong(graph, candidates, about)) counted.add(uri);
  for (let before = -1; before !== counted.size;) {
    before = counted.size;
    for (const uri of candidates) {
      const builds = graph.imports.get(uri)?.some((target) => counted.has(target)) === true;
      if (builds && mayHoldSettings(graph, uri)) counted.add(uri);
    }
  }
  return [...counted].filter((uri) => graph.texts.has(uri));
}

/** Whether any name in upper case may come to stand in the module: one that only reads settings, for a template, has none. */
function mayHoldSettings({ facts, texts }: ModuleGraph, uri: Uri): boolean {
  const { assigned, imports, includes, executes = [] } = facts.get(uri) ?? { assigned: [], imports: [], includes: [] };
  if (assigned.length > 0 || includes.length > 0 || executes.length > 0) return true;
  const isTaken = imports.some(({ module, star }) => star === true || /(?:^|\.)[A-Z]\w*$/.test(module));
  return isTaken || /^class\s|\b(?:globals|vars|locals|setattr|import_module|__import__)\b/m.test(texts.get(uri) ?? '');
}

function withRole(found: Entries, role: Role | undefined): Entries {
  if (role === undefined) return found;
  const because = ['given on the command line'];
  const entries = [...found.entries.map((entry) => entry.uri), ...found.loose].map((uri): Entry => ({
    uri,
    role,
    because,
    isChosen: true,
  }));
  return { entries, loose: [] };
}
