import type { Analyzer } from '../core/analyzer';
import { relativePath, type Uri } from '../core/text';
import { LoadAborted, overlay, type FileSource, type LoadResult } from '../load';
import { noOptions, type EditorOptions } from './configuration';
import type { OpenDocuments } from './documents';
import type { Folder } from './folder';
import type { ServerHost } from './host';
import type { Log } from './log';
import { ProjectState } from './project-state';

/** What loading projects for an editor needs. */
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
  const loaded = await loadedProject(project, folder, analyzer, parts).catch(unlessAborted);
  if (loaded === null || project.isOutdated) return;
  project.take(loaded, analyzer);
  report(loaded, folder, parts.log);
  for (const uri of parts.documents.uris) {
    const text = parts.documents.get(uri)?.text;
    if (text !== undefined && project.has(uri) && project.outgrown(uri, text, analyzer)) project.require('load');
  }
}

async function loadedProject(
  project: ProjectState,
  folder: Folder,
  analyzer: Analyzer,
  parts: LoadingParts,
): Promise<LoadResult | null> {
  const options = folder.options ?? noOptions;
  const { loader } = parts.host;
  if (folder.kind === 'lone') {
    const document = parts.documents.get(folder.uri);
    return document === undefined ? null : loader.alone(document, { analyzer, options });
  }
  const signal = {
    get aborted() {
      return project.isOutdated;
    },
  };
  return loader.load(sourceOf(parts), project.root, { analyzer, folder: folder.uri, options, signal });
}

function unlessAborted(error: unknown): null {
  if (error instanceof LoadAborted) return null;
  throw error;
}

/** What cannot be shown at a place of a file goes to the log. Paths and reasons only. */
function report(loaded: LoadResult, folder: Folder, log: Log): void {
  const name = (uri: Uri): string => relativePath(folder.uri, uri) || 'the folder';
  log.info(`Loaded ${name(loaded.project.root)}: ${loaded.project.files.size} files.`);
  for (const notice of loaded.notices) log.warn(notice);
  for (const { uri, message } of loaded.errors) log.warn(`${name(uri)}: ${message}`);
}

function sourceOf(parts: LoadingParts): FileSource {
  return overlay(parts.host.files, parts.documents.texts());
}
