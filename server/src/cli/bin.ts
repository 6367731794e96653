#!/usr/bin/env node
import { join } from 'node:path';
import process from 'node:process';
import { cacheFolder } from '../host/cache-folder';
import { loadProgram } from '../host/code-cache';
import { expectShortRun } from '../host/short-run';
import type * as Program from './program';

/** Tells this build of the program from others; the bundler fills it in. */
declare const BUILD: string;

const isServer = process.argv[2] === 'server';
if (!isServer) expectShortRun();
const program = loadProgram(join(__dirname, 'cli-main.js'), {
  folder: cacheFolder(process.env, process.platform),
  build: BUILD,
  purpose: isServer ? 'server' : 'run',
});
void (program.exports as typeof Program).runProgram().then((hasAnalysed) => {
  if (hasAnalysed) program.keep();
  else if (isServer) program.keepSoon();
});
