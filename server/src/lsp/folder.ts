import { isWithin, type Uri } from '../core/text';
import type { EditorOptions } from './configuration';
import type { ProjectState } from './project-state';

/**
 * Something that projects are looked for in: a workspace folder; for documents outside of all of them the root of their
 * project; for a document without a file the document itself.
 */
export interface Folder {
  readonly uri: Uri;
  readonly kind: 'workspace' | 'outside' | 'lone';
  /** Null until the client has been asked. */
  options: EditorOptions | null;
  /** False when the folder has to be searched for projects (again). */
  searched: boolean;
  projects: ReadonlyMap<Uri, ProjectState>;
}

/** A folder in which nothing has been searched yet. */
export function newFolder(uri: Uri, kind: Folder['kind']): Folder {
  return { uri, kind, options: null, searched: false, projects: new Map() };
}

/** The innermost workspace folder around a file: folders may lie within each other. */
export function ownerOf(uri: Uri, folders: Iterable<Folder>): Folder | undefined {
  let best: Folder | undefined;
  for (const folder of folders) {
    if (folder.kind !== 'workspace' || !isWithin(folder.uri, uri)) continue;
    if (best === undefined || folder.uri.length > best.uri.length) best = folder;
  }
  return best;
}

/** Looks for projects again, and loads those that are known anew, because a file may have joined or left them. */
export function searchAgain(folder: Folder): void {
  folder.searched = false;
  reload(folder);
}

/** Has every project of the folder read again. */
export function reload(folder: Folder): void {
  for (const project of folder.projects.values()) project.require('load');
}
