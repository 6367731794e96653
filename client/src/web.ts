import { Uri, workspace, type ExtensionContext } from 'vscode';
import type { MessageTransports } from 'vscode-languageclient';
import type * as desktop from 'vscode-languageclient/node';
import { start, type Exports } from './start';

/**
 * The language client of the desktop. It stands in the bundle of this entry and shares nearly all of its code with the
 * browser's client, so that the package carries it once.
 */
export const desktopClient = (): Promise<typeof desktop> => import('vscode-languageclient/node');

/** The entry in a browser: the server is a worker, and reads files through this side. */
export function activate(context: ExtensionContext): Exports {
  const began = performance.now();
  const extension = start(context, {
    async createClient(options) {
      const { BrowserMessageReader, BrowserMessageWriter, LanguageClient, State } =
        await import('vscode-languageclient/browser');
      let worker: Worker | undefined;
      const connect = async (): Promise<MessageTransports> => {
        worker = await startWorker(context);
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
      };
      const client = new LanguageClient('djangoSettingsLint', 'Settings Lint for Django', connect, options);
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Stopped) worker?.terminate();
      });
      return client;
    },
  });
  context.subscriptions.push({ dispose: () => void extension.stop() });
  return { activation: performance.now() - began };
}

/**
 * Everything is read here, because a worker cannot know where the extension lies and may not be started from every place where
 * it can lie. The parsers are handed over before all else.
 */
async function startWorker(context: ExtensionContext): Promise<Worker> {
  const bytes = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist', name)));
  const [script, runtime, python, dotenv] = await Promise.all([
    bytes('server.js'),
    bytes('web-tree-sitter.wasm'),
    bytes('tree-sitter-python.wasm'),
    bytes('tree-sitter-dotenv.wasm'),
  ]);
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.addEventListener(
    'message',
    () => {
      URL.revokeObjectURL(address);
    },
    { once: true },
  );
  worker.postMessage({ runtime, python, dotenv });
  return worker;
}
