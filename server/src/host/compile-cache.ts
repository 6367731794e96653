import * as nodeModule from 'node:module';

/** The part of Node that releases from 22.8 have. */
interface CompileCache {
  readonly enableCompileCache?: () => unknown;
}

/**
 * Lets Node keep the compiled form of what is loaded from here on, so that the next start need not compile it again. Node
 * decides where (`NODE_COMPILE_CACHE`, else a folder for temporary files) and does nothing where it cannot write;
 * `NODE_DISABLE_COMPILE_CACHE=1` switches it off. Older releases go on without.
 */
export function keepCompiledCode(): void {
  (nodeModule as typeof nodeModule & CompileCache).enableCompileCache?.();
}
