import type { DotenvFile } from '../syntax/dotenv';
import type { PythonModule } from '../syntax/python-tree';
import type { Span, Uri } from '../text';
import { createEnvFileView } from './env-view';
import type { FileFacts, ProjectModel } from './model';
import { createModuleRunner, type ModuleResult, type ModuleRunner } from './modules';
import type { Project } from './project';
import { createSettingsView } from './settings-view';
import type { EnvFileView, Role, SettingsView } from './view';

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
  let previous: Evaluated | undefined;
  return (project) => {
    const known = previous === undefined ? new Map<Uri, ModuleResult>() : stillValid(previous, project);
    const runner = createModuleRunner({
      files: project.files,
      importRoots: project.importRoots,
      parse: python.parse,
      known,
    });
    const views = viewsOf(project, runner, python.parse);
    previous = { project, results: runner.results() };
    python.keepOnly(project.files);
    dotenv.keepOnly(project.files);
    return {
      project,
      views,
      envFiles: envViews(project, runner, dotenv.parse, views),
      files: filesOf(project, python.parse, dotenv.parse),
    };
  };
}

interface Evaluated {
  readonly project: Project;
  readonly results: ReadonlyMap<Uri, ModuleResult>;
}

/** Results whose module and everything below it read the same, in a project with the same files. */
function stillValid(before: Evaluated, project: Project): ReadonlyMap<Uri, ModuleResult> {
  const old = before.project;
  const sameFiles =
    old.files.size === project.files.size && [...project.files.keys()].every((uri) => old.files.has(uri));
  const sameRoots = old.importRoots.join() === project.importRoots.join();
  if (!sameFiles || !sameRoots) return new Map();
  const stale = new Set([...project.files].filter(([uri, text]) => old.files.get(uri) !== text).map(([uri]) => uri));
  let grown = true;
  while (grown) {
    grown = false;
    for (const [uri, result] of before.results) {
      if (!stale.has(uri) && [...result.record.uses, ...result.record.included].some((used) => stale.has(used))) {
        stale.add(uri);
        grown = true;
      }
    }
  }
  return new Map([...before.results].filter(([uri]) => !stale.has(uri)));
}

function viewsOf(
  project: Project,
  runner: ModuleRunner,
  parse: (uri: Uri, text: string) => PythonModule,
): readonly SettingsView[] {
  const wanted: readonly { readonly uri: Uri; readonly role: Role; readonly isLoose: boolean }[] = [
    ...project.entries.map(({ uri, role }) => ({ uri, role, isLoose: false })),
    ...project.loose.map((uri) => ({ uri, role: 'unknown' as const, isLoose: true })),
  ];
  return wanted.flatMap(({ uri, role, isLoose }) => {
    const text = project.files.get(uri);
    if (text === undefined) return [];
    return [
      createSettingsView({ project, uri, role, isLoose, modules: runner.closure(uri), parsed: parse(uri, text) }),
    ];
  });
}

function envViews(
  project: Project,
  runner: ModuleRunner,
  parse: (uri: Uri, text: string) => DotenvFile,
  views: readonly SettingsView[],
): readonly EnvFileView[] {
  const modules = [...runner.results().values()];
  return project.envFiles.flatMap((file) => {
    const text = project.files.get(file.uri);
    return text === undefined ? [] : [createEnvFileView(file, parse(file.uri, text), text, modules, views)];
  });
}

function filesOf(
  project: Project,
  python: (uri: Uri, text: string) => PythonModule,
  dotenv: (uri: Uri, text: string) => DotenvFile,
): readonly FileFacts[] {
  const environment = new Set(project.envFiles.map((file) => file.uri));
  return [...project.files].map(([uri, text]) =>
    environment.has(uri) ? dotenvFacts(uri, dotenv(uri, text)) : pythonFacts(uri, python(uri, text)),
  );
}

function pythonFacts(uri: Uri, module: PythonModule): FileFacts {
  const statements = module.statements.map(({ offset, node }): Span => ({
    start: offset + node.span.start,
    end: offset + node.span.end,
  }));
  return { uri, language: 'python', comments: module.comments, statements };
}

function dotenvFacts(uri: Uri, file: DotenvFile): FileFacts {
  const statements = file.lines.filter((line) => line.kind === 'entry').map((line) => line.span);
  return { uri, language: 'dotenv', comments: file.comments, statements };
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
