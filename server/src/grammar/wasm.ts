import { Language, Parser, type Tree } from 'web-tree-sitter';
import type { ParseTree, SyntaxTree } from '../core/syntax/tree';
import type { Engine } from './engine';
import { failedTree } from './failed-tree';
import { withCursor, type CursorRuntime } from './wasm-cursor';

/** The bytes of the three `.wasm` files. How they are found is the host's business, so this file also runs in a browser. */
export interface WasmFiles {
  /** `web-tree-sitter.wasm`: its bytes, or where the runtime fetches it by itself. */
  readonly runtime: Uint8Array | ((file: string) => string);
  readonly python: Uint8Array;
  readonly dotenv: Uint8Array;
}

/** Rejects where a file is not the WebAssembly module it should be. */
export async function loadWasmEngine(files: WasmFiles): Promise<Engine> {
  const runtime = await startRuntime(files.runtime);
  const [python, dotenv] = await Promise.all([Language.load(files.python), Language.load(files.dotenv)]);
  return { name: 'wasm', parsePython: parserFor(python, runtime), parseDotenv: parserFor(dotenv, runtime) };
}

/** The parser of `.env` files alone, for an engine whose Python parser is native. */
export async function loadWasmDotenv(files: Omit<WasmFiles, 'python'>): Promise<ParseTree> {
  const runtime = await startRuntime(files.runtime);
  return parserFor(await Language.load(files.dotenv), runtime);
}

/** web-tree-sitter has one runtime for all of its users, which the first of them starts. */
const started: { runtime?: Promise<CursorRuntime> } = {};

function startRuntime(file: WasmFiles['runtime']): Promise<CursorRuntime> {
  started.runtime ??= start(file).catch((error: unknown) => {
    delete started.runtime;
    throw error;
  });
  return started.runtime;
}

async function start(file: WasmFiles['runtime']): Promise<CursorRuntime> {
  const runtime = typeof file === 'function' ? { locateFile: file } : { wasmBinary: file };
  await Parser.init(runtime);
  if (!isCursorRuntime(runtime)) throw new Error('This release of web-tree-sitter starts its runtime in another way.');
  return runtime;
}

function isCursorRuntime(runtime: object): runtime is CursorRuntime {
  return '_ts_tree_cursor_new_wasm' in runtime;
}

function parserFor(language: Language, runtime: CursorRuntime): ParseTree {
  const create = (): Parser => new Parser().setLanguage(language);
  let parser = create();
  return (text) => {
    try {
      const tree = parser.parse(text);
      if (tree !== null) return wrap(tree, runtime);
    } catch {
      // A trap leaves the parser in the middle of its work, so the next text gets a new one.
    }
    parser = create();
    return failedTree(text);
  };
}

/** Trees live in the memory of WebAssembly and are given back by hand. */
function wrap(tree: Tree, runtime: CursorRuntime): SyntaxTree {
  return {
    hasError: tree.rootNode.hasError,
    read: (visit) => withCursor(runtime, tree, visit),
    dispose: () => {
      tree.delete();
    },
  };
}
