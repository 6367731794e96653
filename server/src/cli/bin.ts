#!/usr/bin/env node
import process from 'node:process';
import { run } from './main';
import { nodeIo } from './node-io';
import { version } from './version';

// A reader that closes the pipe early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2), nodeIo(), version()).then((code) => {
  // Not process.exit: what was written to a pipe must arrive, and a language server goes on.
  process.exitCode = code;
});
