import { parseVersion } from '../django/versions';
import type { rememberedDefaults } from '../django/settings';
import type { DotenvFile } from '../syntax/dotenv';
import type { PythonModule, Statement, TopLevel } from '../syntax/python-tree';
import { dirname, type Uri } from '../text';
import { isString } from './bounds';
import { containerNames } from './container-names';
import { findEnvTarget } from './env-target';
import { viewedLoads } from './env-loads';
import { withConfiguration, type Configuration } from './evaluate/configurations';
import { debugKey } from './evaluate/debug';
import { idiomOf } from './idiom';
import { isCopy } from './kept-copies';
import type { Memory } from './memory';
import type { ModuleResult } from './modules';
import { importedPath, isUnbound } from './objects';
import { withOwnName } from './own-name';
import type { Entry, Project } from './project';
import { processesOf } from './project-view';
import { whenDeployed, type Question } from './queries';
import { createSetting, type SettingParts } from './setting';
import { isOfSite } from './roles';
import type { SourceFacts } from './source-facts';
import { truthOf } from './truth';
import type { Alternative, Bound, EnvRead, Place, Value } from './value';
import type {
  EnvLoad,
  EnvNeighbour,
  EnvTarget,
  Idiom,
  ProcessFileView,
  Role,
  Setting,
  SettingsView,
  ViewedConfiguration,
  UrlsView,
} from './view';

/** What a view is made from. */
export interface ViewParts {
  readonly project: Project;
  readonly uri: Uri;
  /** Missing for a module that no entry runs. */
  readonly entry: Entry | undefined;
  readonly role: Role;
  /** The class whose settings they are, where the module has classes of django-configurations. */
  readonly configuration?: ViewedConfiguration & { readonly of: Configuration };
  /** True for a module with settings that no entry runs. */
  readonly isLoose: boolean;
  /** The entry's module and everything that it runs, itself last. */
  readonly modules: readonly ModuleResult[];
  /** What `DJANGO_SETTINGS_MODULE` may hold, where that is asked: see `ownNames`. */
  readonly called: readonly string[];
  readonly parsed: PythonModule;
  /** What a name is where the names in broken statements are unknown. */
  readonly cautiously: (name: string) => Bound | undefined;
  readonly sourceOf: (uri: Uri) => readonly SourceFacts[];
  readonly memory: Memory;
  readonly parseDotenv: (text: string) => DotenvFile;
  /** Django's defaults in each release. */
  readonly defaultsIn: ReturnType<typeof rememberedDefaults>;
  /** The `.env` files of the project. */
  readonly neighbours: readonly EnvNeighbour[];
  readonly urls: () => readonly UrlsView[];
}

/**
 * True for a module that no file names and that still is all of a site's settings: it says what only the whole says, or it is
 * the only settings module of its project. Where a site runs with a module that nobody sees, that one completes it; where a file
 * names what a site runs with, this one is none by itself, and neither is a variant beside `production.py`.
 */
function isWholeSite(parts: ViewParts, names: ReadonlyMap<string, Bound>): boolean {
  const { project, uri } = parts;
  if (project.runsUnseen === true || project.entries.some(isNamedForSite) || isVariant(parts)) return false;
  if (names.has('ROOT_URLCONF') || (names.has('SECRET_KEY') && names.has('INSTALLED_APPS'))) return true;
  return project.entries.length === 0 && project.loose.length === 1 && wholeName.test(uri);
}

/** What builds on others beside those for production and sets nothing that one site has for itself, such as its hosts. */
function isVariant({ configuration, project, uri, modules }: ViewParts): boolean {
  const own = modules.at(-1)?.record;
  if (own === undefined || own.stars.length === 0 || configuration !== undefined) return false;
  if (ofOneSite.some((name) => own.writes.has(name))) return false;
  return project.entries.some((entry) => entry.role === 'production' && dirname(entry.uri) === dirname(uri));
}

const ofOneSite = ['DEBUG', 'SECRET_KEY', 'ALLOWED_HOSTS', 'DATABASES'];

function isNamedForSite({ role, foundBy }: Entry): boolean {
  return isOfSite(role) && foundBy === 'file';
}

const wholeName = /\/settings(?:\.py|\/__init__\.py)$/;
const nothingGiven: ReadonlyMap<string, string> = new Map();
const settingName = /^[A-Z][A-Z0-9_]*$/;

/** What rules ask of one entry. */
export function createSettingsView(parts: ViewParts): SettingsView {
  return Object.freeze(new EntryView(parts));
}

/**
 * A class, as every keystroke makes views anew: V8 keeps a getter of an object literal, and all that it can reach, through
 * the quick collections of garbage.
 */
class EntryView implements SettingsView {
  readonly uri: Uri;
  readonly role: Role;
  readonly configuration: SettingsView['configuration'];
  readonly django: SettingsView['django'];
  readonly packages: SettingsView['packages'];
  readonly python: SettingsView['python'];
  readonly isFragment: boolean;
  readonly open: boolean;
  readonly envFiles: readonly EnvNeighbour[];
  readonly #parts: ViewParts;
  readonly #own: ModuleResult | undefined;
  readonly #names: ReadonlyMap<string, Bound>;
  readonly #demanded: ReadonlySet<string>;
  readonly #of: SettingParts;
  readonly #settings = new Map<string, Setting>();
  readonly #derived = new Map<string, unknown>();

  constructor(parts: ViewParts) {
    const { configuration, project, modules, defaultsIn } = parts;
    this.#parts = parts;
    this.#own = modules[modules.length - 1];
    const module = this.#own?.names ?? new Map<string, Bound>();
    const written = configuration === undefined ? module : withConfiguration(module, configuration.of);
    this.#names = parts.called.length === 0 ? written : knowing(written, parts.called);
    const version = project.facts.django === null ? undefined : parseVersion(project.facts.django.version);
    // Branches on DEBUG tell its writes by all that was there when they were run.
    const debug = written.get('DEBUG');
    this.#demanded = new Set([
      ...modules.flatMap(({ record }) => [...record.demanded]),
      ...(parts.entry?.brought ?? []),
    ]);
    const question: Question = {
      debug: debug === undefined ? '' : debugKey(debug),
      demanded: this.#demanded,
      given: project.facts.given ?? nothingGiven,
    };
    const isClass = configuration !== undefined;
    this.#of = { names: this.#names, modules, isClass, question, defaultOf: defaultsIn(version) };
    this.uri = parts.uri;
    this.role = parts.role;
    this.configuration = configuration;
    this.django = version;
    this.packages = project.facts.packages;
    this.python = project.facts.python;
    this.isFragment = parts.isLoose ? !isWholeSite(parts, this.#names) : parts.entry?.isUnnamedStage === true;
    this.open = whenDeployed(this.#names.get('*') ?? [], question).some(({ value }) => !isUnbound(value));
    this.envFiles = parts.neighbours;
  }

  once<T>(key: string, derive: () => T): T {
    const known = this.#derived.get(key);
    if (known !== undefined || this.#derived.has(key)) return known as T;
    const made = derive();
    this.#derived.set(key, made);
    return made;
  }

  recall<T extends object | string | null>(kind: string, of: object | string, derive: () => T): T {
    return this.#parts.memory.recall(kind, of, derive);
  }

  get productionMarker(): boolean {
    return this.once('production-marker', () => this.#parts.project.facts.hasProcessFile || showsProduction(this));
  }

  isStored(file: Uri): boolean {
    return this.#parts.project.facts.storedFiles?.includes(file) === true;
  }

  isUnstored(module: Uri): boolean {
    return this.#parts.project.facts.unstored?.includes(module) === true;
  }

  holdsPrivateKey(file: Uri): boolean {
    return this.#parts.project.facts.privateKeys?.includes(file) === true;
  }

  get socketsAskNobody(): boolean {
    return this.#parts.project.facts.socketsAskNobody === true;
  }

  get apiViews(): SettingsView['apiViews'] {
    return this.#parts.project.facts.apiViews;
  }

  get ownCors(): readonly string[] {
    return this.#parts.project.facts.ownCors ?? [];
  }

  get hasStartScript(): boolean {
    return this.#parts.project.facts.hasStartScript === true;
  }

  get proxy(): SettingsView['proxy'] {
    return this.#parts.project.facts.proxy ?? {};
  }

  get imagesLackEnv(): boolean {
    return this.#parts.project.facts.imagesLackEnv === true;
  }

  get isForWork(): boolean {
    return this.#parts.entry?.isForWork === true;
  }

  get isKeyless(): boolean {
    return this.#parts.entry?.isKeyless === true;
  }

  get isStage(): boolean {
    return this.#parts.entry?.isStage === true;
  }

  get isBelowProduction(): boolean {
    return (this.#parts.entry?.production ?? []).length > 0;
  }

  get isForWorkers(): boolean {
    return this.#parts.entry?.isForWorkers === true;
  }

  get isCopy(): boolean {
    return this.once('copy', () => isCopy(this.#parts));
  }

  get containerNames(): ReadonlySet<string> {
    return this.once('container-names', () => containerNames(this.#parts.project));
  }

  get(name: string): Setting {
    const known = this.#settings.get(name);
    if (known !== undefined) return known;
    const setting = createSetting(name, this.#of);
    this.#settings.set(name, setting);
    return setting;
  }

  eachMentioned(tell: (name: string) => void): void {
    for (const name of this.#names.keys()) tell(name);
    for (const { record } of this.#parts.modules) for (const name of record.writes.keys()) tell(name);
  }

  get assigned(): readonly string[] {
    return this.once('assigned', () => assignedIn(this.#names));
  }

  get reads(): readonly EnvRead[] {
    return this.once('reads', () => this.#parts.modules.flatMap(({ record }) => record.reads));
  }

  get sources(): readonly SourceFacts[] {
    return this.once('sources', () => filesOf(this.#parts.modules).flatMap(this.#parts.sourceOf));
  }

  isUnfinished(name: string): boolean {
    return isUnfinished(this.#parts, this.#names.get(name), name);
  }

  absentAt(near?: Place): Place {
    if (near?.uri === this.uri) return near;
    return this.#parts.configuration?.of.at ?? entryPlace(this.#parts, this.#own);
  }

  textOf({ uri, span }: Place): string {
    return (this.#parts.project.files.get(uri) ?? '').slice(span.start, span.end);
  }

  get idiom(): Idiom {
    return this.once('idiom', () => idiomOf(this.#parts, this.#names));
  }

  envFileFor(at: Place, reader: Idiom['reader']): EnvTarget | null {
    return findEnvTarget(this.#parts, at, reader);
  }

  get envLoads(): readonly EnvLoad[] {
    return this.once('env-loads', () => viewedLoads(this.#parts));
  }

  get urls(): readonly UrlsView[] {
    return this.#parts.urls();
  }

  get processes(): readonly ProcessFileView[] {
    return this.once('processes', () => processesOf(this.#parts.project));
  }

  demands(variable: string): boolean {
    return this.#demanded.has(variable);
  }
}

function knowing(names: ReadonlyMap<string, Bound>, called: readonly string[]): ReadonlyMap<string, Bound> {
  return new Map([...names].map(([name, bound]) => [name, withOwnName(bound, called)]));
}

/** Files that a module runs in its own scope count as written where the module is. */
function filesOf(modules: readonly ModuleResult[]): readonly Uri[] {
  return [...new Set(modules.flatMap(({ uri, record }) => [...record.included, uri]))];
}

/** What is set again behind the broken statement is finished: nothing of that statement is left in it. */
function isUnfinished(parts: ViewParts, bound: Bound | undefined, name: string): boolean {
  const isUnset = bound === undefined || bound.every(({ value }) => isUnbound(value));
  const isNamed = parts.modules.some(({ record }) =>
    record.unfinished.some(({ names, replaces }) => replaces.includes(name) || (isUnset && names.includes(name))),
  );
  return isNamed && (parts.cautiously(name)?.some(({ value }) => isBroken(value)) ?? false);
}

function isBroken(value: Value): boolean {
  return value.kind === 'unknown' && value.why.reason === 'syntax-error';
}

function assignedIn(names: ReadonlyMap<string, Bound>): readonly string[] {
  const found: string[] = [];
  for (const [name, bound] of names) if (settingName.test(name) && bound.some(isSetting)) found.push(name);
  return found;
}

function isSetting(alternative: Alternative): boolean {
  return alternative.value.kind !== 'opaque' || importedPath(alternative.value) !== undefined;
}

/** DEBUG that is off or read from the environment, or hosts that are given: someone has thought of production. */
function showsProduction(settings: Pick<SettingsView, 'get'>): boolean {
  const debug = settings.get('DEBUG');
  const off =
    debug.isAssigned &&
    debug.all.some((alternative) => alternative.read !== undefined || truthOf(alternative.value) === false);
  const hosts = settings.get('ALLOWED_HOSTS');
  return off || (hosts.isAssigned && hosts.all.some((alternative) => mayHoldItems(alternative.value)));
}

/** The addresses of this machine alone are no site's. */
function mayHoldItems(value: Value): boolean {
  if (value.kind === 'sequence' && !value.open && value.items.length > 0) return !value.items.every(isThisMachine);
  return value.kind === 'env' || truthOf(value) === true;
}

function isThisMachine(item: Bound): boolean {
  return item.every(({ value }) => isString(value) && thisMachine.test(value.value));
}

const thisMachine = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?|)$/;

/**
 * The entry's first star import, else its first statement after the docstring, as far as its first line goes. A broken
 * statement is passed over: whoever types the docstring or the first import is not followed by what is missing elsewhere.
 */
function entryPlace(parts: ViewParts, own: ModuleResult | undefined): Place {
  const star = own?.record.stars[0];
  if (star?.uri === parts.uri) return star;
  const { statements } = parts.parsed;
  const isCode = ({ node }: TopLevel): boolean =>
    node.kind !== 'broken' && (node !== statements[0]?.node || !isText(node));
  const statement = statements.find(isCode) ?? statements[0];
  if (statement === undefined) return { uri: parts.uri, span: { start: 0, end: 0 } };
  const start = statement.offset + statement.node.span.start;
  const source = (parts.project.files.get(parts.uri) ?? '').slice(start, statement.offset + statement.node.span.end);
  const [firstLine = ''] = /^[^\r\n]*/.exec(source) ?? [];
  return { uri: parts.uri, span: { start, end: start + firstLine.length } };
}

function isText(node: Statement): boolean {
  return node.kind === 'expression' && node.value.kind === 'constant';
}
