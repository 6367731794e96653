import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { engineChoice, type ChosenEngine, type EngineChoice } from './engine';
import { loadNativePython } from './native';
import { loadWasmDotenv, loadWasmEngine, type WasmFiles } from './wasm';

/** The environment variable that forces an engine where no option does. */
export const engineVariable = 'DJANGO_SETTINGS_LINT_ENGINE';

/**
 * Loads the engine on Node. Rejects with a message for the user where the environment variable names no engine, where
 * the native engine is demanded and does not load, or where a `.wasm` file is missing.
 */
export async function loadEngine(
  choice: EngineChoice = choiceFrom(process.env[engineVariable]),
): Promise<ChosenEngine> {
  if (choice === 'wasm') return { engine: await loadWasmEngine(wasmFiles()), note: null };
  const native = loadNativePython();
  if (native.ok) {
    const parseDotenv = await loadWasmDotenv({ runtime: runtimeFile(), dotenv: dotenvFile() });
    return { engine: { name: 'native', parsePython: native.parsePython, parseDotenv }, note: null };
  }
  if (choice === 'native') throw new Error(`The native parser does not load: ${native.reason}`);
  return { engine: await loadWasmEngine(wasmFiles()), note: `The native parser does not load: ${native.reason}` };
}

function choiceFrom(text: string | undefined): EngineChoice {
  if (text === undefined || text === '') return 'auto';
  const choice = engineChoice(text);
  if (choice === undefined) throw new Error(`${engineVariable} must be auto, native or wasm, not "${text}".`);
  return choice;
}

function wasmFiles(): WasmFiles {
  return { runtime: runtimeFile(), python: pythonFile(), dotenv: dotenvFile() };
}

function runtimeFile(): Uint8Array {
  return read('web-tree-sitter.wasm', () => fromPackage('web-tree-sitter/web-tree-sitter.wasm'));
}

function pythonFile(): Uint8Array {
  return read('tree-sitter-python.wasm', () => fromPackage('tree-sitter-python/tree-sitter-python.wasm'));
}

function dotenvFile(): Uint8Array {
  return read('tree-sitter-dotenv.wasm', () => above(join('grammars', 'dotenv', 'tree-sitter-dotenv.wasm')));
}

/**
 * The bundle has the file next to the running script; a checkout has it where its package or grammar keeps it. It is read at
 * once, which takes less than a thread would need to begin.
 */
function read(name: string, inCheckout: () => string | undefined): Uint8Array {
  const bundled = join(__dirname, name);
  const path = existsSync(bundled) ? bundled : inCheckout();
  if (path === undefined) throw new Error(`The file ${name} is missing from this installation.`);
  return readFileSync(path);
}

function fromPackage(specifier: string): string | undefined {
  try {
    return createRequire(__filename).resolve(specifier);
  } catch {
    return undefined;
  }
}

function above(path: string): string | undefined {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const file = join(folder, path);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) return undefined;
  }
}
