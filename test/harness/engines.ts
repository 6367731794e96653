import { createPythonParser } from '../../server/src/core/syntax/python';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import type { Engine } from '../../server/src/grammar/engine';
import { loadEngine } from '../../server/src/grammar/node';

/** The engine that every machine has. */
export async function wasmEngine(): Promise<Engine> {
  return (await loadEngine('wasm')).engine;
}

export async function pythonParser(): Promise<(text: string) => PythonModule> {
  return createPythonParser((await wasmEngine()).parsePython);
}
