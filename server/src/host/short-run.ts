import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/**
 * Flags by the release of V8: those of Node 20, 22 and 24. V8 complains about flags that it does not know, so other releases
 * are left alone.
 *
 * - The optimizing compiler of WebAssembly takes longer for tree-sitter's parser than the baseline's code for the files of most
 *   projects. It still starts, only later.
 * - The room for new objects goes from 1 MB to its full size in one step, and most runs end before it is full.
 * - V8 11 also begins early to optimize JavaScript, which takes a fifth of all the work of a run, though on another thread.
 */
const flags = '--wasm-tiering-budget=1000000000 --semi-space-growth-factor=16';
const known: ReadonlyMap<string, string> = new Map([
  ['11', `${flags} --interrupt-budget=400000`],
  ['12', flags],
  ['13', flags],
]);

/**
 * For a process that lives for a fraction of a second: what V8 does for the long run costs more than it brings. Call it
 * before any WebAssembly is loaded.
 */
export function expectShortRun(): void {
  const [major = ''] = process.versions.v8.split('.');
  const wanted = known.get(major);
  if (wanted !== undefined) setFlagsFromString(wanted);
}
