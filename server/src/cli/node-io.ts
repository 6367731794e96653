import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { nodeSource } from '../host/node-source';
import type { Io } from './io';

/** The process that a user started. The language server and the parsers are loaded only where a command needs them. */
export function nodeIo(): Io {
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    cwd: process.cwd(),
    env: process.env,
    isTTY: process.stdout.isTTY,
    columns: process.stdout.columns,
    source: nodeSource(),
    analyzer: async () => (await import('../lsp/node-analyzer.js')).createNodeAnalyzer(),
    write: (path, text) => writeFile(path, text),
    newSecretKey: () => Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString('base64url'),
    startServer: async () => (await import('../lsp/node.js')).startStdio(),
  };
}
