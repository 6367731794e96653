import type { Entry } from '../../core/model/project';
import type { Role } from '../../core/model/view';
import { basename, dirname, relativePath, type Uri } from '../../core/text';
import type { EntryInput, Named } from './entry-input';
import type { Evidence } from '../evidence/evidence';
import { reachedFrom, type ModuleGraph } from '../modules/graph';
import { stem } from '../modules/modules';
import { isHostModule, isSiteModule } from '../files/names';
import { isForStaging, roleOfModule, tokens, type NamedRole } from '../files/role-words';

/** How much is asked of an entry by its role: 2 of a deployed site, 0 of tests. */
export const strictness: Readonly<Record<Role, number>> = { production: 2, unknown: 2, development: 1, test: 0 };

/**
 * `settings/__init__.py` that runs `dev.py` and what that builds on is the developer's, where others for production stand beside
 * it, and one that runs `production.py` alone is what a site runs with. One that chooses between the two is the developer's
 * where a container names those for production themselves.
 */
export function roleOfWhatRuns(input: EntryInput, uri: Uri): 'development' | 'production' | undefined {
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

/**
 * `settings/__init__.py` that only hands on `development.py`, where the project has no other settings and nothing that deploys it:
 * a site may still be run with it, so that what is written there counts, but it is not what one is to be deployed with.
 */
export function handsOnWork(input: EntryInput, uri: Uri): boolean {
  const { candidates, graph, isDeployed, isKeptElsewhere } = input;
  if (isDeployed || isKeptElsewhere || graph.facts.get(uri)?.assigned.length !== 0) return false;
  const run = reachedFrom(graph, [uri]);
  const isOther = (other: Uri): boolean => !run.has(other) && nameRole(input, other) !== 'test';
  return roleOfWhatRuns(input, uri) === 'development' && !candidates.some(isOther);
}

/** Whether another module runs this one, and not the other way round. */
function isBelow(graph: Pick<ModuleGraph, 'imports'>, uri: Uri, other: Uri): boolean {
  return reachedFrom(graph, [other]).has(uri) && !reachedFrom(graph, [uri]).has(other);
}

/** The files that name a module. */
export function evidenceOf({ named }: EntryInput, module: Uri): readonly Named[] {
  return named.filter(({ uri }) => uri === module);
}

/** True for what starts the site inside a container for production. */
export function isForImage({ kind, role }: Evidence): boolean {
  return kind === 'container' && role === 'production';
}

/** Of several files that name one module, the one that is closest to a deployment decides. */
export function roleOf(
  evidence: readonly Evidence[],
  name: Exclude<NamedRole, 'example'>,
  hasProduction: boolean,
): { readonly role: Role; readonly weak?: true } {
  const has = (kind: Evidence['kind'], role?: Role): boolean =>
    evidence.some((one) => one.kind === kind && (role === undefined || one.role === role));
  const isHosted = evidence.some(({ from }) => isHostModule(basename(from)));
  if (isHosted || has('container', 'production')) return { role: name ?? 'production' };
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

/**
 * `dev.py` that the server's file takes whatever the environment says: no platform can have the site run with others, whatever the
 * name says. Where another server's file names settings for production, that one may be for the site and this one for work.
 */
export function isForcedOnSite(input: EntryInput, uri: Uri): boolean {
  if (input.usual !== undefined || roleOfModule(stem(uri)) !== 'development') return false;
  const served = input.named.filter(({ kind, from }) => kind === 'server' && isSiteModule(basename(from)));
  const forced = served.filter((one) => one.uri === uri && one.isForced === true).map(({ from }) => from);
  const others = served.filter(({ from }) => !forced.includes(from));
  return forced.length > 0 && others.every((one) => nameRole(input, one.uri) !== 'production');
}

/**
 * `local.py` that the server of deployed sites is told by name, in a file for production, while no such file names other settings:
 * whatever its name says, that is the site. What `wsgi.py` names is only what it falls back to.
 */
export function isToldToServer(input: EntryInput, uri: Uri): boolean {
  if (input.usual !== undefined || roleOfModule(stem(uri)) !== 'development') return false;
  const isTold = evidenceOf(input, uri).some((one) => isForImage(one) && one.isServed === true);
  return isTold && !input.named.some((one) => isForImage(one) && nameRole(input, one.uri) !== 'development');
}

/** An entry that no site runs with: only what is wrong in any stored file is told of it. */
export function leftAside({ uri, because }: Entry, why: string): Entry {
  return { uri, role: 'development', because: [...because, why] };
}

/** An example of a settings module is none; it never becomes an entry by its name. */
export function nameRole({ root, usual, candidates }: Naming, uri: Uri): Exclude<NamedRole, 'example'> {
  const role = roleOfModule(relativePath(root, uri).replace(/\.py$/, ''));
  if (role === 'development' && candidates.some((other) => isDeveloperTwin(other, uri))) return 'production';
  return role === 'example' ? undefined : (role ?? roleOfOwnFolder(uri, candidates) ?? usual);
}

/** `staging.py` that writes nothing and that no file names, beside `production.py` that one does. */
export function unnamedStage(
  input: EntryInput,
  { uri, foundBy }: Entry,
  all: readonly Entry[],
): Pick<Entry, 'isUnnamedStage'> {
  const isEmpty = input.graph.facts.get(uri)?.assigned.length === 0;
  if (foundBy !== 'name' || !isForStaging(stem(uri)) || !isEmpty) return {};
  return productionBeside(input, uri, all).some(isNamedByFile) ? { isUnnamedStage: true } : {};
}

/** `staging.py` beside `production.py`, unless only the former is named by files: a site runs with that one then. */
export function stageBeside(input: EntryInput, { uri, foundBy }: Entry, all: readonly Entry[]): Pick<Entry, 'isStage'> {
  if (!isForStaging(stem(uri))) return {};
  const beside = productionBeside(input, uri, all);
  return (foundBy === 'file' ? beside.some(isNamedByFile) : beside.length > 0) ? { isStage: true } : {};
}

function productionBeside(input: EntryInput, uri: Uri, all: readonly Entry[]): readonly Entry[] {
  return all.filter((other) => dirname(other.uri) === dirname(uri) && isNamedForProduction(input, other.uri));
}

function isNamedByFile({ foundBy }: Entry): boolean {
  return foundBy === 'file';
}

/** Whether a module is named for production, and not for staging. */
export function isNamedForProduction(input: EntryInput, uri: Uri): boolean {
  return nameRole(input, uri) === 'production' && !isForStaging(stem(uri));
}

/** `shop/local/settings.py` beside `shop/production/settings.py`: where folders are all that tells them apart, those say the role. */
function roleOfOwnFolder(uri: Uri, candidates: readonly Uri[]): Exclude<NamedRole, 'example'> {
  const roleOf = (module: Uri): NamedRole =>
    stem(module) === 'settings' ? roleOfModule(basename(dirname(module))) : undefined;
  const isBeside = (other: Uri): boolean => dirname(dirname(other)) === dirname(dirname(uri));
  const role = roleOf(uri);
  const others = candidates.filter(isBeside).map(roleOf);
  const isTold = others.some((other) => other !== undefined && other !== role);
  return isTold && role !== 'example' ? role : undefined;
}

/** What the name of a module is read with. */
export type Naming = Pick<EntryInput, 'root' | 'usual' | 'candidates'>;

/** `docker_dev.py` beside `docker.py`: a developer's containers have settings of their own, so the others are a site's. */
function isDeveloperTwin(other: Uri, uri: Uri): boolean {
  const [own, theirs] = [tokens(stem(uri)), tokens(stem(other))];
  const rest = theirs.filter((token) => !own.includes(token));
  const isNamedAlike = dirname(other) === dirname(uri) && own.every((token) => theirs.includes(token));
  return own.includes('docker') && isNamedAlike && rest.length > 0 && roleOfModule(rest.join('_')) === 'development';
}
