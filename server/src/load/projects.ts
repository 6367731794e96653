import { dirname, joinUri, type Uri } from '../core/text';
import { hasDjango } from './facts/django-version';
import { hasSection } from './config/config-file';
import { insideRepository, isRepository, upwards } from './files/folders';
import type { FileSource } from './files/source';
import { walk } from './files/walk';

/**
 * The folder of the project that a file or folder belongs to: the nearest one upwards with a `manage.py`, else with a
 * `pyproject.toml` that asks for Django or configures this linter, else the repository's root. Without any of them it is
 * the folder itself, or for a module inside a package the folder that holds the package, so that its imports resolve.
 */
export async function findRoot(source: FileSource, path: Uri): Promise<Uri> {
  const start = (await source.facts(path)).type === 'folder' ? path : dirname(path);
  let fallback: Uri | undefined;
  for (const folder of upwards(start)) {
    if (await isFile(source, joinUri(folder, 'manage.py'))) return folder;
    if (fallback === undefined && (await saysDjango(source, folder))) fallback = folder;
    if (await isRepository(source, folder)) return fallback ?? folder;
  }
  return fallback ?? (await insideRepository(source, start))?.at(-1) ?? packageHolder(source, start);
}

/**
 * Every project at or below a path, with the one around it first: a folder with several `manage.py` files holds several
 * projects, and each is analysed on its own.
 */
export async function findProjects(source: FileSource, path: Uri): Promise<readonly Uri[]> {
  const root = await findRoot(source, path);
  if ((await source.facts(path)).type !== 'folder') return [root];
  const { nested } = await walk(source, path, { enterNested: true });
  return [root, ...nested.filter((folder) => folder !== root)];
}

async function isFile(source: FileSource, uri: Uri): Promise<boolean> {
  return (await source.facts(uri)).type === 'file';
}

async function saysDjango(source: FileSource, folder: Uri): Promise<boolean> {
  const uri = joinUri(folder, 'pyproject.toml');
  if (!(await isFile(source, uri))) return false;
  const read = await source.read(uri);
  return read.ok && (hasSection(read.text) || hasDjango(read.text));
}

async function packageHolder(source: FileSource, start: Uri): Promise<Uri> {
  for (const folder of upwards(start)) {
    if (!(await isFile(source, joinUri(folder, '__init__.py')))) return folder;
  }
  return start;
}
