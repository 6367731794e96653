// Makes the VSIX: `node scripts/package.mjs [--out FILE]`. Equal sources give equal bytes.

import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  ROOT,
  compactJson,
  inTemporaryFolder,
  normaliseModes,
  readManifest,
  run,
  stageBundles,
  stageFiles,
  stageManifest,
  stageReadme,
} from './package/stage.mjs';
import { recompress } from './package/zip.mjs';

const require = createRequire(import.meta.url);
const LIMIT = 1_000_000;
// The command line is the npm package's; it would double the size of what editors download.
const BUNDLES = ['client', 'server', 'server-node', 'web/client'];
const FILES = [
  'package.nls.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'images/icon.png',
  'images/walkthrough',
  'syntaxes',
  'snippets',
  'l10n',
];

/** What only a checkout needs. Scripts would even be run: vsce starts `vscode:prepublish`. */
const DEVELOPMENT_ONLY = [
  'private',
  'scripts',
  'bin',
  'files',
  'devDependencies',
  'optionalDependencies',
  'dependencies',
  'overrides',
  'allowScripts',
];

/**
 * Packs the extension and returns the path of the VSIX.
 *
 * @param {{ out?: string }} [options]
 * @returns {Promise<string>}
 */
export function packageExtension({ out } = {}) {
  return inTemporaryFolder(async (folder) => {
    const manifest = readManifest();
    const target = out ?? join(ROOT, `${manifest.name}-${manifest.version}.vsix`);
    stageBundles(folder, BUNDLES);
    stageFiles(folder, FILES);
    stageReadme(folder);
    stageManifest(folder, published(manifest));
    compactJson(folder);
    normaliseModes(folder);
    rmSync(target, { force: true });
    run(process.execPath, [vsce(), 'package', '--no-dependencies', '--out', target], folder);
    writeFileSync(target, await recompress(readFileSync(target)));
    const { size } = statSync(target);
    if (size >= LIMIT) throw new Error(`${target} has ${size} bytes, and ${LIMIT} is the limit.`);
    return target;
  });
}

function published(manifest) {
  return Object.fromEntries(Object.entries(manifest).filter(([key]) => !DEVELOPMENT_ONLY.includes(key)));
}

function vsce() {
  return join(dirname(require.resolve('@vscode/vsce/package.json')), 'vsce');
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const target = await packageExtension(values.out ? { out: resolve(values.out) } : {});
  console.log(`${target} (${statSync(target).size} bytes)`);
}
