import { Language, Parser, type Tree, type TreeCursor } from 'web-tree-sitter';
import type { ParseTree, SyntaxTree } from '../core/syntax/tree';
import type { Engine } from './engine';
import { failedTree } from './failed-tree';

/** The bytes of the three `.wasm` files. How they are found is the host's business, so this file also runs in a browser. */
export interface WasmFiles {
  /** `web-tree-sitter.wasm`: its bytes, or where the runtime fetches it by itself. */
  readonly runtime: Uint8Array | ((file: string) => string);
  readonly python: Uint8Array;
  readonly dotenv: Uint8Array;
}

/** Rejects where a file is not the WebAssembly module it should be. */
export async function loadWasmEngine(files: WasmFiles): Promise<Engine> {
  await startRuntime(files.runtime);
  const [python, dotenv] = await Promise.all([Language.load(files.python), Language.load(files.dotenv)]);
  return { name: 'wasm', parsePython: parserFor(python), parseDotenv: parserFor(dotenv) };
}

/** The parser of `.env` files alone, for an engine whose Python parser is native. */
export async function loadWasmDotenv(files: Omit<WasmFiles, 'python'>): Promise<ParseTree> {
  await startRuntime(files.runtime);
  return parserFor(await Language.load(files.dotenv));
}

async function startRuntime(runtime: WasmFiles['runtime']): Promise<void> {
  await Parser.init(typeof runtime === 'function' ? { locateFile: runtime } : { wasmBinary: runtime });
}

function parserFor(language: Language): ParseTree {
  const create = (): Parser => new Parser().setLanguage(language);
  let parser = create();
  return (text) => {
    try {
      const tree = parser.parse(text);
      if (tree !== null) return wrap(tree);
    } catch {
      // A trap leaves the parser in the middle of its work, so the next text gets a new one.
    }
    parser = create();
    return failedTree(text);
  };
}

/**
 * Cursors live in the memory of WebAssembly like their tree, so both are given back together. No cursor may be left to the
 * garbage collector: the finalizer of web-tree-sitter 0.27 frees another address than the cursor's and spoils the memory.
 */
function wrap(tree: Tree): SyntaxTree {
  const cursors: TreeCursor[] = [];
  return {
    hasError: tree.rootNode.hasError,
    walk() {
      const cursor = tree.walk();
      cursors.push(cursor);
      return cursor;
    },
    dispose() {
      for (const cursor of cursors.splice(0)) cursor.delete();
      tree.delete();
    },
  };
}
