import { randomBytes } from 'node:crypto';
import { createConnection, IPCMessageReader, IPCMessageWriter, type Connection } from 'vscode-languageserver/node';
import { nodeSource } from '../host/node-source';
import { createNodeAnalyzer } from './node-analyzer';
import type { ServerHost } from './host';
import { traceOf } from './log';
import { projectLoader } from './project-loader';
import { startServer } from './server';

/** The server's host on Node: files of this machine, parsers from this installation. */
function nodeHost(): ServerHost {
  return {
    createAnalyzer: createNodeAnalyzer,
    files: nodeSource(),
    scheme: 'file',
    loader: projectLoader(),
    newSecretKey,
    quiet: 80,
    soon,
  };
}

/** Serves a client over standard input and output until it hangs up. Nothing else may write to standard output. */
export function startStdio(): void {
  start(createConnection(process.stdin, process.stdout));
}

/** Serves the editor that forked this process. */
export function startIpc(): void {
  process.once('disconnect', () => process.exit(1));
  start(createConnection(new IPCMessageReader(process), new IPCMessageWriter(process)));
}

/** 384 random bits as 64 characters that no shell, `.env` loader or Python string treats specially. */
export function newSecretKey(): string {
  return randomBytes(48).toString('base64url');
}

/** A message that has arrived takes one turn of the event loop to be read and one to be handled. */
const turnsOfMessage = 2;

/** Counted in turns of the event loop, because no timer is shorter than a millisecond. */
export function soon(run: () => void): () => void {
  let turns = turnsOfMessage;
  const turn = (): void => {
    if (turns-- > 0) immediate = setImmediate(turn);
    else run();
  };
  let immediate = setImmediate(turn);
  return () => {
    clearImmediate(immediate);
  };
}

/** An error that nobody caught ends the process, so that the editor starts a new one; its message may quote a file. */
function start(connection: Connection): void {
  process.once('uncaughtException', (error) => {
    process.stderr.write(`The server stops after an unexpected error: ${traceOf(error)}\n`);
    process.exit(1);
  });
  startServer(connection, nodeHost());
}
