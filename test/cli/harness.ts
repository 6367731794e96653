import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Analyzer } from '../../server/src/core/analyzer';
import type { Io } from '../../server/src/cli/io';
import { run } from '../../server/src/cli/main';
import { nodeIo } from '../../server/src/cli/node-io';

export interface Output {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own with a command line that runs in it. */
export interface Workspace {
  readonly folder: string;
  put(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  read(name: string): Promise<string>;
  run(...argv: string[]): Promise<Output>;
  /** Runs with parts of the surroundings replaced. */
  runWith(io: Partial<Io>, ...argv: string[]): Promise<Output>;
  remove(): Promise<void>;
}

/** Makes an empty folder; `analyzer` replaces the real one. */
export async function workspace(analyzer?: Analyzer): Promise<Workspace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cli-'));
  const io: Partial<Io> = analyzer === undefined ? {} : { analyzer: () => Promise.resolve(analyzer) };
  return {
    folder,
    async put(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
        await writeFile(path.join(folder, name), content);
      }
    },
    read: (name) => readFile(path.join(folder, name), 'utf8'),
    run: (...argv) => runIn(folder, io, argv),
    runWith: (more, ...argv) => runIn(folder, { ...io, ...more }, argv),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function runIn(cwd: string, replaced: Partial<Io>, argv: readonly string[]): Promise<Output> {
  const out: string[] = [];
  const err: string[] = [];
  const quiet = { stdout: (text: string) => void out.push(text), stderr: (text: string) => void err.push(text) };
  const io: Io = { ...nodeIo(() => undefined), ...quiet, cwd, env: {}, isTTY: false, columns: 120, ...replaced };
  const code = await run(argv, io, '1.2.3');
  return { code, out: out.join(''), err: err.join('') };
}
