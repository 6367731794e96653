import path from 'node:path';
import type { Analyzer } from '../core/analyzer';
import { basename, fileUri, isWithin, relativePath, type Uri } from '../core/text';
import {
  findProjects,
  hasSection,
  loadProject,
  remembering,
  type FileSource,
  type LoadRequest,
  type LoadResult,
} from '../load';
import type { ProjectArguments } from './arguments';
import { Misuse, type Io } from './io';

/** A file or folder that was named. */
export interface Target {
  readonly uri: Uri;
  readonly isFolder: boolean;
}

/** A path on the command line that cannot be checked. */
export interface PathError {
  /** Relative to the current folder, with `/`. */
  readonly path: string;
  readonly message: string;
}

/** What is to be checked, and which paths cannot be. */
export interface Targets {
  readonly targets: readonly Target[];
  readonly errors: readonly PathError[];
}

/** Looks up the named paths; those that do not exist or cannot be read are errors, and the others go on. */
export async function findTargets(io: Io, paths: readonly string[]): Promise<Targets> {
  const targets: Target[] = [];
  const errors: PathError[] = [];
  for (const given of paths) {
    const uri = uriOf(io, given);
    const { type } = await io.source.facts(uri);
    if (type === 'folder') targets.push({ uri, isFolder: true });
    else if (type === 'file') targets.push({ uri, isFolder: false });
    else errors.push({ path: shownPath(io, uri), message: 'There is no such file or folder.' });
  }
  return { targets, errors };
}

/**
 * Loads the projects that the targets belong to; each project is loaded once, with every file of it that was named. They
 * are looked for while the parsers are loading.
 */
export async function loadTargets(
  io: Io,
  targets: readonly Target[],
  given: ProjectArguments,
  parsers: Promise<Analyzer>,
  more: Pick<LoadRequest, 'baseline'> = {},
): Promise<readonly LoadResult[]> {
  const source = remembering(io.source);
  const roots = new Map<Uri, Uri[]>();
  for (const target of targets) {
    for (const root of await findProjects(source, target.uri)) {
      const named = roots.get(root) ?? [];
      roots.set(root, target.isFolder ? named : [...named, target.uri]);
    }
  }
  const request = await requestOf(io, source, given, await parsers);
  const loaded: LoadResult[] = [];
  for (const [root, named] of roots) loaded.push(await loadProject(source, root, { ...request, ...more, named }));
  return loaded;
}

async function requestOf(
  io: Io,
  source: FileSource,
  given: ProjectArguments,
  analyzer: Analyzer,
): Promise<LoadRequest> {
  const { role, djangoVersion, preset, config } = given;
  const ruleIds = analyzer.rules.flatMap((rule) => [rule.id, ...(rule.aliases ?? [])]);
  const overrides = {
    ...(role !== undefined && { role }),
    ...(djangoVersion !== undefined && { djangoVersion }),
    ...(preset !== undefined && { preset }),
  };
  const base = { analyzer, ruleIds, overrides };
  if (config === undefined) return base;
  if (config === 'none') return { ...base, config };
  const uri = uriOf(io, config.path);
  const read = await source.read(uri);
  if (!read.ok) throw new Misuse(`The configuration file ${config.path} cannot be used. ${read.message}`);
  if (!hasSection(read.text))
    throw new Misuse(`The configuration file ${config.path} has no table [tool.django-settings-lint].`);
  return { ...base, config: { uri } };
}

/** True where a place in this file is to be printed. What is wrong with the configuration or the baseline is always said. */
export function isWanted(targets: readonly Target[], uri: Uri): boolean {
  return /\.(?:toml|json)$/.test(basename(uri)) || isAskedFor(targets, uri);
}

/** True for a file that was named, alone or by a folder that it is in. */
export function isAskedFor(targets: readonly Target[], uri: Uri): boolean {
  return targets.some((target) => (target.isFolder ? isWithin(target.uri, uri) : target.uri === uri));
}

/** What is shown of the entries for a target: a named entry alone; for a shared module every entry; for a folder those inside. */
export function entriesFor<T extends { readonly uri: Uri }>(
  entries: readonly T[],
  target: Uri,
  loaded: readonly LoadResult[],
): readonly T[] {
  const own = entries.filter((entry) => entry.uri === target);
  if (own.length > 0) return own;
  const isRoot = loaded.some((project) => isWithin(target, project.project.root));
  const inside = entries.filter((entry) => isWithin(target, entry.uri));
  return isRoot || inside.length > 0 ? inside : entries;
}

/** A path for people and programs: from the current folder, with `/`; `.` for the folder itself. */
export function shownPath(io: Pick<Io, 'cwd'>, uri: Uri): string {
  return relativePath(fileUri(io.cwd), uri) || '.';
}

/** The address of a path as it was typed, seen from the current folder. */
export function uriOf(io: Pick<Io, 'cwd'>, given: string): Uri {
  return fileUri(path.resolve(io.cwd, given));
}
