/** The tree of each text of a project, kept while the text is the same. */
import type { Uri } from '../text';

interface ParseCache<T> {
  readonly parse: (uri: Uri, text: string) => T;
  readonly keepOnly: (files: ReadonlyMap<Uri, string>) => void;
}

/** Remembers the last tree of each file. */
export function cached<T>(parse: (text: string) => T): ParseCache<T> {
  const trees = new Map<Uri, { readonly text: string; readonly tree: T }>();
  return {
    parse(uri, text) {
      const known = trees.get(uri);
      if (known?.text === text) return known.tree;
      const tree = parse(text);
      trees.set(uri, { text, tree });
      return tree;
    },
    keepOnly(files) {
      for (const uri of trees.keys()) if (!files.has(uri)) trees.delete(uri);
    },
  };
}
