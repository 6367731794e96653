import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Analyzer } from '../../server/src/core/analyzer';
import { normalizeUri } from '../../server/src/core/text';
import type { ServerHost } from '../../server/src/lsp/host';
import { newSecretKey, soon } from '../../server/src/lsp/node';
import { projectLoader } from '../../server/src/lsp/project-loader';
import { startServer } from '../../server/src/lsp/server';
import { LspClient, type Range } from '../harness/lsp-client';
import { countedAnalyzer, type CountedAnalyzer } from './fake-analyzer';
import { MemoryFiles } from './memory-files';

/** What VS Code's language client says about itself, as far as the server looks at it. */
export const vscode = {
  workspace: {
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    configuration: true,
    workspaceFolders: true,
  },
  textDocument: {
    publishDiagnostics: {
      versionSupport: true,
      codeDescriptionSupport: true,
      relatedInformation: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    codeAction: {
      isPreferredSupport: true,
      dataSupport: true,
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source', 'source.fixAll'] } },
      resolveSupport: { properties: ['edit'] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
        tagSupport: { valueSet: [1] },
      },
    },
    rename: { prepareSupport: true },
  },
};

/** A client that understands actions but nothing that came later. */
export const plain = {
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
};

export interface Started {
  readonly client: LspClient;
  readonly files: MemoryFiles;
  readonly analyzer: CountedAnalyzer;
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** The exit codes that the server asked for. */
  readonly exits: readonly number[];
  address(path: string): string;
  open(path: string, text?: string, language?: string): Promise<void>;
  change(path: string, version: number, text: string): void;
  close(path: string): void;
  actions(path: string, range: Range, only?: readonly string[]): Promise<readonly Action[]>;
}

export interface Action {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly edit?: Edit;
  readonly data?: unknown;
  readonly command?: unknown;
  readonly diagnostics?: readonly { readonly code: string }[];
}

export interface Edit {
  readonly changes?: Readonly<Record<string, readonly { readonly range: Range; readonly newText: string }[]>>;
  readonly documentChanges?: readonly {
    readonly kind?: string;
    readonly uri?: string;
    readonly textDocument?: { readonly uri: string; readonly version: number | null };
    readonly edits?: readonly { readonly range: Range; readonly newText: string; readonly annotationId?: string }[];
  }[];
  readonly changeAnnotations?: Readonly<Record<string, { readonly needsConfirmation?: boolean }>>;
}

export interface Setup {
  readonly files: Readonly<Record<string, string>>;
  readonly capabilities?: object;
  readonly root?: string;
  /** Addresses of the workspace folders; the root where missing. */
  readonly folders?: readonly string[];
  readonly options?: unknown;
  readonly analyzer?: Promise<Analyzer>;
  readonly quiet?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Answers to requests of the server, by method. */
  readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
}

/** Starts a server in this process over a pair of streams, with files in memory, and shakes hands. */
export async function start(setup: Setup): Promise<Started> {
  const root = setup.root ?? 'file:///srv/p';
  const files = new MemoryFiles(normalizeUri(root), setup.files);
  const analyzer = countedAnalyzer();
  const host: ServerHost = {
    createAnalyzer: () => setup.analyzer ?? Promise.resolve(analyzer),
    files,
    scheme: 'file',
    loader: projectLoader(),
    newSecretKey,
    quiet: setup.quiet ?? 5,
    soon,
  };
  const { client, exits } = connect(host);
  for (const [address, settings] of Object.entries(setup.settings ?? {})) client.settings.set(address, settings);
  for (const [method, answer] of Object.entries(setup.answers ?? {})) client.answers.set(method, answer);
  const folders = (setup.folders ?? [root]).map((uri) => ({ uri, name: uri }));
  const result = await client.request('initialize', {
    processId: null,
    rootUri: folders[0]?.uri ?? null,
    workspaceFolders: folders,
    capabilities: setup.capabilities ?? vscode,
    initializationOptions: setup.options,
  });
  client.notify('initialized', {});
  const { capabilities } = result as { readonly capabilities: Readonly<Record<string, unknown>> };
  const address = (path: string): string => `${root}/${path}`;
  return {
    client,
    files,
    analyzer,
    capabilities,
    exits,
    address,
    async open(path, text, language = path.endsWith('.py') ? 'python' : 'dotenv') {
      const uri = address(path);
      const item = { uri, languageId: language, version: 1, text: text ?? setup.files[path] ?? '' };
      client.notify('textDocument/didOpen', { textDocument: item });
      await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    },
    change(path, version, text) {
      client.notify('textDocument/didChange', {
        textDocument: { uri: address(path), version },
        contentChanges: [{ text }],
      });
    },
    close(path) {
      client.notify('textDocument/didClose', { textDocument: { uri: address(path) } });
    },
    async actions(path, range, only) {
      const context = { diagnostics: [], ...(only !== undefined && { only }) };
      const answer = await client.request('textDocument/codeAction', {
        textDocument: { uri: address(path) },
        range,
        context,
      });
      return answer as readonly Action[];
    },
  };
}

function connect(host: ServerHost): { readonly client: LspClient; readonly exits: readonly number[] } {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const exits: number[] = [];
  const watchDog = { shutdownReceived: false, initialize: () => undefined, exit: (code: number) => exits.push(code) };
  const connection = createConnection(
    (logger) => createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), logger),
    watchDog,
  );
  startServer(connection, host);
  const client = new LspClient({
    write: (bytes) => toServer.write(bytes),
    onData: (listener) => toClient.on('data', listener),
  });
  return { client, exits };
}

/** A range on one line. */
export function on(line: number, start: number, end = start): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
