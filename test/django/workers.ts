import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Modules } from './generate';

/** A value of Python as worker.py writes it. */
export type PythonValue =
  | null
  | boolean
  | { readonly int: string }
  | { readonly float: string }
  | { readonly str: string }
  | { readonly bytes: string }
  | { readonly list: readonly PythonValue[] }
  | { readonly tuple: readonly PythonValue[] }
  | { readonly set: readonly PythonValue[] }
  | { readonly dict: readonly (readonly [PythonValue, PythonValue])[] }
  | { readonly path: string }
  | { readonly timedelta: string }
  | { readonly other: string };

export type Answer =
  | {
      readonly status: 'ok';
      readonly reported: readonly string[];
      readonly raised: Readonly<Record<string, { readonly ids: readonly string[]; readonly error: string }>>;
      readonly explicit: readonly string[];
      readonly values: Readonly<Record<string, PythonValue>>;
    }
  | { readonly status: 'refused'; readonly error: string };

export interface Worker {
  /** Answers are in the order of the questions. */
  ask(modules: Modules, names: readonly string[], surroundings?: Surroundings): Promise<Answer>;
  /** What `django-admin startproject` writes, by path. */
  startProject(): Promise<Readonly<Record<string, string>>>;
  stop(): void;
}

/** What a settings module finds where it runs; nothing at all where this is missing. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** True where apps that are not installed here do not matter. */
  readonly lenient?: boolean;
}

export interface Release {
  readonly version: readonly [number, number];
  readonly label: string;
  readonly command: readonly [string, ...string[]];
  /** Whether the packages that read the environment are installed. */
  readonly libraries: boolean;
}

/** The project's folder: the first one above the compiled file that has the workers' sources. */
export const root = above(__dirname);
export const cache = resolve(root, process.env['DJANGO_VENVS'] ?? '.cache');

function above(folder: string): string {
  if (existsSync(join(folder, 'test/django/worker.py')) || folder === dirname(folder)) return folder;
  return above(dirname(folder));
}

export function pythonOf(label: string): string {
  return join(cache, `django-${label}`, 'bin', 'python');
}

export const releases: readonly Release[] = [
  ...(
    [
      [3, 2],
      [4, 2],
      [5, 2],
    ] as const
  ).map((version): Release => ({
    version,
    label: version.join('.'),
    command: [pythonOf(version.join('.')), join(root, 'test/django/worker.py')],
    libraries: true,
  })),
  ...(
    [
      [6, 0],
      [6, 1],
    ] as const
  ).map((version): Release => ({
    version,
    label: version.join('.'),
    command: [
      process.execPath,
      join(root, 'test/django/worker-pyodide.mjs'),
      join(cache, 'pyodide'),
      join(cache, `django-${version.join('.')}`, 'site'),
    ],
    libraries: false,
  })),
];

/** Says what to run where the environments are missing. */
export function assertSetUp(): void {
  const missing = releases.filter(({ label }) => !existsSync(join(cache, `django-${label}`)));
  if (missing.length > 0) {
    throw new Error(
      `Run test/django/setup.sh first: ${cache} lacks Django ${missing.map((one) => one.label).join(', ')}.`,
    );
  }
}

/** Starts one process for a release; requests are answered in order. */
export function startWorker(release: Release): Worker {
  const [program, ...args] = release.command;
  // Settings modules run here, and some of them write files.
  const cwd = mkdtempSync(join(tmpdir(), 'django-worker-'));
  const child = spawn(program, args, {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  const waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void }[] = [];
  const trouble: string[] = [];
  child.stderr.on('data', (data: Buffer) => trouble.push(data.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)));
  child.on('exit', (code) => {
    rmSync(cwd, { recursive: true, force: true });
    const error = new Error(`Django ${release.label} ended with ${String(code)}: ${trouble.join('').slice(-2000)}`);
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  let id = 0;
  const request = (question: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      id += 1;
      child.stdin.write(`${JSON.stringify({ id, ...question })}\n`);
    });
  return {
    ask: async (modules, names, surroundings = {}) => (await request({ ...modules, names, ...surroundings })) as Answer,
    startProject: async () => {
      const { files } = (await request({ startproject: true })) as { files: Readonly<Record<string, string>> };
      return files;
    },
    stop: () => child.stdin.end(),
  };
}
