import fs from 'node:fs';
import path from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import type { ParseTree } from '../../server/src/core/syntax/tree';

/** The compiled tests stand in `out/test/…`, three folders below the root. */
export const root = path.resolve(__dirname, '../../..');

/** The parser of the committed grammar, run by `web-tree-sitter` directly: what the tests check is the `.wasm` itself. */
export async function loadDotenvGrammar(): Promise<ParseTree> {
  await Parser.init();
  const language = await Language.load(fs.readFileSync(path.join(root, 'grammars/dotenv/tree-sitter-dotenv.wasm')));
  const parser = new Parser();
  parser.setLanguage(language);
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('a parser without time limit always gives a tree');
    return {
      hasError: tree.rootNode.hasError,
      walk: () => tree.walk(),
      dispose: () => {
        tree.delete();
      },
    };
  };
}
