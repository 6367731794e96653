import ignore, { type Ignore } from 'ignore';
import { dirname, isWithin, joinUri, relativePath, type Uri } from '../core/text';
import { isRepository, upwards } from './folders';
import type { FileSource } from './source';

/** Tells whether git ignores a file: the last matching pattern decides, and files further down win. */
export interface GitIgnore {
  /** Undefined where there is no repository. */
  isIgnored(uri: Uri): Promise<boolean | undefined>;
  /** The nearest `.gitignore` upwards within the repository, else the one to create at its root (its text is null). */
  ignoreFile(uri: Uri): Promise<IgnoreFile | undefined>;
}

export interface IgnoreFile {
  readonly uri: Uri;
  readonly text: string | null;
}

export function gitIgnore(source: FileSource): GitIgnore {
  const rules = new Map<Uri, Promise<Ignore | null>>();
  const rulesIn = (folder: Uri): Promise<Ignore | null> => {
    const known = rules.get(folder) ?? readRules(source, folder);
    rules.set(folder, known);
    return known;
  };
  return {
    async isIgnored(uri) {
      const chain = await repositoryChain(source, dirname(uri));
      if (chain === undefined) return undefined;
      return decide(uri, await Promise.all(chain.map(async (folder) => ({ folder, rules: await rulesIn(folder) }))));
    },
    async ignoreFile(uri) {
      const chain = await repositoryChain(source, dirname(uri));
      for (const folder of [...(chain ?? [])].reverse()) {
        const file = joinUri(folder, '.gitignore');
        const read = await source.read(file);
        if (read.ok) return { uri: file, text: read.text };
      }
      const [root] = chain ?? [];
      return root === undefined ? undefined : { uri: joinUri(root, '.gitignore'), text: null };
    },
  };
}

/** The folders from the repository's root down to `folder`; undefined outside of a repository. */
async function repositoryChain(source: FileSource, folder: Uri): Promise<readonly Uri[] | undefined> {
  for (const root of upwards(folder)) {
    if (await isRepository(source, root))
      return upwards(folder)
        .filter((part) => isWithin(root, part))
        .reverse();
  }
  return undefined;
}

async function readRules(source: FileSource, folder: Uri): Promise<Ignore | null> {
  const read = await source.read(joinUri(folder, '.gitignore'));
  return read.ok ? ignore().add(read.text.replace(/^\uFEFF/, '')) : null;
}

function decide(uri: Uri, levels: readonly { readonly folder: Uri; readonly rules: Ignore | null }[]): boolean {
  let ignored = false;
  for (const { folder, rules } of levels) {
    const verdict = rules?.test(relativePath(folder, uri));
    if (verdict?.ignored === true) ignored = true;
    if (verdict?.unignored === true) ignored = false;
  }
  return ignored;
}
