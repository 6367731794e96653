/** Puts the model of a project together from the runs of its modules; what rules do not ask for is left for later. */
import { rememberedDefaults } from '../django/settings';
import type { DotenvFile } from '../syntax/dotenv';
import type { PythonModule } from '../syntax/python-tree';
import type { Uri } from '../text';
import { viewsOf, type Shared } from './entry-views';
import { createEnvFileViews, createNeighbours } from './env-view';
import { filesOf } from './file-facts';
import { Memory } from './memory';
import type { FileFacts, ProjectModel } from './model';
import { createRuns } from './module-runs';
import type { ModuleRunner } from './modules';
import { cached } from './parse-cache';
import type { Project } from './project';
import { projectView } from './project-view';
import { routesIn } from './routes';
import { createFactFinder, type SourceFacts } from './source-facts';
import type { EnvFileView, ProjectView, SettingsView, UrlsView } from './view';

/** How a text becomes a tree; total, as the whole core is. */
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

function hasBroken(runner: ModuleRunner): boolean {
  return [...runner.results().values()].some(({ record }) => record.unfinished.length > 0);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
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
