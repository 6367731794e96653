import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  FileChangeType,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RegistrationRequest,
  RenameRequest,
  type CodeAction,
  type CodeActionParams,
  type CompletionItem,
  type CompletionParams,
  type Connection,
  type DefinitionParams,
  type DidChangeWatchedFilesParams,
  type Hover,
  type HoverParams,
  type Location,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type ReferenceParams,
  type RenameParams,
  type ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { normalizeUri } from '../core/text';
import {
  blocksMethod,
  checklistMarkdownMethod,
  checklistMethod,
  rulePageMethod,
  rulesMethod,
  type HardenedBlock,
  type ProjectChecklist,
} from '../protocol';
import { capabilitiesFor } from './capabilities';
import { isRecord } from './configuration';
import { createGuard, type Guard } from './guard';
import type { ServerHost } from './host';
import { createLog, type Log } from './log';
import { Session } from './session';
import { registrations } from './watching';
import type { FileEvent } from './workspace';

/**
 * Serves one client until it says goodbye. The connection must not listen yet. Messages that make no sense are logged and
 * otherwise ignored: one bad message of a client must not end the service.
 */
export function startServer(connection: Connection, host: ServerHost): void {
  const log = createLog(connection);
  const current: { session: Session | null } = { session: null };
  const guard = createGuard(log, () => current.session);
  connection.onInitialize((params) => {
    current.session = new Session(connection, host, log, params);
    return { capabilities: capabilitiesFor(current.session.profile), serverInfo: { name: 'django-settings-lint' } };
  });
  connection.onInitialized(
    guard.notice('initialized', (session) => {
      begin(session, connection, log, guard);
    }),
  );
  connection.onShutdown(() => {
    current.session?.workspace.dispose();
    current.session = null;
  });
  onDocuments(connection, guard);
  onWorkspace(connection, guard);
  onRequests(connection, guard);
  onWriting(connection, guard);
  onOwnRequests(connection, guard);
  connection.listen();
}

/** The client can be asked from now on: to watch files, to report settings and folders. */
function begin(session: Session, connection: Connection, log: Log, guard: Guard): void {
  session.start();
  const wanted = registrations(session.profile);
  if (wanted.length > 0) {
    connection.sendRequest(RegistrationRequest.type, { registrations: [...wanted] }).catch((error: unknown) => {
      log.bug('Asking the client to watch files', error);
    });
  }
  if (!session.profile.folders) return;
  connection.workspace.onDidChangeWorkspaceFolders(
    guard.notice('Changed folders', (now, { added, removed }) => {
      for (const folder of removed) now.removeFolder(folder.uri);
      for (const folder of added) now.addFolder(folder.uri);
    }),
  );
}

function onDocuments(connection: Connection, guard: Guard): void {
  connection.onDidOpenTextDocument(
    guard.notice('An opened document', ({ documents, workspace }, { textDocument }) => {
      workspace.edited(documents.opened(textDocument), 0);
    }),
  );
  connection.onDidChangeTextDocument(
    guard.notice('A changed document', ({ documents, workspace, quiet }, params) => {
      const uri = documents.changed(params);
      if (uri !== undefined) workspace.edited(uri, quiet);
    }),
  );
  connection.onDidCloseTextDocument(
    guard.notice('A closed document', (session, { textDocument }) => {
      session.close(textDocument.uri);
    }),
  );
  connection.onDidSaveTextDocument(
    guard.notice('A saved document', (session, { textDocument }) => {
      session.saved(textDocument.uri);
    }),
  );
}

function onWorkspace(connection: Connection, guard: Guard): void {
  connection.onDidChangeConfiguration(
    guard.notice('Changed settings', (session, params) => {
      session.reconfigure(isRecord(params) ? params.settings : undefined);
    }),
  );
  connection.onDidChangeWatchedFiles(
    guard.notice('Changed files', ({ workspace }, params) => {
      workspace.filesChanged(eventsOf(params));
    }),
  );
}

function eventsOf({ changes }: DidChangeWatchedFilesParams): readonly FileEvent[] {
  return changes.map(({ uri, type }): FileEvent => {
    const what = type === FileChangeType.Created ? 'created' : type === FileChangeType.Deleted ? 'deleted' : 'changed';
    return { uri: normalizeUri(uri), what };
  });
}

function onRequests(connection: Connection, guard: Guard): void {
  connection.onRequest(
    HoverRequest.type,
    guard.request<HoverParams, Hover | null>('Hover', nothing, (session, { textDocument, position }) =>
      session.positions.hover(textDocument.uri, position),
    ),
  );
  connection.onRequest(
    CodeActionRequest.type,
    guard.request<CodeActionParams, CodeAction[]>(
      'Code actions',
      () => [],
      async (session, params) => [
        ...(await session.codeActions(params.textDocument.uri, params.range, params.context.only)),
      ],
    ),
  );
  connection.onRequest(
    CodeActionResolveRequest.type,
    guard.request<CodeAction, CodeAction>(
      'Resolving an action',
      (action) => action,
      (session, action) => session.resolve(action),
    ),
  );
}

/** Completion, and navigation between reads of environment variables and `.env` files. */
function onWriting(connection: Connection, guard: Guard): void {
  connection.onRequest(
    CompletionRequest.type,
    guard.request<CompletionParams, CompletionItem[]>(
      'Completion',
      () => [],
      (session, { textDocument, position }) => session.positions.complete(textDocument.uri, position),
    ),
  );
  connection.onRequest(
    CompletionResolveRequest.type,
    guard.request<CompletionItem, CompletionItem>(
      'A completion',
      (item) => item,
      (session, item) => session.positions.describe(item),
    ),
  );
  connection.onRequest(
    DefinitionRequest.type,
    guard.request<DefinitionParams, Location[]>(
      'Definition',
      () => [],
      (session, { textDocument, position }) => session.positions.definition(textDocument.uri, position),
    ),
  );
  connection.onRequest(
    ReferencesRequest.type,
    guard.request<ReferenceParams, Location[]>(
      'References',
      () => [],
      (session, { textDocument, position, context }) =>
        session.positions.references(textDocument.uri, position, context.includeDeclaration),
    ),
  );
  connection.onRequest(
    PrepareRenameRequest.type,
    guard.request<PrepareRenameParams, PrepareRenameResult | null>('What to rename', nothing, (session, params) =>
      session.positions.renameTarget(params.textDocument.uri, params.position),
    ),
  );
  connection.onRequest(
    RenameRequest.type,
    guard.request<RenameParams, WorkspaceEdit | ResponseError<undefined> | null>('Rename', nothing, (session, params) =>
      session.positions.rename(params.textDocument.uri, params.position, params.newName),
    ),
  );
}

/** What only our own client asks for, beyond the protocol. */
function onOwnRequests(connection: Connection, guard: Guard): void {
  connection.onRequest(
    checklistMethod,
    guard.request<unknown, readonly ProjectChecklist[]>(
      'The checklist',
      () => [],
      (session, params) => session.projects.checklists(addressIn(params)),
    ),
  );
  connection.onRequest(
    checklistMarkdownMethod,
    guard.request<unknown, string>(
      'The checklist as Markdown',
      () => '',
      (session, params) => session.projects.checklistsAsMarkdown(addressIn(params)),
    ),
  );
  connection.onRequest(
    blocksMethod,
    guard.request<unknown, readonly HardenedBlock[]>(
      'Hardened blocks',
      () => [],
      (session, params) => session.projects.blocks(addressIn(params) ?? ''),
    ),
  );
  connection.onRequest(
    rulePageMethod,
    guard.request<unknown, string | null>('The page of a rule', nothing, (session, params) => {
      const id = isRecord(params) ? params['id'] : undefined;
      return typeof id === 'string' ? session.page(id) : null;
    }),
  );
  connection.onRequest(
    rulesMethod,
    guard.request<unknown, readonly { id: string; summary: string }[]>(
      'The list of rules',
      () => [],
      (session) => session.rules(),
    ),
  );
}

function addressIn(params: unknown): string | undefined {
  const uri = isRecord(params) ? params['uri'] : undefined;
  return typeof uri === 'string' ? uri : undefined;
}

function nothing(): null {
  return null;
}
