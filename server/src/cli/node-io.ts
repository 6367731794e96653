import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { nodeSource } from '../host/node-source';
import { Misuse, type Io } from './io';

/**
 * The process that a user started. The language server and the parsers are loaded only where a command needs them;
 * `onAnalyse` is told when the parsers are.
 */
export function nodeIo(onAnalyse: () => void): Io {
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    get cwd() {
      return currentFolder();
    },
    env: process.env,
    isTTY: process.stdout.isTTY,
    columns: process.stdout.columns,
    source: nodeSource(),
    analyzer: async () => {
      onAnalyse();
      return (await import('../lsp/node-analyzer.js')).createNodeAnalyzer();
    },
    write: (path, text) => writeFile(path, text),
    newSecretKey: () => Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString('base64url'),
    startServer: async () => (await import('../lsp/node.js')).startStdio(),
  };
}

/** Throws `Misuse` where the folder that the shell stands in has been removed. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new Misuse('The current folder does not exist any more.');
  }
}
