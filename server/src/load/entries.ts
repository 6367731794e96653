import type { Entry } from '../core/model/project';
import type { Role } from '../core/model/view';
import { basename, dirname, relativePath, type Uri } from '../core/text';
import type { Evidence } from './evidence';
import { reachedFrom, type ModuleGraph } from './graph';
import { stem } from './modules';
import { isForStaging, roleOfModule, tokens, type NamedRole } from './role-words';
import { chosenBeside } from './chosen';

/** Evidence whose module was found. */
export type Named = Evidence & { readonly uri: Uri };

/** What decides which modules are entries, and their roles. */
export interface EntryInput {
  readonly root: Uri;
  readonly graph: Pick<ModuleGraph, 'imports' | 'texts'>;
  readonly named: readonly Named[];
  /** Settings modules by name that were seen to hold settings. */
  readonly candidates: readonly Uri[];
  /** True where what starts a site names settings for production that the project does not hold. */
  readonly isKeptElsewhere: boolean;
  /** Roles from the configuration; they decide. */
  readonly configured: ReadonlyMap<Uri, Role>;
  /** What names classes of django-configurations. */
  readonly classes: readonly Evidence[];
  /** The role of modules whose own name says nothing, where the project only tests a library or shows it. */
  readonly usual: Extract<Role, 'test' | 'development'> | undefined;
}

/** The entries of a project, and the settings modules that no entry reaches. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly loose: readonly Uri[];
}

interface Draft extends Entry {
  /** The role is only a habit (`manage.py` is for development, and so is a name that `startproject` spread) and gives way where it would silence a whole project. */
  readonly weak?: true;
}

/**
 * The entry modules with their roles, and the settings modules that no entry reaches. Files that name a module come
 * first, then module names; what an entry imports is part of it and no entry of its own.
 */
export function findEntries(input: EntryInput): Entries {
  const explicit = withoutBases(input, explicitEntries(input));
  const known = new Set(explicit.map((entry) => entry.uri));
  const byName = input.candidates.filter((uri) => !known.has(uri)).flatMap((uri) => entryByName(input, uri));
  const drafts = [...explicit, ...unreached(input, explicit, byName)];
  drafts.push(...chosenBeside(input, explicit, (uri) => nameRole(input, uri)));
  const classes = namedClasses(input.classes);
  const entries = strengthened(drafts)
    .sort(byStrictness)
    .map((entry) => withClasses(entry, classes, input.configured.has(entry.uri)));
  return { entries, loose: looseModules(input, entries) };
}

/** The roles of the classes that files name, as those of modules are found. */
function namedClasses(evidence: readonly Evidence[]): NonNullable<Entry['configurations']> {
  const names = [...new Set(evidence.map((one) => one.module))];
  const roleNamed = (name: string): Exclude<NamedRole, 'example'> => {
    const role = roleOfModule(name);
    return role === 'example' ? undefined : role;
  };
  const hasProduction = names.some((name) => roleNamed(name) === 'production');
  return new Map(
    names.map((name) => {
      const named = evidence.filter((one) => one.module === name);
      const { role } = roleOf(named, roleNamed(name), hasProduction);
      return [name, { role, because: [...new Set(named.map((one) => one.because))] }];
    }),
  );
}

/** A role from the configuration file holds for all classes of the module. */
function withClasses(entry: Entry, classes: NonNullable<Entry['configurations']>, isConfigured: boolean): Entry {
  if (isConfigured) return { ...entry, isChosen: true };
  return classes.size === 0 ? entry : { ...entry, configurations: classes };
}

function explicitEntries(input: EntryInput): readonly Draft[] {
  const uris = new Set([...input.configured.keys(), ...input.named.map((one) => one.uri)]);
  const hasProduction =
    input.isKeptElsewhere || [...uris, ...input.candidates].some((uri) => nameRole(input, uri) === 'production');
  const hasOthers = input.isKeptElsewhere || hasUnnamedSettings(input, uris);
  return [...uris].map((uri) => {
    const configured = input.configured.get(uri);
    if (configured !== undefined) return { uri, role: configured, because: ['set in the configuration'] };
    const evidence = evidenceOf(input, uri);
    const because = [...new Set(evidence.map((one) => one.because))];
    const name = nameRole(input, uri) ?? (hasProduction ? roleOfWhatRuns(input, uri) : undefined);
    const found = roleOf(evidence, isImageSettings(uri, evidence) ? 'production' : name, hasProduction);
    const weak = found.role === 'development' && !hasOthers && isServedLocal(uri, evidence, input.usual);
    return { uri, because, ...found, ...(weak ? { weak: true } : {}) };
  });
}

/** `local.py` that a server's file names too: where the project has nothing else to deploy, it is what a site runs with. */
function isServedLocal(uri: Uri, evidence: readonly Evidence[], usual: EntryInput['usual']): boolean {
  const isNamedSo = usual === undefined && roleOfModule(stem(uri)) === 'development';
  return isNamedSo && evidence.some(({ kind }) => kind === 'server');
}

/**
 * `settings/__init__.py` that runs `dev.py` and what that builds on is the developer's, where others for production stand beside
 * it, and one that runs `production.py` alone is what a site runs with. One that chooses between the two is the developer's
 * where a container names those for production themselves.
 */
function roleOfWhatRuns(input: EntryInput, uri: Uri): 'development' | 'production' | undefined {
  const run = (input.graph.imports.get(uri) ?? []).filter((next) => input.candidates.includes(next));
  // What they import of the module itself, in a cycle, says nothing about which of them builds on which.
  const graph = { imports: new Map([...input.graph.imports].filter(([from]) => from !== uri)) };
  const top = run.filter((one) => !run.some((other) => other !== one && isBelow(graph, one, other)));
  const roles = top.map((one) => nameRole(input, one));
  if (roles.length === 1) return roles[0] === 'test' ? undefined : roles[0];
  const isNamed = evidenceOf(input, uri).some(({ kind }) => kind === 'container' || kind === 'env');
  const isPassed = top.some((one, at) => roles[at] === 'production' && evidenceOf(input, one).some(isForImage));
  const isPlain = roles.includes('development') && !roles.includes(undefined);
  return !isNamed && isPassed && isPlain ? 'development' : undefined;
}

/** Whether another module runs this one, and not the other way round. */
function isBelow(graph: Pick<ModuleGraph, 'imports'>, uri: Uri, other: Uri): boolean {
  return reachedFrom(graph, [other]).has(uri) && !reachedFrom(graph, [uri]).has(other);
}

/** Whether there are settings that no file names and no named module runs, and whose own name says nothing: a site's may be these. */
function hasUnnamedSettings(input: EntryInput, named: ReadonlySet<Uri>): boolean {
  const reached = reachedFrom(input.graph, [...named]);
  return input.candidates.some((uri) => !reached.has(uri) && nameRole(input, uri) === undefined);
}

/**
 * Leaves out what is only the base of the deployed settings: `settings.py` that `wsgi.py` falls back to where an image is made
 * to run with `production.py`, and `base.py` that the workers of Celery fall back to. The module that is deployed shows what
 * of it survives.
 */
function withoutBases(input: EntryInput, drafts: readonly Draft[]): readonly Draft[] {
  const imaged = input.named.filter(isForImage).map(({ uri }) => uri);
  const production = [...drafts.map(({ uri }) => uri), ...input.candidates].filter(
    (uri) => nameRole(input, uri) === 'production',
  );
  const isBase = (uri: Uri, deployed: readonly Uri[]): boolean =>
    deployed.some((other) => other !== uri && reachedFrom(input.graph, [other]).has(uri));
  return drafts.filter(({ uri }) => {
    const evidence = evidenceOf(input, uri);
    const isFixed = input.configured.has(uri) || nameRole(input, uri) !== undefined;
    if (isFixed || evidence.some(({ kind }) => kind === 'container')) return true;
    const servers = evidence.filter(({ kind }) => kind === 'server');
    const isOfWorkers = servers.length > 0 && servers.every(({ from }) => basename(from).includes('celery'));
    return !isBase(uri, imaged) && !(isOfWorkers && isBase(uri, production));
  });
}

/** The files that name a module. */
function evidenceOf({ named }: EntryInput, module: Uri): readonly Named[] {
  return named.filter(({ uri }) => uri === module);
}

function isForImage({ kind, role }: Evidence): boolean {
  return kind === 'container' && role === 'production';
}

/** `docker.py` is for a developer's containers, unless the image itself is made to run with it. */
function isImageSettings(uri: Uri, evidence: readonly Evidence[]): boolean {
  const isImage = (one: Evidence): boolean => isForImage(one) && /dockerfile|containerfile/i.test(basename(one.from));
  return tokens(stem(uri)).includes('docker') && evidence.some(isImage);
}

/** Of several files that name one module, the one that is closest to a deployment decides. */
function roleOf(
  evidence: readonly Evidence[],
  name: Exclude<NamedRole, 'example'>,
  hasProduction: boolean,
): { readonly role: Role; readonly weak?: true } {
  const has = (kind: Evidence['kind'], role?: Role): boolean =>
    evidence.some((one) => one.kind === kind && (role === undefined || one.role === role));
  if (has('container', 'production')) return { role: name ?? 'production' };
  if (has('server')) {
    // `startproject` writes one name into both files, so that nothing is said about where the module is used.
    if (has('manage')) return { role: name ?? 'unknown' };
    return { role: name !== undefined && hasProduction ? name : 'production' };
  }
  if (has('container', 'development')) return { role: 'development' };
  if (has('container', 'test')) return { role: 'test' };
  if (has('manage')) return name === undefined ? { role: 'development', weak: true } : { role: name };
  if (has('build')) return { role: name ?? 'development' };
  if (has('test')) return name === undefined ? { role: 'test', weak: true } : { role: name };
  return { role: evidence.find((one) => one.role !== 'unknown')?.role ?? name ?? 'unknown' };
}

/** An example of a settings module is none; it never becomes an entry by its name. */
function nameRole({ root, usual, candidates }: Naming, uri: Uri): Exclude<NamedRole, 'example'> {
  const role = roleOfModule(relativePath(root, uri).replace(/\.py$/, ''));
  if (role === 'development' && candidates.some((other) => isDeveloperTwin(other, uri))) return 'production';
  return role === 'example' ? undefined : (role ?? usual);
}

type Naming = Pick<EntryInput, 'root' | 'usual' | 'candidates'>;

/** `docker_dev.py` beside `docker.py`: a developer's containers have settings of their own, so the others are a site's. */
function isDeveloperTwin(other: Uri, uri: Uri): boolean {
  const [own, theirs] = [tokens(stem(uri)), tokens(stem(other))];
  const rest = theirs.filter((token) => !own.includes(token));
  const isNamedAlike = dirname(other) === dirname(uri) && own.every((token) => theirs.includes(token));
  return own.includes('docker') && isNamedAlike && rest.length > 0 && roleOfModule(rest.join('_')) === 'development';
}

function entryByName(input: Naming, uri: Uri): readonly Draft[] {
  const role = nameRole(input, uri);
  return role === undefined ? [] : [{ uri, role, because: ['by its name'] }];
}

/** Leaves out what an entry at least as strict runs anyway: `live.py` that only `production.py` builds on. */
function unreached(
  { graph, root }: Pick<EntryInput, 'graph' | 'root'>,
  explicit: readonly Draft[],
  byName: readonly Draft[],
): readonly Draft[] {
  const runs = [...explicit, ...byName].map((entry) => ({ entry, reached: reachedFrom(graph, [entry.uri]) }));
  const covers = (one: (typeof runs)[number], other: Draft): boolean =>
    one.entry.uri !== other.uri &&
    one.reached.has(other.uri) &&
    !(one.entry.role === 'unknown' && other.role === 'production' && isChosen(graph, other, one.reached, byName)) &&
    !isProductionBelowStaging(root, other, one.entry) &&
    strictness[one.entry.role] >= strictness[other.role] &&
    // In a cycle each runs the other; the first by name stays.
    !(reachedFrom(graph, [other.uri]).has(one.entry.uri) && byName.includes(one.entry) && other.uri < one.entry.uri);
  return byName.filter((other) => !runs.some((one) => covers(one, other)));
}

/** `production.py` that `staging.py` builds on is deployed itself, with what the other one overrides. */
function isProductionBelowStaging(root: Uri, below: Draft, above: Draft): boolean {
  const name = ({ uri }: Draft): string => relativePath(root, uri).replace(/\.py$/, '');
  return below.role === 'production' && !isForStaging(name(below)) && isForStaging(name(above));
}

/**
 * A module that runs settings for production and others for development, tests or staging, of which neither builds on the
 * other, runs one of the two at a time. What it chooses is judged by itself, unless it only adds to what the module has
 * already run.
 */
function isChosen(
  graph: Pick<ModuleGraph, 'imports'>,
  entry: Draft,
  among: ReadonlySet<Uri>,
  byName: readonly Draft[],
): boolean {
  const own = reachedFrom(graph, [entry.uri]);
  const isBeside = ({ uri }: Draft): boolean => !own.has(uri) && !reachedFrom(graph, [uri]).has(entry.uri);
  return (
    own.size > 1 && byName.some((other) => among.has(other.uri) && (strictness[other.role] < 2 || isBeside(other)))
  );
}

const strictness: Readonly<Record<Role, number>> = { production: 2, unknown: 2, development: 1, test: 0 };

function strengthened(drafts: readonly Draft[]): Entry[] {
  const isSilent = drafts.every((entry) => strictness[entry.role] < 2);
  return drafts.map(({ uri, role, because, weak }) => ({
    uri,
    role: isSilent && weak === true ? 'unknown' : role,
    because,
  }));
}

const order: readonly Role[] = ['production', 'unknown', 'development', 'test'];

function byStrictness(a: Entry, b: Entry): number {
  return order.indexOf(a.role) - order.indexOf(b.role) || (a.uri < b.uri ? -1 : 1);
}

/**
 * Settings modules that no entry runs. A module for all (`settings.py`) that only tests build on is one as well, since
 * nothing else would judge it; a shared base only where the project has no deployed entry at all.
 */
function looseModules(input: EntryInput, entries: readonly Entry[]): readonly Uri[] {
  const all = reachedFrom(
    input.graph,
    entries.map((entry) => entry.uri),
  );
  const strict = entries.filter((entry) => strictness[entry.role] === 2).map((entry) => entry.uri);
  const deployed = reachedFrom(input.graph, strict);
  const isEntry = new Set(entries.map((entry) => entry.uri));
  const loose = input.candidates.filter((uri) => {
    if (isEntry.has(uri) || deployed.has(uri) || isShellOf(input, uri, isEntry)) return false;
    if (!all.has(uri)) return true;
    return nameRole(input, uri) === undefined && (strict.length === 0 || isForAll(uri));
  });
  return topmost(input.graph, loose);
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
