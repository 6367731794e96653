import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** V8's releases in Node 20, 22 and 24. V8 complains about flags that it does not know, so others are left alone. */
const known: ReadonlySet<string> = new Set(['11', '12', '13']);

/**
 * For a process that lives for a fraction of a second: what V8 does for the long run costs more than it brings. Call it
 * before any WebAssembly is loaded.
 */
export function expectShortRun(): void {
  const [major = ''] = process.versions.v8.split('.');
  if (!known.has(major)) return;
  // The optimizing compiler takes longer for tree-sitter's parser than the baseline's code for the files of most projects. It
  // still starts, only later: after about 100 KB of settings.
  setFlagsFromString('--wasm-tiering-budget=1000000000');
  // The room for new objects goes from 1 MB to its full size in one step, and most runs end before it is full.
  setFlagsFromString('--semi-space-growth-factor=16');
}
