import { Checkpoints, dependsOn } from './checkpoints';
import { rememberedDefaults } from '../django/settings';
import type { DotenvFile } from '../syntax/dotenv';
import type { PythonModule } from '../syntax/python-tree';
import { shift, type Span, type Uri } from '../text';
import { createEnvFileViews, createNeighbours } from './env-view';
import type { FileFacts, ProjectModel } from './model';
import { Memory } from './memory';
import { createModuleRunner, type ModuleResult, type ModuleRunner } from './modules';
import { classRole } from './evaluate/topics';
import type { Configuration } from './evaluate/configurations';
import type { Entry, Project } from './project';
import { createSettingsView } from './settings-view';
import { createFactFinder, type SourceFacts } from './source-facts';
import { statementsIn } from './statements';
import { isTemplate } from './templates';
import type { Bound } from './value';
import type { EnvFileView, EnvNeighbour, ProjectView, Role, SettingsView, UrlsView, ViewedConfiguration } from './view';
import { projectView } from './project-view';
import { routesIn } from './routes';

export interface ModelerParts {
  readonly parsePython: (text: string) => PythonModule;
  readonly parseDotenv: (text: string) => DotenvFile;
}

/**
 * Makes models of the states of a project one after the other. It keeps what did not change: the tree of each unchanged text,
 * and the result of each module whose imports did not change either.
 */
export function createModeler(parts: ModelerParts): (project: Project) => ProjectModel {
  const python = cached(parts.parsePython);
  const dotenv = cached(parts.parseDotenv);
  const factsOf = createFactFinder();
  const defaultsIn = rememberedDefaults();
  const memory = new Memory();
  const withoutBroken = createRuns(python.parse, 'skip');
  const withUnknown = createRuns(python.parse, 'hide');
  return (project) => {
    memory.turn();
    const runner = withoutBroken(project);
    const sourceOf = (uri: Uri): readonly SourceFacts[] => {
      const text = project.files.get(uri);
      return text === undefined ? [] : [factsOf(uri, python.parse(uri, text))];
    };
    // A second run is needed only while something is broken and somebody asks.
    const second = once(() => withUnknown(project));
    const cautiously: Shared['cautiously'] = (uri, name, configuration) => {
      const result = second().run(uri);
      if (configuration === undefined) return result?.names.get(name);
      return result?.configurations.find((one) => one.name === configuration)?.names.get(name);
    };
    const neighbours = createNeighbours(project, dotenv.parse);
    const urls = once(() => urlViews(project, python.parse, views, memory));
    const { parseDotenv } = parts;
    const shared: Shared = { sourceOf, cautiously, parseDotenv, neighbours, defaultsIn, memory, urls };
    const views = viewsOf(project, runner, python.parse, shared);
    const cautious = once(() => viewsOf(project, second(), python.parse, shared));
    python.keepOnly(project.files);
    dotenv.keepOnly(project.files);
    const later: LaterParts = {
      cautious: () => (hasBroken(runner) ? views.map((view) => twin(view, cautious())) : views),
      urls,
      whole: once(() => projectView(project, views, memory)),
    };
    const modules = [...runner.results().values()];
    const envFiles = createEnvFileViews({ project, modules, views, neighbours }, dotenv.parse);
    return new Model(project, views, envFiles, filesOf(project, python.parse, dotenv.parse), later);
  };
}

/** What of a model is worked out when it is asked for. */
interface LaterParts {
  readonly cautious: () => readonly SettingsView[];
  readonly urls: () => readonly UrlsView[];
  readonly whole: () => ProjectView;
}

class Model implements ProjectModel {
  readonly #later: LaterParts;

  constructor(
    readonly project: Project,
    readonly views: readonly SettingsView[],
    readonly envFiles: readonly EnvFileView[],
    readonly files: readonly FileFacts[],
    later: LaterParts,
  ) {
    this.#later = later;
  }

  get cautious(): readonly SettingsView[] {
    return this.#later.cautious();
  }

  get urls(): readonly UrlsView[] {
    return this.#later.urls();
  }

  get whole(): ProjectView {
    return this.#later.whole();
  }
}

/** The view of the same settings; a class whose statement is broken has none. */
function twin(view: SettingsView, among: readonly SettingsView[]): SettingsView {
  const same = among.find((one) => one.uri === view.uri && one.configuration?.name === view.configuration?.name);
  return same ?? view;
}

/** Runs the modules of one state of a project after the other and keeps the results that still hold. */
function createRuns(
  parse: (uri: Uri, text: string) => PythonModule,
  broken: 'skip' | 'hide',
): (project: Project) => ModuleRunner {
  let previous: Evaluated | undefined;
  const checkpoints = new Checkpoints();
  return (project) => {
    const { files, importRoots } = project;
    const stale = previous === undefined ? undefined : staleModules(previous, project);
    const known = stillValid(previous, stale);
    checkpoints.forget(stale);
    const runner = createModuleRunner({ files, importRoots, parse, broken, known, checkpoints });
    previous = { project, results: runner.results() };
    return runner;
  };
}

function hasBroken(runner: ModuleRunner): boolean {
  return [...runner.results().values()].some(({ record }) => record.unfinished.length > 0);
}

interface Evaluated {
  readonly project: Project;
  readonly results: ReadonlyMap<Uri, ModuleResult>;
}

/** Results whose module and everything below it read the same, in a project with the same files. */
function stillValid(
  before: Evaluated | undefined,
  stale: ReadonlySet<Uri> | undefined,
): ReadonlyMap<Uri, ModuleResult> {
  if (before === undefined || stale === undefined) return new Map();
  return new Map([...before.results].filter(([uri]) => !stale.has(uri)));
}

/** The modules that read otherwise than before, and all above them; undefined where the project has other files. */
function staleModules(before: Evaluated, project: Project): ReadonlySet<Uri> | undefined {
  const old = before.project;
  const sameFiles =
    old.files.size === project.files.size && [...project.files.keys()].every((uri) => old.files.has(uri));
  const sameRoots = old.importRoots.join() === project.importRoots.join();
  if (!sameFiles || !sameRoots) return undefined;
  const stale = new Set([...project.files].filter(([uri, text]) => old.files.get(uri) !== text).map(([uri]) => uri));
  let grown = true;
  while (grown) {
    grown = false;
    for (const [uri, result] of before.results) {
      if (!stale.has(uri) && dependsOn(result.record, stale)) {
        stale.add(uri);
        grown = true;
      }
    }
  }
  return stale;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What all views of one state of a project ask for. */
interface Shared {
  readonly sourceOf: (uri: Uri) => readonly SourceFacts[];
  readonly cautiously: (uri: Uri, name: string, configuration?: string) => Bound | undefined;
  readonly parseDotenv: (text: string) => DotenvFile;
  readonly neighbours: readonly EnvNeighbour[];
  readonly defaultsIn: ReturnType<typeof rememberedDefaults>;
  readonly memory: Memory;
  readonly urls: () => readonly UrlsView[];
}

function viewsOf(
  project: Project,
  runner: ModuleRunner,
  parse: (uri: Uri, text: string) => PythonModule,
  { cautiously, ...others }: Shared,
): readonly SettingsView[] {
  const wanted: readonly { readonly uri: Uri; readonly role: Role; readonly isLoose: boolean }[] = [
    ...project.entries.map(({ uri, role }) => ({ uri, role, isLoose: false })),
    ...project.loose.map((uri) => ({ uri, role: 'unknown' as const, isLoose: true })),
  ];
  return wanted.flatMap(({ uri, role, isLoose }) => {
    const text = project.files.get(uri);
    if (text === undefined || isTemplate(text, parse(uri, text))) return [];
    const modules = runner.closure(uri);
    const parsed = parse(uri, text);
    const shared = { ...others, project, uri, isLoose, modules, parsed };
    const entry = project.entries.find((one) => one.uri === uri);
    const classes = viewedConfigurations(modules.at(-1)?.configurations ?? [], role, entry);
    if (classes.length === 0)
      return [createSettingsView({ ...shared, role, cautiously: (name) => cautiously(uri, name) })];
    return classes.map((one) =>
      createSettingsView({
        ...shared,
        role: one.role,
        configuration: one,
        cautiously: (name) => cautiously(uri, name, one.name),
      }),
    );
  });
}

/**
 * The classes of a module that are looked at, each as an entry of its own: those that something names or whose name says
 * that they are deployed, and those that no other one extends. What a class is for, the files that name it tell, then its
 * name, then what its module is for.
 */
function viewedConfigurations(
  all: readonly Configuration[],
  role: Role,
  entry: Entry | undefined,
): readonly (ViewedConfiguration & { readonly role: Role; readonly of: Configuration })[] {
  return all.flatMap((of) => {
    const { name } = of;
    const named = entry?.configurations?.get(name);
    const byName = classRole(name);
    if (!of.isFinal && named === undefined && byName !== 'production') return [];
    const topic = entry?.isChosen === true ? undefined : byName;
    const because = topic === undefined ? (entry?.because ?? []) : ['by its name'];
    return [{ name, role: named?.role ?? topic ?? role, because: named?.because ?? because, last: of.last, of }];
  });
}

function urlViews(
  project: Project,
  parse: (uri: Uri, text: string) => PythonModule,
  entries: readonly SettingsView[],
  memory: Memory,
): readonly UrlsView[] {
  return (project.urlModules ?? []).flatMap((uri) => {
    const text = project.files.get(uri);
    if (text === undefined) return [];
    const values = memory.recall(`routes ${uri}`, text, () => routesIn(uri, parse(uri, text)));
    const recall: UrlsView['recall'] = (kind, of, derive) => memory.recall(kind, of, derive);
    return [{ uri, entries, values, recall, textOf: ({ span }) => text.slice(span.start, span.end) }];
  });
}

function filesOf(
  project: Project,
  python: (uri: Uri, text: string) => PythonModule,
  dotenv: (uri: Uri, text: string) => DotenvFile,
): readonly FileFacts[] {
  const environment = new Set(project.envFiles.map((file) => file.uri));
  const others = new Set((project.projectFiles ?? []).map((file) => file.uri));
  return [...project.files].map(([uri, text]) => {
    if (environment.has(uri)) return dotenvFacts(uri, dotenv(uri, text));
    return others.has(uri) ? lineFacts(uri, text) : new PythonFacts(uri, python(uri, text));
  });
}

class PythonFacts implements FileFacts {
  readonly language = 'python';
  readonly comments: FileFacts['comments'];
  readonly #top: PythonModule['statements'];
  #statements: readonly Span[] | undefined;

  constructor(
    readonly uri: Uri,
    module: PythonModule,
  ) {
    this.comments = module.comments;
    this.#top = module.statements;
  }

  /** Only asked for where there are ignore comments. */
  get statements(): readonly Span[] {
    return (this.#statements ??= this.#top.flatMap(({ offset, node }) =>
      statementsIn(node).map((placed) => shift(placed.node.span, offset)),
    ));
  }
}

function dotenvFacts(uri: Uri, file: DotenvFile): FileFacts {
  const statements = file.lines.filter((line) => line.kind === 'entry').map((line) => line.span);
  return { uri, language: 'dotenv', comments: file.comments, statements };
}

/** Files of lines have comments of whole lines only; every other line is a statement. */
function lineFacts(uri: Uri, text: string): FileFacts {
  const lines = [...text.matchAll(/[^\r\n]+/g)].map(({ index, 0: line }) => ({
    span: { start: index, end: index + line.length },
    text: line,
    ownLine: true,
  }));
  const isComment = ({ text: line }: { readonly text: string }): boolean => line.trimStart().startsWith('#');
  const comments = lines.filter(isComment);
  const statements = lines.filter((line) => !isComment(line)).map(({ span }) => span);
  return { uri, language: 'lines', comments, statements };
}

interface ParseCache<T> {
  parse(uri: Uri, text: string): T;
  keepOnly(files: ReadonlyMap<Uri, string>): void;
}

function cached<T>(parse: (text: string) => T): ParseCache<T> {
  const trees = new Map<Uri, { readonly text: string; readonly tree: T }>();
  return {
    parse(uri, text) {
      const known = trees.get(uri);
      if (known?.text === text) return known.tree;
      const tree = parse(text);
      trees.set(uri, { text, tree });
      return tree;
    },
    keepOnly(files) {
      for (const uri of trees.keys()) if (!files.has(uri)) trees.delete(uri);
    },
  };
}
