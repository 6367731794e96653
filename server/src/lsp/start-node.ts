import { join } from 'node:path';
import process from 'node:process';
import { cacheFolder } from '../host/cache-folder';
import { loadProgram } from '../host/code-cache';

/** Tells this build of the server from others; the bundler fills it in. */
declare const BUILD: string;

// The entry of the bundle that the desktop starts: the server with the code that V8 compiled before.
const { keepSoon } = loadProgram(join(__dirname, 'server.js'), {
  folder: cacheFolder(process.env, process.platform),
  build: BUILD,
  purpose: 'server',
});
keepSoon();
