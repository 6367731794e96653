// Makes a folder that a browser's extension host can run: the packaged product with the suite inside, because VS Code loads
// a suite in the web worker extension host only from within the extension under development.

import { build } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const INSIDE = 'extension/';

/**
 * Unpacks the package and bundles the suite into it.
 *
 * @param {{ vsix: string, folder: string, findings: unknown }} options `findings`: what the desktop found, to be found again.
 * @returns {Promise<{ development: string, tests: string }>}
 */
export async function webExtension({ vsix, folder, findings }) {
  const { readZip } = require(join(ROOT, 'out/test/packaging/zip.js'));
  for (const [path, content] of readZip(readFileSync(vsix))) {
    if (path.startsWith(INSIDE)) write(join(folder, path.slice(INSIDE.length)), content);
  }
  withoutNode(join(folder, 'package.json'));
  const tests = join(folder, 'web-tests');
  await bundleSuite(join(tests, 'index.js'));
  write(join(tests, 'desktop-findings.json'), JSON.stringify(findings));
  return { development: folder, tests: join(tests, 'index.js') };
}

// Where there is a server beside the browser, VS Code prefers the entry for Node. On vscode.dev there is none.
function withoutNode(path) {
  const { main, ...manifest } = JSON.parse(readFileSync(path, 'utf8'));
  if (!main || !manifest.browser) throw new Error('The package has not both entries.');
  write(path, JSON.stringify(manifest));
}

function bundleSuite(outfile) {
  const web = (name) => join(ROOT, 'test/vscode/web', name);
  const mocha = join(dirname(require.resolve('mocha/package.json')), 'mocha.js');
  return build({
    entryPoints: [web('index.ts')],
    outfile,
    bundle: true,
    platform: 'browser',
    // Mocha assigns to "module.exports" wherever it sees one, so what the suite exports is assigned last.
    format: 'iife',
    globalName: 'suite',
    footer: { js: 'module.exports = suite;' },
    target: 'es2022',
    // The tests that also run on Node keep a way to its modules, which is not taken here.
    external: ['vscode', 'node:fs'],
    alias: { 'mocha/mocha': mocha, mocha: web('mocha.ts'), 'node:assert/strict': web('assert.ts') },
    logLevel: 'warning',
  });
}

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
