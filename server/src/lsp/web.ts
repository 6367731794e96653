import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { createAnalyzer, createDotenvParser, createPythonParser, plan } from '../core';
import { loadWasmEngine } from '../grammar/wasm';
import { failed, type FileSource } from '../load';
import { isRecord } from './configuration';
import type { ServerHost } from './host';
import { projectLoader } from './project-loader';
import { startServer } from './server';

/** The first message to the worker: the bytes of the three `.wasm` files, read by the client wherever the extension lies. */
export interface WorkerFiles {
  readonly runtime: Uint8Array;
  readonly python: Uint8Array;
  readonly dotenv: Uint8Array;
}

/** What is used of a dedicated worker's global scope. The server compiles without the types of the DOM. */
interface WorkerScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

/** Serves the client that started this worker. Its first message brings the parsers, all others are the protocol's. */
export function startWorker(): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.onmessage = ({ data }) => {
    if (!isWorkerFiles(data)) return;
    // From here on, the reader listens in place of this function.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- its type is one of the DOM.
    const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
    startServer(createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port)), workerHost(data));
  };
}

/** The server's host in a worker: it has no files of its own, so all of them are asked from the client. */
function workerHost(files: WorkerFiles): ServerHost {
  return {
    async createAnalyzer() {
      const engine = await loadWasmEngine(files);
      const parsePython = createPythonParser(engine.parsePython);
      const parseDotenv = createDotenvParser(engine.parseDotenv);
      return createAnalyzer({ parsePython, parseDotenv, plan });
    },
    files: noFiles,
    scheme: null,
    loader: projectLoader(),
    newSecretKey,
    quiet: 80,
    soon(run) {
      const timer = setTimeout(run, 1);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}

const noFiles: FileSource = {
  read: () => Promise.resolve(failed('unreadable', 'This editor does not hand its files over.')),
  list: () => Promise.resolve([]),
  facts: () => Promise.resolve({ type: 'missing', size: 0 }),
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 384 random bits as 64 characters, six bits each. */
function newSecretKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(64));
  return Array.from(bytes, (byte) => alphabet.charAt(byte & 63)).join('');
}

function isWorkerFiles(data: unknown): data is WorkerFiles {
  return isRecord(data) && ['runtime', 'python', 'dotenv'].every((name) => data[name] instanceof Uint8Array);
}
