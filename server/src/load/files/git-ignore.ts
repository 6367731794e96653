import ignore, { type Ignore } from 'ignore';
import { dirname, joinUri, relativePath, type Uri } from '../../core/text';
import { insideRepository } from './folders';
import type { FileSource } from './source';

/** Tells whether git ignores a file: the last matching pattern decides, and files further down win. */
export interface GitIgnore {
  /** Undefined where nothing says that the file is kept in git. */
  isIgnored(uri: Uri): Promise<boolean | undefined>;
  /** The nearest `.gitignore` upwards within the repository, else the one to create at its root (its text is null). */
  ignoreFile(uri: Uri): Promise<IgnoreFile | undefined>;
}

/** The `.gitignore` that would take a line; its text is null where there is none yet. */
export interface IgnoreFile {
  readonly uri: Uri;
  readonly text: string | null;
}

/** Answers what git ignores by the `.gitignore` files up to the repository's root; each is read once. */
export function gitIgnore(source: FileSource): GitIgnore {
  const rules = new Map<Uri, Promise<Ignore | null>>();
  const rulesIn = (folder: Uri): Promise<Ignore | null> => {
    const known = rules.get(folder) ?? readRules(source, folder);
    rules.set(folder, known);
    return known;
  };
  return {
    async isIgnored(uri) {
      const folders = await insideRepository(source, dirname(uri));
      if (folders === undefined) return undefined;
      const down = [...folders].reverse();
      return decide(uri, await Promise.all(down.map(async (folder) => ({ folder, rules: await rulesIn(folder) }))));
    },
    async ignoreFile(uri) {
      const folders = (await insideRepository(source, dirname(uri))) ?? [];
      for (const folder of folders) {
        const file = joinUri(folder, '.gitignore');
        const read = await source.read(file);
        if (read.ok) return { uri: file, text: read.text };
      }
      const root = folders.at(-1);
      return root === undefined ? undefined : { uri: joinUri(root, '.gitignore'), text: null };
    },
  };
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
