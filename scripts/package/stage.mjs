// The folder that is packed: the bundles and what a user reads, never a source, a map, a fixture or node_modules.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { thirdPartyNotices } from '../third-party-notices.mjs';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const WASM = ['web-tree-sitter.wasm', 'tree-sitter-python.wasm', 'tree-sitter-dotenv.wasm'];
const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** Any fixed moment after 1980 will do, which is where the time of a zip entry begins. */
const EPOCH = '946684800';

/**
 * Makes a temporary folder, hands it over, and removes it whatever happened.
 *
 * @template T
 * @param {(folder: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function inTemporaryFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'settings-lint-package-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Builds the minified bundles into `<folder>/dist` and writes the notices of what they contain.
 *
 * @param {string} folder
 * @param {readonly string[]} bundles Names of the bundles to keep, without extension.
 */
export function stageBundles(folder, bundles) {
  const built = join(folder, 'built');
  run(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--release', '--out', built], ROOT);
  const inputs = JSON.parse(readFileSync(join(built, 'inputs.json'), 'utf8'));
  mkdirSync(join(folder, 'dist'));
  for (const file of [...bundles.map((bundle) => `${bundle}.js`), ...WASM]) {
    cpSync(join(built, file), join(folder, 'dist', file), { recursive: true });
  }
  rmSync(built, { recursive: true });
  writeFileSync(
    join(folder, NOTICES),
    thirdPartyNotices(
      ROOT,
      bundles.flatMap((bundle) => inputs[bundle]),
    ),
  );
}

/**
 * Copies files and folders of the repository that must exist.
 *
 * @param {string} folder
 * @param {readonly string[]} paths Relative to the root of the repository.
 */
export function stageFiles(folder, paths) {
  for (const path of paths) {
    if (!existsSync(join(ROOT, path))) throw new Error(`${path} is missing, and the package needs it.`);
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
}

/**
 * Replaces the table of all rules in a staged README by a link: on the page of a registry it would bury everything else, and
 * it grows the download.
 *
 * @param {string} folder
 */
export function stageReadme(folder) {
  const file = join(folder, 'README.md');
  const text = readFileSync(file, 'utf8');
  const table = /<details>\s*<summary>[^<]*<\/summary>\s*<!-- rules:start -->[^]*<!-- rules:end -->\s*<\/details>/;
  if (!table.test(text)) throw new Error('README.md has no table of rules between its marks.');
  writeFileSync(
    file,
    text.replace(table, 'Each rule has a page with its reason, examples and fix: [all rules](docs/rules/README.md).'),
  );
}

/** The manifest of the repository. */
export function readManifest() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
}

/**
 * Writes the JSON files of a staged folder without the blanks that are there for people.
 *
 * @param {string} folder
 */
export function compactJson(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const path = join(entry.parentPath, entry.name);
    writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))));
  }
}

/** @param {string} folder @param {object} manifest */
export function stageManifest(folder, manifest) {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * Gives every file the same permissions, because an archive records them and they differ with the user's umask.
 *
 * @param {string} folder
 * @param {readonly string[]} [executable] Paths of programs inside the folder.
 */
export function normaliseModes(folder, executable = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const program = executable.some((name) => join(folder, name) === path);
    chmodSync(path, entry.isDirectory() || program ? 0o755 : 0o644);
  }
}

/**
 * Runs a tool whose output must not depend on the time, the time zone or the language of the machine.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {string} Standard output.
 */
export function run(command, args, cwd) {
  const fixed = { SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? EPOCH, TZ: 'UTC', LC_ALL: 'C' };
  const result = spawnSync(command, args, { cwd, env: { ...process.env, ...fixed }, encoding: 'utf8' });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${result.stdout}${result.stderr}`);
  return result.stdout;
}
