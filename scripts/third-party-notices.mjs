// The licences of everything from others that the packages carry, found in what the bundler says it has bundled.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Packages whose .wasm is copied beside the bundles: the bundler never sees it. */
const COPIED = ['node_modules/web-tree-sitter', 'node_modules/tree-sitter-python'];
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const RULE = '-'.repeat(80);

/**
 * Returns the text of THIRD-PARTY-NOTICES.txt. Its order depends on names only.
 *
 * @param {string} root Folder that the inputs are relative to.
 * @param {readonly string[]} inputs Paths of bundled files, as in esbuild's metafile.
 * @returns {string}
 * @throws when a bundled package carries no licence file, because then it may not be shipped like this.
 */
export function thirdPartyNotices(root, inputs) {
  const folders = new Set([...inputs.map(packageFolder).filter((folder) => folder !== undefined), ...COPIED]);
  const entries = [...folders].map((folder) => entry(root, folder));
  const unique = [...new Set(entries)].sort((a, b) => (a < b ? -1 : 1));
  return `Settings Lint for Django contains the following third-party software.\n\n${unique.join('\n')}`;
}

// A package inside another package belongs to itself, so the last node_modules of the path counts.
function packageFolder(input) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

function entry(root, folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const files = readdirSync(join(root, folder)).filter((file) => LICENCE_FILE.test(file));
  if (files.length === 0) throw new Error(`${folder} is bundled and carries no licence file.`);
  const texts = files.sort().map((file) =>
    readFileSync(join(root, folder, file), 'utf8')
      .replace(/\r\n/g, '\n')
      .trim(),
  );
  return `${RULE}\n${name} ${version} (${license})\n${RULE}\n\n${texts.join('\n\n')}\n`;
}

// Run by itself, it writes the file for a package that vsce makes from the repository directly.
if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  const root = resolve(import.meta.dirname, '..');
  const inputs = JSON.parse(readFileSync(join(root, 'dist/inputs.json'), 'utf8'));
  writeFileSync(join(root, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, Object.values(inputs).flat()));
}
