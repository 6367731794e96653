import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import type { ParseTree } from '../../server/src/core/syntax/tree';
import { loadWasmDotenv } from '../../server/src/grammar/wasm';

/** The compiled tests stand in `out/test/…`, three folders below the root. */
export const root = path.resolve(__dirname, '../../..');

/** The parser of the committed grammar: what the tests check is the `.wasm` itself. */
export function loadDotenvGrammar(): Promise<ParseTree> {
  const runtime = createRequire(__filename).resolve('web-tree-sitter/web-tree-sitter.wasm');
  return loadWasmDotenv({
    runtime: fs.readFileSync(runtime),
    dotenv: fs.readFileSync(path.join(root, 'grammars/dotenv/tree-sitter-dotenv.wasm')),
  });
}
