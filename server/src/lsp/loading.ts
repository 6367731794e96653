import type { Analyzer } from '../core/analyzer';
import type { LoadedProject } from '../core/lint/loaded';
import { relativePath, type Uri } from '../core/text';
import { overlay } from '../load/overlay';
import type { FileSource } from '../load/source';
import { noOptions, type EditorOptions } from './configuration';
import type { OpenDocuments } from './documents';
import type { Folder } from './folder';
import type { ServerHost } from './host';
import type { Log } from './log';
import { ProjectState } from './project-state';

export interface LoadingParts {
  readonly host: ServerHost;
  readonly log: Log;
  readonly documents: OpenDocuments;
  readonly options: (folder: Uri) => Promise<EditorOptions>;
}

/** The root of the project of a document that lies in no folder. */
export function adopt(stray: Uri, parts: LoadingParts): Promise<Uri> {
  return parts.host.loader.rootOf(sourceOf(parts), stray);
}

/** Finds the projects of a folder and answers those that are there no more. A folder that is switched off has none. */
export async function search(folder: Folder, parts: LoadingParts): Promise<readonly ProjectState[]> {
  folder.searched = true;
  const options = folder.options ?? (await parts.options(folder.uri));
  if (!folder.searched) return []; // Something changed meanwhile, the options perhaps, so all is asked again.
  folder.options = options;
  const roots = options.enable ? await rootsOf(folder, parts) : [];
  if (!folder.searched) return [];
  const before = folder.projects;
  const after = new Map(roots.map((root) => [root, before.get(root) ?? new ProjectState(root)]));
  folder.projects = after;
  return [...before.values()].filter((project) => !after.has(project.root));
}

function rootsOf(folder: Folder, parts: LoadingParts): Promise<readonly Uri[]> {
  if (folder.kind !== 'workspace') return Promise.resolve([folder.uri]);
  return parts.host.loader.roots(sourceOf(parts), folder.uri);
}

/** Loads a project. Where something changed meanwhile that loading depends on, the result is dropped: a new load is due. */
export async function loadInto(
  project: ProjectState,
  folder: Folder,
  analyzer: Analyzer,
  parts: LoadingParts,
): Promise<void> {
  project.need = 'nothing';
  const source = sourceOf(parts);
  const loaded = await loadedProject(project, folder, analyzer, source, parts);
  if (loaded === null) return;
  const others = await textsOutside(loaded, source);
  if (project.isOutdated) return;
  project.take(loaded, others, analyzer);
  parts.log.info(`Loaded ${relativePath(folder.uri, project.root) || 'the folder'}: ${loaded.project.files.size} files.`);
  for (const uri of parts.documents.uris) {
    const text = parts.documents.get(uri)?.text;
    if (text !== undefined && project.has(uri) && project.outgrown(uri, text, analyzer)) project.require('load');
  }
}

async function loadedProject(
  project: ProjectState,
  folder: Folder,
  analyzer: Analyzer,
  source: FileSource,
  parts: LoadingParts,
): Promise<LoadedProject | null> {
  const options = folder.options ?? noOptions;
  if (folder.kind !== 'lone') return parts.host.loader.load(source, project.root, { analyzer, folder: folder.uri, options });
  const document = parts.documents.get(folder.uri);
  return document === undefined ? null : parts.host.loader.alone(document, analyzer, options);
}

/** The loader reports about files that are not analysed, such as `pyproject.toml`; their lines are needed as well. */
async function textsOutside(loaded: LoadedProject, source: FileSource): Promise<ReadonlyMap<Uri, string>> {
  const uris = new Set(loaded.findings.map(({ at }) => at.uri).filter((uri) => !loaded.project.files.has(uri)));
  const texts = new Map<Uri, string>();
  for (const uri of uris) {
    const read = await source.read(uri);
    if (read.ok) texts.set(uri, read.text);
  }
  return texts;
}

function sourceOf(parts: LoadingParts): FileSource {
  return overlay(parts.host.files, parts.documents.texts());
}
