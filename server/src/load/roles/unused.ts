import type { ModuleFacts } from '../../core/analyzer';
import type { Entry } from '../../core/model/project';
import { isOfSite } from '../../core/model/roles';
import type { Role } from '../../core/model/view';
import { basename, dirname, joinUri, literally, type Uri } from '../../core/text';
import type { Entries } from './entry-input';
import { isImported, reachedFrom, type ModuleGraph } from '../modules/graph';
import { stem } from '../modules/modules';
import { roleOfModule } from '../files/role-words';
import type { Folder } from '../files/walk';

/** What decides which settings modules no site runs with. */
export interface UnusedInput {
  readonly graph: Pick<ModuleGraph, 'texts' | 'facts' | 'imports'>;
  /** Modules that a package of the same name hides: see `shadowedAmong`. */
  readonly hidden: readonly Uri[];
  /** Modules in a folder that a module of the same name hides: see `behindAmong`. */
  readonly behind: readonly Uri[];
  /** Modules that take nothing of their base: see `lacksItsBase`. */
  readonly partial: readonly Uri[];
  /** The folders of the project. */
  readonly folders: readonly Folder[];
  /** Modules that an image or what starts the site is made to run with. */
  readonly imaged: readonly Uri[];
}

/**
 * Gives settings modules that no site runs with a role under which only what is wrong in any stored file is told: what they
 * say of DEBUG and hosts is of no account, a key in them is in git all the same.
 */
export function withUnused(
  { entries, loose }: Entries,
  { graph, hidden, behind, partial, folders, imaged }: UnusedInput,
): Entries {
  const scripts = loose.filter((uri) => configuresDjango(graph, uri));
  const ofSites = entries.filter(({ role }) => isOfSite(role)).map(({ uri }) => uri);
  // What lies beside the settings of a site may well be part of them, whatever else is there.
  const homes = new Set(ofSites.map(dirname));
  const apps = new Set(folders.filter((folder) => isApp(folder) && !homes.has(folder.uri)).map((folder) => folder.uri));
  const pieces = loose.filter((uri) => ofSites.length > 0 && apps.has(dirname(uri)) && isPiece(graph, uri));
  const packages = new Set([...reachedFrom(graph, ofSites)].map(dirname).filter(isOfSettings));
  const left = loose.filter(
    (uri) => !pieces.includes(uri) && packages.has(dirname(uri)) && isSmallPiece(graph, uri, ofSites),
  );
  const replaced = loose.filter((uri) => isReplaced(graph, uri, ofSites) || isCommentedOut(graph, uri, ofSites));
  const around = loose.filter((uri) => isAroundWhatRuns(uri, entries));
  const bases = loose.filter((uri) => isDeadBase(graph, uri, ofSites));
  const isCertain = ofSites.some((uri) => imaged.includes(uri));
  const atWork = loose.filter((uri) => isCertain && isOverlayForWork(graph, uri, ofSites));
  const unused = [
    ...pieces.map((uri) => unusedEntry(uri, 'development', 'a piece in an app that no settings run')),
    ...left.map((uri) => unusedEntry(uri, 'development', 'a piece that the settings beside it leave out')),
    ...replaced.map((uri) => unusedEntry(uri, 'development', 'the package around it runs others instead')),
    ...around.map((uri) => unusedEntry(uri, 'development', 'files name the modules in its package instead')),
    ...partial.map((uri) =>
      unusedEntry(uri, 'development', 'it takes nothing of its base, so that no site starts with it'),
    ),
    ...bases.map((uri) => unusedEntry(uri, 'development', 'a base on which nothing builds')),
    ...atWork.map((uri) =>
      unusedEntry(uri, 'development', 'it turns `DEBUG` on, no file names it, and the site runs others'),
    ),
    ...scripts.map((uri) => unusedEntry(uri, 'test', 'configures Django for a program of its own')),
  ];
  const known = new Set(unused.map(({ uri }) => uri));
  return {
    entries: [...entries, ...[...hidden, ...behind].map((uri) => hiddenEntry(uri, behind)), ...unused],
    loose: loose.filter((uri) => !known.has(uri)),
  };
}

function unusedEntry(uri: Uri, role: Role, because: string): Entry {
  return { uri, role, because: [because] };
}

/** Python never imports `settings.py` beside a package `settings`: https://peps.python.org/pep-0420/#specification */
export function shadowedAmong(modules: readonly Uri[]): readonly Uri[] {
  const all = new Set(modules);
  return modules.filter((uri) => all.has(joinUri(dirname(uri), stem(uri), '__init__.py')));
}

/**
 * Nor what lies in a folder `settings` without an `__init__` beside `settings.py`, unless a file names it all the same, or what
 * lies elsewhere runs it by its path.
 */
export function behindAmong(
  modules: readonly Uri[],
  { included, imports }: Pick<ModuleGraph, 'included' | 'imports'>,
  named: readonly Uri[],
): readonly Uri[] {
  const all = new Set(modules);
  const isBehind = (uri: Uri): boolean => {
    const folder = dirname(uri);
    return all.has(joinUri(dirname(folder), `${basename(folder)}.py`)) && !all.has(joinUri(folder, '__init__.py'));
  };
  const isFromElsewhere = (uri: Uri): boolean =>
    [...imports].some(([from, to]) => dirname(from) !== dirname(uri) && to.includes(uri));
  return modules.filter((uri) => isBehind(uri) && !named.includes(uri) && !included.has(uri) && !isFromElsewhere(uri));
}

function hiddenEntry(uri: Uri, behind: readonly Uri[]): Entry {
  const instead = behind.includes(uri)
    ? `the module \`${basename(dirname(uri))}\` beside its folder`
    : `the package \`${stem(uri)}\` beside it`;
  return unusedEntry(uri, 'development', `Python imports ${instead} instead`);
}

const none: ModuleFacts = { assigned: [], imports: [], includes: [] };

/** What sets more is hardly for one purpose. */
const mostOfPiece = 15;

/** A folder with an app of Django in it. */
function isApp({ files }: Folder): boolean {
  return files.some((name) => /^(?:apps|models|views)\.py$/.test(name));
}

/** What no site can start with: it has no key, no URLs and no database of its own, and builds on no other settings. */
function isPiece({ facts }: UnusedInput['graph'], uri: Uri): boolean {
  const { assigned, imports } = facts.get(uri) ?? none;
  const ofSite = ['SECRET_KEY', 'ROOT_URLCONF', 'DATABASES'];
  return !imports.some(({ star }) => star === true) && !ofSite.some((name) => assigned.includes(name));
}

/** A package that is made for settings, of which each module may hold a few. */
function isOfSettings(folder: Uri): boolean {
  return /^(?:settings|components)$/.test(basename(folder));
}

/** `settings/settings.py` in a package that a site starts with and that runs the modules into which it was split. */
function isReplaced({ imports }: UnusedInput['graph'], uri: Uri, ofSites: readonly Uri[]): boolean {
  const around = joinUri(dirname(uri), '__init__.py');
  const runs = ofSites.includes(around) ? (imports.get(around) ?? []) : [];
  return stem(uri) === 'settings' && !runs.includes(uri) && runs.some((other) => dirname(other) === dirname(uri));
}

/**
 * `settings/__init__.py` that no file names, where one names a module in the package as what a site runs with: Python runs it
 * first, but what Django reads is in the other one.
 */
function isAroundWhatRuns(uri: Uri, entries: readonly Entry[]): boolean {
  const isInside = (entry: Entry): boolean => dirname(entry.uri) === dirname(uri) && entry.uri !== uri;
  const isNamed = ({ role, foundBy }: Entry): boolean => isOfSite(role) && foundBy === 'file';
  return basename(uri) === '__init__.py' && entries.some((entry) => isInside(entry) && isNamed(entry));
}

/** `# from .live import *` above `from .production import *` in the `__init__` around them: what sites ran with once. */
function isCommentedOut({ imports, texts }: UnusedInput['graph'], uri: Uri, ofSites: readonly Uri[]): boolean {
  const around = joinUri(dirname(uri), '__init__.py');
  const runs = imports.get(around) ?? [];
  const isLeftOut = new RegExp(`^[ \\t]*#[ \\t]*from[ \\t]+\\.${literally(stem(uri))}[ \\t]+import\\b`, 'm');
  const isInstead = (one: Uri): boolean => ofSites.includes(one) && roleOfModule(stem(one)) === 'production';
  return !runs.includes(uri) && runs.some(isInstead) && isLeftOut.test(texts.get(around) ?? '');
}

/**
 * `integration.py` that builds on the base of a site's settings and writes `DEBUG = True`, where what starts the site names other
 * settings and those do not speak of it: somebody works with it.
 */
function isOverlayForWork(graph: UnusedInput['graph'], uri: Uri, ofSites: readonly Uri[]): boolean {
  const { facts, texts } = graph;
  const isOverlay = facts.get(uri)?.imports.some(({ star }) => star === true) === true;
  return isOverlay && /^DEBUG[ \t]*=[ \t]*True\b/m.test(texts.get(uri) ?? '') && !isSpokenOf(graph, uri, ofSites);
}

/** Whether a text in what sites run may mean the module. */
function isSpokenOf(graph: UnusedInput['graph'], uri: Uri, ofSites: readonly Uri[]): boolean {
  const name = new RegExp(`["'/.\\s]${literally(stem(uri))}\\b|\\*\\.py`);
  return [...reachedFrom(graph, ofSites)].some((site) =>
    textsIn(graph.texts.get(site) ?? '').some((text) => name.test(text)),
  );
}

/**
 * `base.py` that no file names and nothing imports, beside settings of a site that bring their own apps, URLs and key: those were
 * copied from it once.
 */
function isDeadBase(graph: UnusedInput['graph'], uri: Uri, ofSites: readonly Uri[]): boolean {
  if (!/^(?:base|common|defaults?)$/.test(stem(uri)) || isImported(graph, uri)) return false;
  const whole = ['INSTALLED_APPS', 'ROOT_URLCONF', 'SECRET_KEY', 'DATABASES'];
  const isWhole = (one: Uri): boolean => whole.every((name) => graph.facts.get(one)?.assigned.includes(name) === true);
  const beside = ofSites.filter((site) => dirname(site) === dirname(uri));
  return beside.length > 0 && beside.every((site) => [...reachedFrom(graph, [site])].some(isWhole));
}

/** What is written in quotes. */
function textsIn(code: string): readonly string[] {
  return code.match(/(["'])(?:(?!\1)[^\n])*\1/g) ?? [];
}

const lists: readonly string[] = ['INSTALLED_APPS', 'MIDDLEWARE'];

/**
 * Settings of one purpose that name no site of their own and are no overlay of others, which sets DEBUG or its hosts; nor one that
 * sets the lists, unless the sites beside have their own and do not speak of it.
 */
function isSmallPiece(graph: UnusedInput['graph'], uri: Uri, ofSites: readonly Uri[]): boolean {
  const { assigned, includes, executes = [] } = graph.facts.get(uri) ?? none;
  const sets = (name: string): boolean => assigned.includes(name);
  const isSmall = assigned.length <= mostOfPiece && !['DEBUG', 'ALLOWED_HOSTS', 'WSGI_APPLICATION'].some(sets);
  if (!isSmall || includes.length > 0 || executes.length > 0 || !isPiece(graph, uri)) return false;
  return !lists.some(sets) || (ofSites.every((site) => isWhole(graph, site)) && !isSpokenOf(graph, uri, ofSites));
}

/** Whether settings have the lists and the URLs of a site, be it from what they build on. */
function isWhole(graph: UnusedInput['graph'], site: Uri): boolean {
  const run = [...reachedFrom(graph, [site])];
  return [...lists, 'ROOT_URLCONF'].every((name) => run.some((one) => graph.facts.get(one)?.assigned.includes(name)));
}

/** A program that brings its settings itself, and is no site: it makes no application for a server. */
function configuresDjango(graph: UnusedInput['graph'], uri: Uri): boolean {
  const text = graph.texts.get(uri) ?? '';
  return /^[ \t]*settings\.configure\(/m.test(text) && !/\b(?:get_[aw]sgi_application|[AW]SGIHandler)\b/.test(text);
}
