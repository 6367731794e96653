import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { getHeapCodeStatistics } from 'node:v8';
import { Script } from 'node:vm';
import { writeCacheFile } from './cache-folder';

/** Which compiled code is meant. */
export interface CodeKey {
  /** Where compiled code is kept; undefined to keep none. */
  readonly folder: string | undefined;
  /** Tells the content of the program from that of every other build. */
  readonly build: string;
  /** Separates runs that need different functions or set different flags of V8. */
  readonly purpose: string;
}

/** A program that was loaded, and a way to keep what V8 compiled of it. */
export interface LoadedProgram {
  readonly exports: unknown;
  /** True where V8 took the code of an earlier run. */
  readonly fromKept: boolean;
  /**
   * Keeps the compiled code for the next start, where that is worth it: nothing was kept yet, or much was compiled since.
   * Costs tens of milliseconds when it writes; fails silently.
   */
  readonly keep: () => void;
  /** Does so for a program that goes on: when it has settled, and if it has not ended before. */
  readonly keepSoon: () => void;
}

/** Milliseconds. By then a server has its first findings, and V8 has not dropped yet what ran only once. */
const untilSettled = 10_000;

/**
 * Loads a CommonJS bundle, with the code that V8 compiled for it in an earlier run where that is at hand. Node's own cache
 * (`module.enableCompileCache`, from 22.8) holds what is compiled while a file loads; most functions are compiled when they
 * are first called, and this one is taken after they were.
 * `file` is the absolute path of a file that is ASCII.
 */
export function loadProgram(file: string, { folder, build, purpose }: CodeKey): LoadedProgram {
  const load = createRequire(file);
  if (folder === undefined) return loaded(load(file), false, () => undefined);
  const cache = join(folder, `${purpose}-${build}-${process.arch}-${process.versions.v8}.code`);
  const kept = readKept(cache);
  const script = new Script(`${head}${readFileSync(file, 'latin1')}\n})`, {
    filename: file,
    columnOffset: -head.length,
    ...(kept && { cachedData: kept.code }),
  });
  const module = { exports: {} };
  const wrapper = script.runInThisContext() as Wrapper;
  wrapper.call(module.exports, module.exports, load, module, file, dirname(file));
  const fitting = script.cachedDataRejected === true ? undefined : kept;
  const keep = (): void => {
    keepCode(cache, script, fitting?.size ?? 0);
  };
  return loaded(module.exports, fitting !== undefined, keep);
}

function loaded(exports: unknown, fromKept: boolean, keep: () => void): LoadedProgram {
  return { exports, fromKept, keep, keepSoon: () => void setTimeout(keep, untilSettled).unref() };
}

type Wrapper = (exports: object, load: NodeJS.Require, module: object, file: string, folder: string) => void;

/** The wrapper that Node itself puts around a CommonJS module. */
const head = '(function (exports, require, module, __filename, __dirname) { ';

interface Kept {
  readonly code: Buffer;
  /** How much bytecode V8 held when it was written, in bytes. */
  readonly size: number;
}

/** After the code stand two numbers: how much bytecode there was, and the length of the code. */
const trailer = 16;

/** Only a file that nobody but this user can write is trusted, because what it holds is run. V8 rejects what does not fit. */
function readKept(path: string): Kept | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const { uid, mode } = fstatSync(file);
      if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
      return unpacked(readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** V8 looks at the head of the code only, so whether the rest is there is for us to know. */
function unpacked(bytes: Buffer): Kept | undefined {
  const end = bytes.length - trailer;
  if (end <= 0 || bytes.readDoubleLE(end + 8) !== end) return undefined;
  return { code: bytes.subarray(0, end), size: bytes.readDoubleLE(end) };
}

function packed({ code, size }: Kept): Buffer {
  const end = Buffer.alloc(trailer);
  end.writeDoubleLE(size);
  end.writeDoubleLE(code.length, 8);
  return Buffer.concat([code, end]);
}

/** What V8 compiled is a union over runs, so it stops growing after a few, and then nothing is written any more. */
function keepCode(path: string, script: Script, before: number): void {
  try {
    const size = getHeapCodeStatistics().bytecode_and_metadata_size;
    if (size < before * 1.05) return;
    writeCacheFile(path, packed({ code: script.createCachedData(), size }));
  } catch {
    // Without a place to write to, the next start is only slower.
  }
}
