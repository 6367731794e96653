/** Which views a project has: one for each entry module, or for each of its classes that is deployed. */
import type { rememberedDefaults } from '../django/settings';
import type { DotenvFile } from '../syntax/dotenv';
import type { PythonModule } from '../syntax/python-tree';
import type { Uri } from '../text';
import type { Configuration } from './evaluate/configurations';
import { classRole } from './evaluate/topics';
import type { Memory } from './memory';
import type { ModuleRunner } from './modules';
import { ownNames } from './own-name';
import type { Entry, Project } from './project';
import { createSettingsView } from './settings-view';
import type { SourceFacts } from './source-facts';
import { isTemplate } from './templates';
import type { Bound } from './value';
import type { EnvNeighbour, Role, SettingsView, UrlsView, ViewedConfiguration } from './view';

/** What all views of one state of a project ask for. */
export interface Shared {
  readonly sourceOf: (uri: Uri) => readonly SourceFacts[];
  readonly cautiously: (uri: Uri, name: string, configuration?: string) => Bound | undefined;
  readonly parseDotenv: (text: string) => DotenvFile;
  readonly neighbours: readonly EnvNeighbour[];
  readonly defaultsIn: ReturnType<typeof rememberedDefaults>;
  readonly memory: Memory;
  readonly urls: () => readonly UrlsView[];
}

/** The views of one state of a project, entries first. A file that is a template for other projects has none. */
export function viewsOf(
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
    if (text === undefined) return [];
    const parsed = parse(uri, text);
    if (isTemplate(text, parsed)) return [];
    const modules = runner.closure(uri);
    const entry = project.entries.find((one) => one.uri === uri);
    const called = entry === undefined ? [] : ownNames(project, entry, [...modules, ...runner.around(uri)]);
    const shared = { ...others, project, uri, entry, isLoose, modules, called, parsed };
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
