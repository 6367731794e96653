import {
  CodeActionKind,
  CodeActionRequest,
  CodeActionResolveRequest,
  HoverRequest,
  TextDocumentSyncKind,
  type Connection,
  type FileEvent as ProtocolFileEvent,
  type InitializeResult,
} from 'vscode-languageserver';
import { renderRulePage } from '../core/rules/page';
import { normalizeUri } from '../core/text';
import { fixAllKind } from './actions';
import { isRecord } from './configuration';
import { createGuard } from './guard';
import type { ServerHost } from './host';
import { createLog } from './log';
import type { ClientProfile } from './profile';
import { Session } from './session';
import { registrations } from './watching';
import type { FileEvent } from './workspace';

/** Asks for the page of a rule: `{ id: string }` gives its Markdown, or null where there is no such rule. */
export const rulePageMethod = 'djangoSettingsLint/rulePage';

/**
 * Serves one client until it says goodbye. The connection must not listen yet. Messages that make no sense are logged and
 * otherwise ignored: one bad message of a client must not end the service.
 */
export function startServer(connection: Connection, host: ServerHost): void {
  const log = createLog(connection);
  const { request, notification } = createGuard(log);
  const current: { session: Session | null } = { session: null };
  const withSession = <R>(use: (session: Session) => R): R | undefined => {
    return current.session === null ? undefined : use(current.session);
  };

  connection.onInitialize((params): InitializeResult => {
    current.session = new Session(connection, host, log, params);
    return { capabilities: capabilitiesFor(current.session.profile), serverInfo: { name: 'django-settings-lint' } };
  });
  connection.onInitialized(notification('initialized', () => withSession((session) => begin(session, connection, notification))));
  connection.onShutdown(() => {
    withSession((session) => {
      session.workspace.dispose();
    });
    current.session = null;
  });
  onDocuments(connection, notification, withSession);
  onWorkspace(connection, notification, withSession);
  connection.onRequest(
    HoverRequest.type,
    request('Hover', null, async ({ textDocument, position }) => (await withSession((session) => session.hover(textDocument.uri, position))) ?? null),
  );
  connection.onRequest(
    CodeActionRequest.type,
    request('Code actions', [], async ({ textDocument, range, context }) => [
      ...((await withSession((session) => session.codeActions(textDocument.uri, range, context.only))) ?? []),
    ]),
  );
  connection.onRequest(CodeActionResolveRequest.type, (action) => resolved(action));
  const resolved = async (action: Parameters<Session['resolve']>[0]): ReturnType<Session['resolve']> =>
    request('Resolving an action', action, async () => (await withSession((session) => session.resolve(action))) ?? action)(action);
  connection.onRequest(
    rulePageMethod,
    request('The page of a rule', null, (params: unknown) => {
      const id = isRecord(params) ? params['id'] : undefined;
      const rule = typeof id === 'string' ? withSession((session) => session.rule(id)) : undefined;
      return rule === undefined ? null : renderRulePage(rule);
    }),
  );
  connection.listen();
}
