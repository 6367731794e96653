import type { ParseTree } from '../core/syntax/tree';

/** One way to run the grammars; both ways give equal trees for equal texts, with offsets in UTF-16 code units. */
export interface Engine {
  readonly name: 'native' | 'wasm';
  readonly parsePython: ParseTree;
  readonly parseDotenv: ParseTree;
}

/** `auto`: native where it is installed and loads, WebAssembly otherwise. */
export type EngineChoice = 'auto' | 'native' | 'wasm';

/** The engine in use; `note` says why `auto` did not take the native one. */
export interface ChosenEngine {
  readonly engine: Engine;
  readonly note: string | null;
}

/** Undefined where the text names no engine. */
export function engineChoice(text: string): EngineChoice | undefined {
  return text === 'auto' || text === 'native' || text === 'wasm' ? text : undefined;
}
