import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The compiled file lies in out/test/packaging, three levels below the root of the repository. */
export const ROOT = join(__dirname, '..', '..', '..');

/** A folder outside the repository, where no `node_modules` can be found upwards. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'settings-lint-test-'));
}

/** What a finished program has left. */
export interface Finished {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/**
 * Runs a program to its end. Variables that npm sets for its scripts are taken away, because with them an inner npm
 * would act on the repository.
 */
export function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Finished {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_PATH$|INIT_CWD$)/i.test(name));
  const options = { cwd, env: { ...Object.fromEntries(own), ...env }, encoding: 'utf8', timeout: 120_000 } as const;
  const result = spawnSync(command, args, options);
  if (result.error) throw result.error;
  return { code: result.status, output: result.stdout, errors: result.stderr };
}

/** Runs one of the scripts of this repository and fails with what it said. Returns its standard output. */
export function script(name: string, ...args: readonly string[]): string {
  const { code, output, errors } = run(process.execPath, [join(ROOT, 'scripts', name), ...args], ROOT);
  if (code !== 0) throw new Error(`scripts/${name} ended with code ${code ?? 'none'}:\n${output}${errors}`);
  return output;
}

/** Writes files, with their folders. Paths are relative to the folder and use `/`. */
export function writeFiles(folder: string, files: Iterable<readonly [string, string | Buffer]>): void {
  for (const [path, content] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** A Django project with one finding that every rule set has: DEBUG is on. */
export function writeProject(folder: string): void {
  writeFiles(folder, [
    ['manage.py', 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_settings.settings")\n'],
    ['site_settings/__init__.py', ''],
    ['site_settings/settings.py', 'DEBUG = True\nROOT_URLCONF = "urls"\n'],
  ]);
}

/**
 * What in a bundle could ask a network: modules of Node and objects of browsers that speak HTTP or open connections to other
 * machines. The module `net` is there for the pipes over which an editor and the server may talk.
 */
export function networkUses(program: string): readonly string[] {
  const modules =
    /(?:require|import)\(["'](?:node:)?(?:https?|http2|tls|dgram|dns(?:\/promises)?|undici|inspector)["']\)/g;
  const objects = /(?<![\w.$])(?:fetch|importScripts)\(|new (?:XMLHttpRequest|WebSocket|EventSource)\b|\.sendBeacon\(/g;
  const reports = /createTelemetryLogger|applicationinsights/g;
  return [modules, objects, reports].flatMap((kind) => [...program.matchAll(kind)].map(([found]) => found));
}

/**
 * What the parsers' runtime has to load its own `.wasm` file by an address. Both bundles with it hand it the bytes instead.
 */
export function usesOfParsers(): readonly string[] {
  return networkUses(readFileSync(require.resolve('web-tree-sitter').replace(/\.js$/, '.cjs'), 'utf8'));
}

/** A module for `node --require` that ends the process with code 99 where it asks a network. */
export const networkTrap = `
const stop = () => process.exit(99);
require('node:net').Socket.prototype.connect = stop;
require('node:dns').lookup = stop;
require('node:dgram').createSocket = stop;
globalThis.fetch = stop;
`;
