// Brings a real VS Code onto this machine from the npm registry, once: the package code-server carries the complete
// VS Code server with its workbench, and asks for Node 24, which is an npm package as well.

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './processes.mjs';

const NODE = 'node@24';
const CODE_SERVER = 'code-server@4.139.1';
const DEFAULT_CACHE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '.cache', 'vscode-host');

/** Set by an "npm run" around us. They name the other Node, and code-server's installer believes the first of them. */
const OF_OUTER_NPM = ['npm_config_user_agent', 'npm_config_npm_version', 'npm_node_execpath', 'npm_execpath', 'NODE'];
const CHROMIUM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * @typedef {object} Installation
 * @property {string} node Absolute path of the Node 24 binary.
 * @property {string} serverMain Absolute path of the VS Code server's script.
 * @property {string} chromium Absolute path of the browser.
 * @property {NodeJS.ProcessEnv} env Environment in which that Node comes first.
 */

/**
 * Installs what is missing and returns where everything is. A finished installation is not touched.
 *
 * @param {{ cache?: string, say?: (line: string) => void }} [options]
 * @returns {Promise<Installation>}
 */
export async function ensureHost({ cache = DEFAULT_CACHE, say = () => {} } = {}) {
  const chromium = findChromium();
  const nodePackage = join(cache, 'node24', 'node_modules', 'node');
  await installOnce(join(cache, 'node24'), NODE, process.env, say);
  const node = join(nodePackage, 'bin', 'node');
  const env = nodeEnvironment(nodePackage);
  await installOnce(join(cache, 'code-server'), CODE_SERVER, env, say);
  const serverMain = join(cache, 'code-server/node_modules/code-server/lib/vscode/out/server-main.js');
  for (const file of [node, serverMain]) {
    if (!existsSync(file)) throw new Error(`${file} is missing. Delete ${cache} and start again.`);
  }
  return { node, serverMain, chromium, env };
}

/** Path of the browser: CHROMIUM, or where Debian and others install it. */
export function findChromium() {
  const places = process.env.CHROMIUM ? [process.env.CHROMIUM] : CHROMIUM_PLACES;
  const found = places.find((place) => existsSync(place));
  if (!found)
    throw new Error(`No Chromium at ${places.join(', ')}. Install Debian's package "chromium" or set CHROMIUM.`);
  return found;
}

// npm's script is started by the Node that is first on PATH. The native modules of code-server have to be compiled
// against the headers of that very Node, which its platform package brings along.
function nodeEnvironment(nodePackage) {
  const platform = join(nodePackage, 'node_modules', `node-${process.platform}-${process.arch}`);
  const inherited = Object.entries(process.env).filter(([name]) => !OF_OUTER_NPM.includes(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: [join(nodePackage, 'bin'), process.env.PATH].join(delimiter),
    npm_config_nodedir: platform,
  };
}

// The mark is written last, so an interrupted installation is started anew instead of being trusted.
async function installOnce(folder, what, env, say) {
  const mark = join(folder, 'complete.txt');
  if (existsSync(mark)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  say(`Installing ${what} into ${folder}`);
  const scripts = ['--ignore-scripts=false', '--no-audit', '--no-fund'];
  await runToEnd('npm', ['install', ...scripts, what], { cwd: folder, env, seconds: 900 }).catch((error) => {
    if (!/gssapi\.h/.test(error.message)) throw error;
    throw new Error(`A part of ${what} is compiled against Kerberos. Install Debian's package "libkrb5-dev".`);
  });
  writeFileSync(mark, `${what}\n`);
}
