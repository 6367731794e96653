import { parseVersion } from '../django/versions';
import type { defaultBound } from '../django/settings';
import type { DotenvFile } from '../syntax/dotenv';
import type { PythonModule, Statement, TopLevel } from '../syntax/python-tree';
import type { Uri } from '../text';
import { asksForFile, findEnvTarget } from './env-target';
import { withConfiguration, type Configuration } from './evaluate/configurations';
import { debugKey } from './evaluate/debug';
import { idiomOf } from './idiom';
import type { ModuleResult } from './modules';
import { importedPath, isUnbound } from './objects';
import type { Project } from './project';
import type { Question } from './queries';
import { createSetting, type SettingParts } from './setting';
import type { SourceFacts } from './source-facts';
import { truthOf } from './truth';
import type { Alternative, Bound, Place, Value } from './value';
import type { EnvLoad, EnvNeighbour, Idiom, Role, Setting, SettingsView, ViewedConfiguration } from './view';

/** What a view is made from. */
export interface ViewParts {
  readonly project: Project;
  readonly uri: Uri;
  readonly role: Role;
  /** The class whose settings they are, where the module has classes of django-configurations. */
  readonly configuration?: ViewedConfiguration & { readonly of: Configuration };
  /** True for a module with settings that no entry runs. */
  readonly isLoose: boolean;
  /** The entry's module and everything that it runs, itself last. */
  readonly modules: readonly ModuleResult[];
  readonly parsed: PythonModule;
  /** What a name is where the names in broken statements are unknown. */
  readonly cautiously: (name: string) => Bound | undefined;
  readonly sourceOf: (uri: Uri) => readonly SourceFacts[];
  readonly parseDotenv: (text: string) => DotenvFile;
  /** Django's default of a setting. */
  readonly defaultOf: typeof defaultBound;
  /** The `.env` files of the project. */
  readonly neighbours: readonly EnvNeighbour[];
}

const settingName = /^[A-Z][A-Z0-9_]*$/;

export function createSettingsView(parts: ViewParts): SettingsView {
  const own = parts.modules[parts.modules.length - 1];
  const { configuration } = parts;
  const module = own?.names ?? new Map<string, Bound>();
  const names = configuration === undefined ? module : withConfiguration(module, configuration.of);
  const version = parts.project.facts.django === null ? undefined : parseVersion(parts.project.facts.django.version);
  const debug = names.get('DEBUG');
  const { modules, defaultOf } = parts;
  const demanded = new Set(modules.flatMap(({ record }) => [...record.demanded]));
  const question: Question = { debug: debug === undefined ? '' : debugKey(debug), demanded };
  const of: SettingParts = { names, modules, isClass: configuration !== undefined, version, question, defaultOf };
  const settings = new Map<string, Setting>();
  const get = (name: string): Setting => {
    const known = settings.get(name);
    if (known !== undefined) return known;
    const setting = createSetting(name, of);
    settings.set(name, setting);
    return setting;
  };
  const derived = new Map<string, unknown>();
  const once = <T>(key: string, derive: () => T): T => {
    const known = derived.get(key);
    if (known !== undefined || derived.has(key)) return known as T;
    const made = derive();
    derived.set(key, made);
    return made;
  };
  return Object.freeze({
    once,
    uri: parts.uri,
    role: parts.role,
    configuration,
    django: version,
    packages: parts.project.facts.packages,
    get productionMarker() {
      return once('production-marker', () => parts.project.facts.hasProcessFile || showsProduction(get));
    },
    get,
    mentions: (name: string) => names.has(name) || modules.some(({ record }) => record.writes.has(name)),
    get assigned() {
      return once('assigned', () => assignedIn(names));
    },
    get reads() {
      return once('reads', () => parts.modules.flatMap((module) => module.record.reads));
    },
    get sources() {
      return once('sources', () => filesOf(parts.modules).flatMap(parts.sourceOf));
    },
    isUnfinished: (name: string) => isUnfinished(parts, names.get(name), name),
    isFragment: parts.isLoose && !names.has('ROOT_URLCONF'),
    open: names.has('*'),
    absentAt: (near?: Place) => (near?.uri === parts.uri ? near : (configuration?.of.at ?? entryPlace(parts, own))),
    textOf: (place: Place) => (parts.project.files.get(place.uri) ?? '').slice(place.span.start, place.span.end),
    get idiom() {
      return once('idiom', () => idiomOf(parts, names));
    },
    envFileFor: (at: Place, reader: Idiom['reader']) => findEnvTarget(parts, at, reader),
    get envLoads() {
      return once('env-loads', () => loadsOf(parts));
    },
    envFiles: parts.neighbours,
    demands: (variable: string) => demanded.has(variable),
  });
}

/** What the modules load, and then the class that is in force. */
function loadsOf({ project, modules, neighbours, configuration }: ViewParts): readonly EnvLoad[] {
  const loads = [...modules.flatMap(({ record }) => record.loads), ...(configuration?.of.loads ?? [])];
  return loads.map(({ reader, at, file, overrides, when }) => ({
    reader,
    at,
    file: neighbours.find(({ uri }) => uri === file) ?? null,
    overrides,
    certain: when.every((guard) => asksForFile(project, guard)),
  }));
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
function showsProduction(get: (name: string) => Setting): boolean {
  const debug = get('DEBUG');
  const off =
    debug.isAssigned &&
    debug.all.some((alternative) => alternative.read !== undefined || truthOf(alternative.value) === false);
  const hosts = get('ALLOWED_HOSTS');
  return off || (hosts.isAssigned && hosts.all.some((alternative) => mayHoldItems(alternative.value)));
}

function mayHoldItems(value: Value): boolean {
  return value.kind === 'env' || truthOf(value) === true;
}

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
