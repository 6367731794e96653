import type { Entry } from '../../core/model/project';
import { isOfSite } from '../../core/model/roles';
import type { Role } from '../../core/model/view';
import { basename, relativePath, type Uri } from '../../core/text';
import { chosenBeside } from './chosen';
import type { Entries, EntryInput, Named } from './entry-input';
import {
  evidenceOf,
  handsOnWork,
  isForcedOnSite,
  isForImage,
  isToldToServer,
  nameRole,
  roleOf,
  roleOfWhatRuns,
  strictness,
  stageBeside,
  unnamedStage,
  type Naming,
} from './entry-roles';
import type { Evidence } from '../evidence/evidence';
import { asFallback } from './fallbacks';
import { alwaysBrought } from '../evidence/given-variables';
import { reachedFrom } from '../modules/graph';
import { withoutLeftOvers } from './left-overs';
import { isForOwnContainers } from './local-containers';
import { looseModules } from './loose-modules';
import { stem } from '../modules/modules';
import { isSiteModule } from '../files/names';
import { isForStaging, roleOfModule, tokens, type NamedRole } from '../files/role-words';
import { withoutUnstarted } from './unstarted';
import { isProductionWithoutLocal } from './without-local';

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
  drafts.push(...chosenBeside(input, explicit));
  const entries = [...withoutUnstarted(input, withoutLeftOvers(input, strengthened(drafts)))]
    .sort(byStrictness)
    .map((entry, _, all) => ({
      ...entry,
      ...asFallback(input, entry, all),
      ...unnamedStage(input, entry, all),
      ...stageBeside(input, entry, all),
    }))
    .sort(byStrictness)
    .map((entry) => withClasses(entry, namedClasses(classesOf(input, entry)), input.configured.has(entry.uri)));
  return { entries, loose: looseModules(input, entries) };
}

/**
 * What names classes that may be those of a module: a file that names another module beside speaks of a class there. What the
 * module of Celery falls back to, workers run, so that it tells nothing of what answers requests.
 */
function classesOf({ classes, named }: EntryInput, { uri }: Entry): readonly Evidence[] {
  return classes.filter((one) => {
    const beside = named.filter(({ from }) => from === one.from);
    const isOfModule = beside.length === 0 || beside.some((other) => other.uri === uri);
    return isOfModule && !(one.kind === 'server' && isIn('celery', one));
  });
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
    const names = [...new Set(evidence.flatMap(({ isItself, module }) => (isItself === true ? [] : [module])))];
    const own = isForcedOnSite(input, uri) || isToldToServer(input, uri) ? undefined : nameRole(input, uri);
    const ran = hasProduction ? roleOfWhatRuns(input, uri) : undefined;
    const name = own ?? (isProductionWithoutLocal(input, uri) ? 'production' : ran);
    const found = roleOf(evidence, roleInContainers(input, uri, evidence) ?? name, hasProduction);
    const weak = found.role === 'development' && !hasOthers && isServedLocal(uri, evidence, input.usual);
    return {
      uri,
      because,
      names,
      foundBy: 'file',
      ...found,
      ...(weak ? { weak: true } : {}),
      ...workersOnly(uri, evidence),
      ...workOnly(input, uri),
      ...broughtOnly(evidence),
    };
  });
}

/** Settings of developers that are all that the project has: what they leave out is none of a site's mistakes. */
function workOnly(input: EntryInput, uri: Uri): Pick<Entry, 'isForWork'> {
  return handsOnWork(input, uri) ? { isForWork: true } : {};
}

/** Settings that only images run which bring some variables along. */
function broughtOnly(evidence: readonly Evidence[]): Pick<Entry, 'brought'> {
  const brought = alwaysBrought(evidence);
  return brought.length > 0 ? { brought } : {};
}

/** Settings that only the module of Celery names, or whose name says that they are for workers. */
function workersOnly(uri: Uri, evidence: readonly Evidence[]): Pick<Entry, 'isForWorkers'> {
  const starts = evidence.map(({ from }) => basename(from));
  const isOfCelery = starts.length > 0 && starts.every((name) => name.includes('celery'));
  const isNamedSo = tokens(stem(uri)).some((token) =>
    /^(?:workers?|celery|celerybeat|beat|cron|scheduler)$/.test(token),
  );
  const serves = starts.some(isSiteModule);
  return isOfCelery || (isNamedSo && !serves) ? { isForWorkers: true } : {};
}

/** `local.py` that a server's file names too: where the project has nothing else to deploy, it is what a site runs with. */
function isServedLocal(uri: Uri, evidence: readonly Evidence[], usual: EntryInput['usual']): boolean {
  const isNamedSo = usual === undefined && roleOfModule(stem(uri)) === 'development';
  return isNamedSo && evidence.some(({ kind }) => kind === 'server');
}

/** Whether there are settings that no file names and no named module runs, and whose own name says nothing: a site's may be these. */
function hasUnnamedSettings(input: EntryInput, named: ReadonlySet<Uri>): boolean {
  const reached = reachedFrom(input.graph, [...named]);
  return input.candidates.some((uri) => !reached.has(uri) && nameRole(input, uri) === undefined);
}

/**
 * Leaves out what is only the base of the deployed settings: `settings.py` that `wsgi.py` falls back to where an image is made
 * to run with `production.py`, and `base.py` that the workers of Celery fall back to, or `asgi.py`, as it was generated, where
 * `wsgi.py` takes what builds on it and nothing names an application for ASGI. The module that is deployed shows what
 * of it survives.
 */
function withoutBases(input: EntryInput, drafts: readonly Draft[]): readonly Draft[] {
  const isDeployed = (one: Named): boolean => isForImage(one) && !isLocalOnly(input, one.uri) && namesSite(input, one);
  const imaged = input.named.filter(isDeployed).map(({ uri }) => uri);
  const production = [...drafts.map(({ uri }) => uri), ...input.candidates].filter(
    (uri) => nameRole(input, uri) === 'production',
  );
  const served = input.named.filter((one) => one.kind === 'server' && isIn('wsgi', one)).map(({ uri }) => uri);
  const usesAsgi = [...input.graph.facts.values()].some(({ assigned }) => assigned.includes('ASGI_APPLICATION'));
  const isBase = (uri: Uri, deployed: readonly Uri[]): boolean =>
    deployed.some((other) => other !== uri && reachedFrom(input.graph, [other]).has(uri));
  return drafts.filter(({ uri }) => {
    const evidence = evidenceOf(input, uri);
    const isFixed = input.configured.has(uri) || nameRole(input, uri) !== undefined;
    if (isFixed || evidence.some(({ kind }) => kind === 'container')) return true;
    const servers = evidence.filter(({ kind }) => kind === 'server');
    const isOnlyOf = (...names: readonly string[]): boolean =>
      servers.length > 0 && servers.every((one) => names.some((name) => isIn(name, one)));
    if (isBase(uri, imaged) || (isOnlyOf('celery') && isBase(uri, production))) return false;
    return usesAsgi || !isOnlyOf('celery', 'asgi') || !isBase(uri, served);
  });
}

/** A compose file that names settings for development or tests says nothing about what its image runs elsewhere. */
function namesSite(input: EntryInput, { uri }: Named): boolean {
  const role = roleInContainers(input, uri, evidenceOf(input, uri)) ?? nameRole(input, uri);
  return role !== 'test' && role !== 'development';
}

/** Whether a file of this kind names the module: `wsgi.py`, `celery_app.py`. */
function isIn(name: string, { from }: Evidence): boolean {
  return basename(from).includes(name);
}

/** What a module is for that files of containers name, where more than its name says so. */
function roleInContainers(
  input: EntryInput,
  uri: Uri,
  evidence: readonly Evidence[],
): 'development' | 'production' | undefined {
  if (isLocalOnly(input, uri)) return 'development';
  return isImageSettings(uri, evidence) ? 'production' : undefined;
}

function isLocalOnly({ graph }: EntryInput, uri: Uri): boolean {
  return isForOwnContainers(uri, graph.texts.get(uri) ?? '');
}

/** `docker.py` is for a developer's containers, unless the image itself is made to run with it; `local_docker.py` always is. */
function isImageSettings(uri: Uri, evidence: readonly Evidence[]): boolean {
  const isImage = (one: Evidence): boolean => isForImage(one) && /dockerfile|containerfile/i.test(basename(one.from));
  const words = tokens(stem(uri));
  const isForWork = roleOfModule(words.filter((word) => word !== 'docker').join('_')) === 'development';
  return words.includes('docker') && !isForWork && evidence.some(isImage);
}

function entryByName(input: Naming, uri: Uri): readonly Draft[] {
  const role = nameRole(input, uri);
  if (role === undefined) return [];
  const weak = role === 'development' && isOnlyForContainers(input, uri);
  return [
    { uri, role, because: ['by its name'], foundBy: 'name', ...(weak ? { weak: true } : {}), ...workersOnly(uri, []) },
  ];
}

/** `settings_docker.py` where no other settings are for developers: what containers run with may well be the site. */
function isOnlyForContainers(input: Naming, uri: Uri): boolean {
  const isOfContainers = (one: Uri): boolean => tokens(stem(one)).includes('docker');
  const others = input.candidates.filter((one) => !isOfContainers(one));
  return isOfContainers(uri) && !others.some((one) => nameRole(input, one) === 'development');
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
 * already run, or is a piece that is run in the scope of the others.
 */
function isChosen(
  graph: EntryInput['graph'],
  entry: Draft,
  among: ReadonlySet<Uri>,
  byName: readonly Draft[],
): boolean {
  if (graph.included.has(entry.uri) || isPieceOfCircle(graph, entry.uri)) return false;
  const own = reachedFrom(graph, [entry.uri]);
  const isBeside = ({ uri }: Draft): boolean => !own.has(uri) && !reachedFrom(graph, [uri]).has(entry.uri);
  return own.size > 1 && byName.some((other) => among.has(other.uri) && (!isOfSite(other.role) || isBeside(other)));
}

/** A module that only takes single names from the very modules that run it, such as the folder that paths start at. */
function isPieceOfCircle({ imports, facts }: EntryInput['graph'], uri: Uri): boolean {
  const taken = imports.get(uri) ?? [];
  const isBack = (one: Uri): boolean => reachedFrom({ imports }, [one]).has(uri);
  const buildsOnOthers = facts.get(uri)?.imports.some(({ star }) => star === true) !== false;
  return !buildsOnOthers && taken.length > 0 && taken.every(isBack);
}

function strengthened(drafts: readonly Draft[]): Entry[] {
  const isSilent = drafts.every((entry) => !isOfSite(entry.role));
  return drafts.map(({ weak, ...entry }) => (isSilent && weak === true ? { ...entry, role: 'unknown' } : entry));
}

const order: readonly Role[] = ['production', 'unknown', 'development', 'test'];

function byStrictness(a: Entry, b: Entry): number {
  return order.indexOf(a.role) - order.indexOf(b.role) || (a.uri < b.uri ? -1 : 1);
}
