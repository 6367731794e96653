import type { ProjectFile, UnignoredFile } from '../../core/model/project';
import { basename, commandsIn, dirname, isDockerfile, joinUri, relativePath, type Uri } from '../../core/text';
import { withoutListsOfApps } from './app-lists';
import { startsAnything, type ProcessFile } from '../files/classify';
import { readDependencies } from './dependency-text';
import type { Git } from '../files/git';
import { settingsModulesIn } from '../evidence/settings-names';
import type { FileSource } from '../files/source';
import type { Folder } from '../files/walk';

/** Files about the project as a whole, read, and what git would store although it is better kept out. */
export interface ProjectFiles {
  readonly files: readonly ProjectFile[];
  readonly texts: ReadonlyMap<Uri, string>;
  readonly unignored: readonly UnignoredFile[];
}

/** Lock files of large projects have megabytes; what they say about versions is known without showing their text. */
const maxLength = 200_000;

/** What the names of files promise. */
interface Named {
  readonly dependencies: readonly Uri[];
  readonly processes: readonly ProcessFile[];
  readonly scripts: readonly Uri[];
}

/** Reads the files that say what a project is made of and how it is started. */
export async function projectFiles(
  source: FileSource,
  root: Uri,
  { dependencies, processes, scripts }: Named,
  git: Git,
  folders: readonly Folder[],
): Promise<ProjectFiles> {
  const ignoreFile = await git.ignoreFile(joinUri(root, '.env'));
  const wanted: readonly ProjectFile[] = [
    ...dependencies.map((uri): ProjectFile => ({ uri, kind: 'dependencies' })),
    ...(ignoreFile === undefined || ignoreFile.text === null
      ? []
      : [{ uri: ignoreFile.uri, kind: 'gitignore' as const }]),
    ...scripts.map((uri): ProjectFile => ({ uri, kind: 'script' })),
    ...(await Promise.all(processes.map((file) => processFile(file, git)))),
  ];
  const texts = new Map<Uri, string>();
  for (const { uri, kind } of wanted) {
    const read = await (kind === 'dependencies' ? readDependencies(source, uri) : source.read(uri));
    if (!read.ok || read.text.length > maxLength) continue;
    if (processes.every((file) => file.uri !== uri) || startsAnything(uri, read.text)) texts.set(uri, read.text);
  }
  const there = wanted.filter(({ uri }) => texts.has(uri));
  const files = withoutListsOfApps(there, texts, folders);
  const started = await Promise.all(
    files.map(async (file): Promise<ProjectFile> => {
      if (file.kind !== 'process' || !isDockerfile(basename(file.uri))) return file;
      const starts = await settingsStarted(source, file.uri, texts.get(file.uri) ?? '', scripts);
      return starts.length === 0 ? file : { ...file, starts };
    }),
  );
  const unignored = ignoreFile === undefined ? [] : await unignoredIn(source, root, folders, git, ignoreFile.uri);
  return { files: started, texts, unignored };
}

/** The settings that the command of an image names, or the script of the project that it runs. */
async function settingsStarted(
  source: FileSource,
  image: Uri,
  text: string,
  scripts: readonly Uri[],
): Promise<readonly string[]> {
  const commands = commandsIn(text).join('\n');
  const words = commands.split(/[\s"'[\],]+/).map((word) => word.slice(word.lastIndexOf('/') + 1));
  const named = scripts.filter((uri) => words.includes(basename(uri)));
  const beside = named.filter((uri) => dirname(uri) === dirname(image));
  const [script, ...others] = beside.length > 0 ? beside : named;
  const read = script === undefined || others.length > 0 ? undefined : await source.read(script);
  return settingsModulesIn(read?.ok === true ? `${commands}\n${read.text}` : commands);
}

async function processFile({ uri, kind }: ProcessFile, git: Git): Promise<ProjectFile> {
  const isIgnored = kind === 'production' ? await git.isIgnored(uri) : undefined;
  return { uri, kind: 'process', role: kind, ...(isIgnored === undefined ? {} : { isIgnored }) };
}

const databases = '*.sqlite3';

/** Names of files that hold data, keys or one machine's settings, with the pattern that keeps their kind out. */
const sensitive: readonly (readonly [RegExp, string])[] = [
  [/\.sqlite3$/, databases],
  [/^local_settings\.py$/, 'local_settings.py'],
  [/\.(?:pem|key)$/, ''],
  [/\.log$/, '*.log'],
];

async function unignoredIn(
  source: FileSource,
  root: Uri,
  folders: readonly Folder[],
  git: Git,
  ignoreFile: Uri,
): Promise<readonly UnignoredFile[]> {
  const found: UnignoredFile[] = [];
  for (const folder of folders) {
    for (const name of folder.files) {
      const row = sensitive.find(([test]) => test.test(name));
      const uri = joinUri(folder.uri, name);
      if (row === undefined || (await git.isIgnored(uri)) !== false) continue;
      const pattern = row[1] === '' ? basename(uri) : row[1];
      const isTracked = pattern === databases && (await git.isTracked(uri)) === true;
      // An empty file that git stores keeps its place, such as for a mount, and has no data in it.
      if (isTracked && (await source.facts(uri)).size === 0) continue;
      found.push({ path: relativePath(root, uri), ignoreFile, pattern, ...(isTracked && { isTracked }) });
    }
  }
  return found;
}
