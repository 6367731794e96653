import { dependenciesIn, dependencyFormat } from '../syntax/dependencies';
import { basename, relativePath, type Uri } from '../text';
import type { Memory } from './memory';
import type { Project } from './project';
import type { Place } from './value';
import type { DependencyLine, GitIgnoreView, ProcessFileView, ProjectView, SettingsView } from './view';

/** What dependency, process and `.gitignore` files say, with the place of each line. */
export function projectView(project: Project, entries: readonly SettingsView[], memory: Memory): ProjectView {
  const texts = (kind: 'dependencies' | 'gitignore' | 'script'): readonly (readonly [Uri, string])[] =>
    (project.projectFiles ?? [])
      .filter((file) => file.kind === kind)
      .map(({ uri }) => [uri, project.files.get(uri) ?? ''] as const);
  const dependencyFiles = texts('dependencies');
  return {
    root: project.root,
    entries,
    dependencyFiles: dependencyFiles.map(([uri]) => uri),
    dependencies: dependencyFiles.flatMap(([uri, text]) =>
      memory.recall(`dependencies below ${project.root} in ${uri}`, text, () =>
        dependencyLines(project.root, uri, text),
      ),
    ),
    gitIgnores: texts('gitignore').map(([uri, text]) =>
      memory.recall(`patterns in ${uri}`, text, () => gitIgnoreView(uri, text)),
    ),
    processes: processesOf(project),
    scripts: texts('script').map(([uri, text]) => ({ uri, text })),
    unignored: project.facts.unignored ?? [],
    textOf: ({ uri, span }: Place) => (project.files.get(uri) ?? '').slice(span.start, span.end),
  };
}

/** The files that start a project, as they are written. */
export function processesOf(project: Project): readonly ProcessFileView[] {
  return (project.projectFiles ?? []).flatMap((file) =>
    file.kind === 'process' ? [{ ...file, text: project.files.get(file.uri) ?? '' }] : [],
  );
}

function dependencyLines(root: Uri, uri: Uri, text: string): readonly DependencyLine[] {
  const name = basename(uri);
  const isLock = dependencyFormat(name).endsWith('lock');
  const path = relativePath(root, uri);
  return dependenciesIn(name, text).map(({ span, ...facts }) => ({ ...facts, at: { uri, span }, path, isLock }));
}

function gitIgnoreView(uri: Uri, text: string): GitIgnoreView {
  const lines = [...text.matchAll(/^[ \t]*([^\s#][^\r\n]*?)[ \t]*$/gm)].map(({ index, 0: line, 1: pattern = '' }) => {
    const start = index + line.indexOf(pattern);
    return { pattern, at: { uri, span: { start, end: start + pattern.length } } };
  });
  return { uri, lines };
}
