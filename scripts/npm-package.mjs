// Makes the npm package of the command line: `node scripts/npm-package.mjs [--out FOLDER]`. It has no dependencies, so
// installing it compiles nothing and downloads nothing else.

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  ROOT,
  inTemporaryFolder,
  normaliseModes,
  readManifest,
  run,
  stageBundles,
  stageFiles,
  stageManifest,
  stageReadme,
} from './package/stage.mjs';

const PROGRAM = 'dist/cli.js';
const FILES = ['README.md', 'CHANGELOG.md', 'LICENSE'];
const KEPT = [
  'name',
  'version',
  'description',
  'keywords',
  'license',
  'author',
  'repository',
  'homepage',
  'bugs',
  'type',
];

/**
 * Packs the command line and returns the path of the .tgz file.
 *
 * @param {{ out?: string }} [options] The folder that receives it.
 * @returns {Promise<string>}
 */
function packageCommandLine({ out = ROOT } = {}) {
  return inTemporaryFolder(async (folder) => {
    const manifest = npmManifest(readManifest());
    stageBundles(folder, ['cli', 'cli-main']);
    stageFiles(folder, FILES);
    stageReadme(folder);
    stageManifest(folder, manifest);
    normaliseModes(folder, [PROGRAM]);
    mkdirSync(out, { recursive: true });
    const output = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', out], folder);
    return join(out, JSON.parse(output)[0].filename);
  });
}

function npmManifest(manifest) {
  const kept = Object.fromEntries(KEPT.filter((key) => key in manifest).map((key) => [key, manifest[key]]));
  return {
    ...kept,
    engines: { node: manifest.engines.node },
    bin: { [manifest.name]: PROGRAM },
    files: ['dist', 'THIRD-PARTY-NOTICES.txt', 'CHANGELOG.md'],
  };
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  console.log(await packageCommandLine(values.out ? { out: resolve(values.out) } : {}));
}
