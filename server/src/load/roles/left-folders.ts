import { keptWords } from '../../core/model/kept-copies';
import type { EnvFile } from '../../core/model/project';
import { isOfSite } from '../../core/model/roles';
import { basename, dirname, joinUri, literally, relativePath, withoutCommentLines, type Uri } from '../../core/text';
import type { Entries } from './entry-input';
import { leftAside } from './entry-roles';
import { insideRepository } from '../files/folders';
import type { FileSource } from '../files/source';

/** What a project has beside its settings. */
interface Beside {
  readonly root: Uri;
  /** What starts programs, here and in the folders above. */
  readonly processes: readonly Uri[];
}

/** Folders of what has been replaced, from the outermost one. */
export type LeftFolders = readonly Uri[];

const words: readonly string[] = [...keptWords, 'legacy', 'archive', 'archived', 'deprecated', 'attic'];

/** Where tools say what they leave out. */
const toolFiles: readonly string[] = [
  ...['pyproject.toml', 'setup.cfg', 'tox.ini', 'pytest.ini', '.flake8', '.pre-commit-config.yaml'],
  ...['ruff.toml', '.ruff.toml', 'mypy.ini', 'pyrightconfig.json', '.coveragerc', '.pylintrc'],
];

/**
 * Folders such as `legacy` that the tools of the project are told to leave out, where nothing outside that starts programs speaks
 * of them and other settings are there: what is in them is kept, and not deployed.
 */
export async function leftFolders(
  source: FileSource,
  { root, processes }: Beside,
  { entries, loose }: Entries,
): Promise<LeftFolders> {
  const modules = [...entries.map(({ uri }) => uri), ...loose];
  const found: Uri[] = [];
  for (const folder of await keptFolders(source, modules)) {
    const isOutside = (uri: Uri): boolean => !isBelow(folder, uri);
    const hasOthers = isOutside(root)
      ? entries.some(({ uri, role }) => isOutside(uri) && isOfSite(role))
      : await hasProject(source, dirname(folder), folder);
    const starts = processes.filter(isOutside);
    if (!hasOthers || starts.length === 0 || !(await isLeftByTools(source, folder))) continue;
    if (!(await isSpokenOf(source, folder, starts))) found.push(folder);
  }
  return found;
}

/** Gives settings in such folders a role under which only what is wrong in any stored file is told. */
export function withoutLeftFolders<T extends Entries>(modules: T, folders: LeftFolders): T {
  if (folders.length === 0) return modules;
  const why = (uri: Uri): string | undefined => {
    const folder = folders.find((one) => isBelow(one, uri));
    return folder && `in \`${basename(folder)}\`, which the tools of the project leave out`;
  };
  const entries = modules.entries.map((entry) => {
    const because = why(entry.uri);
    return because === undefined || !isOfSite(entry.role) ? entry : leftAside(entry, because);
  });
  const left = modules.loose.filter((uri) => why(uri) !== undefined);
  const own = left.map((uri) => leftAside({ uri, role: 'development', because: [] }, why(uri) ?? ''));
  return { ...modules, entries: [...entries, ...own], loose: modules.loose.filter((uri) => !left.includes(uri)) };
}

/** Marks the environment files there: no site has them, and what git stores of them can be read all the same. */
export function keptEnvFiles(files: readonly EnvFile[], folders: LeftFolders): readonly EnvFile[] {
  return files.map((file) =>
    folders.some((folder) => isBelow(folder, file.uri)) ? { ...file, isKept: true as const } : file,
  );
}

function isBelow(folder: Uri, uri: Uri): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}

/** The folders around modules, inside the repository, whose names say that something is kept there. */
async function keptFolders(source: FileSource, modules: readonly Uri[]): Promise<readonly Uri[]> {
  const found = new Set<Uri>();
  for (const folder of new Set(modules.map(dirname))) {
    if (!folder.split('/').some(isKeptName)) continue;
    const around = (await insideRepository(source, folder)) ?? [];
    for (const one of around.slice(0, -1)) if (isKeptName(basename(one))) found.add(one);
  }
  return [...found].sort();
}

function isKeptName(name: string): boolean {
  return name.split(/[-_. ]/).some((word) => words.includes(word.toLowerCase()));
}

/** Whether a folder, or one in it, is that of another project of Django. */
async function hasProject(source: FileSource, parent: Uri, except: Uri): Promise<boolean> {
  const inside = (await source.list(parent)).filter(({ type }) => type === 'folder');
  const folders = [parent, ...inside.map(({ name }) => joinUri(parent, name)).filter((uri) => uri !== except)];
  const facts = await Promise.all(folders.map((folder) => source.facts(joinUri(folder, 'manage.py'))));
  return facts.some(({ type }) => type === 'file');
}

async function isLeftByTools(source: FileSource, folder: Uri): Promise<boolean> {
  for (const parent of ((await insideRepository(source, folder)) ?? []).slice(1)) {
    for (const name of toolFiles) {
      const read = await source.read(joinUri(parent, name));
      if (read.ok && leavesOut(read.text, relativePath(parent, folder))) return true;
    }
  }
  return false;
}

/** `--ignore=legacy/`, `extend-exclude = old,legacy/`, `exclude: |` and a pattern: the name below such a key, before the next one. */
function leavesOut(text: string, path: string): boolean {
  const key = String.raw`(?<!per[-_]file[-_])(?:exclude|ignore|omit|norecursedirs|skip)[\w-]*["']?`;
  const test = new RegExp(
    `${key}[ \\t]*[=:]?[^=:\\]]*?(?<![\\w./-])(?:\\*\\*/|\\./|\\^)?${literally(path)}(?![\\w.-])`,
    'i',
  );
  return test.test(withoutCommentLines(text).replace(/\(\?[a-z:]*\)?/g, ''));
}

/** Whether what starts programs names something in the folder. */
async function isSpokenOf(source: FileSource, folder: Uri, processes: readonly Uri[]): Promise<boolean> {
  const test = new RegExp(`(?<![\\w-])${literally(basename(folder))}(?![\\w-])`, 'i');
  for (const uri of processes) {
    const read = await source.read(uri);
    if (!read.ok || test.test(withoutCommentLines(read.text))) return true;
  }
  return false;
}
