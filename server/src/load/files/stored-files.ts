import { privateKeysIn } from '../../core/rules/shared/tokens';
import { basename, dirname, joinUri, type Uri } from '../../core/text';
import { insideRepository } from './folders';
import type { Git } from './git';
import type { FileSource } from './source';
import type { Folder } from './walk';

const readsFiles = /\bopen\(|\.read_(?:text|bytes)\(/;

/**
 * The files that settings name to read them and that git stores, by the names that the folders list. `texts` are those of the
 * settings modules.
 */
export async function storedFiles(
  source: FileSource,
  git: Git,
  texts: Iterable<string>,
  folders: readonly Folder[],
): Promise<readonly Uri[]> {
  const names = new Set([...texts].flatMap(namesIn));
  if (names.size === 0) return [];
  const present = folders.flatMap(({ uri, files }) =>
    files.filter((name) => names.has(name)).map((name) => joinUri(uri, name)),
  );
  if (present.length === 0 || (await areEncrypted(source, present))) return [];
  const stored = await Promise.all(
    present.map(async (uri) => (await git.isIgnored(uri)) === false && (await git.isTracked(uri)) !== false),
  );
  return present.filter((_uri, i) => stored[i]);
}

/** The modules of settings that git leaves out, as `.gitignore` says: what they hold is on one machine alone. */
export async function unstoredModules(git: Git, modules: readonly Uri[]): Promise<readonly Uri[]> {
  const isLeftOut = await Promise.all(
    modules.map(async (uri) => (await git.isIgnored(uri)) === true && (await git.isTracked(uri)) !== true),
  );
  return modules.filter((_uri, i) => isLeftOut[i]);
}

/** Those of the stored files that hold a private key, of the few whose names say that they may. */
export async function privateKeys(source: FileSource, stored: readonly Uri[]): Promise<readonly Uri[]> {
  const named = stored.filter((uri) => keyName.test(basename(uri)) && !forShow.test(uri));
  const read = await Promise.all(named.map((uri) => source.read(uri)));
  return named.filter((_uri, i) => read[i]?.ok === true && privateKeysIn(read[i].text).length > 0);
}

const keyName = /\.(?:pem|key|p8)$|private|rsa/i;
const forShow = /(?:^|[^a-z])(?:dev|local|tests?|examples?|samples?|dummy|fake|demo|fixtures?)\w*(?:[^a-z]|$)/i;

/** A filter such as git-crypt's turns files into something else on their way into the repository. */
async function areEncrypted(source: FileSource, [file]: readonly Uri[]): Promise<boolean> {
  const folders = file === undefined ? [] : ((await insideRepository(source, dirname(file))) ?? []);
  const attributes = await Promise.all(folders.map((folder) => source.read(joinUri(folder, '.gitattributes'))));
  return attributes.some((read) => read.ok && /\bfilter=(?!lfs\b)/.test(read.text));
}

/** The last part of each text in a module that may be a path; modules are run, and `.env` files have rules of their own. */
function namesIn(text: string): readonly string[] {
  if (!text.includes('_KEY') || !readsFiles.test(text)) return [];
  const names = [...text.matchAll(/["'](?:[\w. /{}-]*\/)?([\w. -]{2,80})["']/g)].map((match) => match[1] ?? '');
  return names.filter((name) => !/\.py$|\.env/.test(name));
}
