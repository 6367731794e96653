import {
  commands,
  l10n,
  languages,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import type { BaseLanguageClient, CodeAction, LanguageClientOptions, State } from 'vscode-languageclient';
import { Applier } from './applying';
import { insertBlock } from './blocks';
import { ChecklistView } from './checklist/view';
import { fixAll, fixFinding, ignoreFinding, openExample } from './editing';
import { serveFiles } from './files';
import {
  applyCommand,
  initializationOptions,
  showRuleCommand,
  statusMethod,
  type DocumentStatus,
} from '../../server/src/protocol';
import { quietTrace } from './quiet-trace';
import { rulePages, showRule } from './rule-pages';
import { candidates, documentsOf, elsewhere, servedSchemes, settingsLike } from './selectors';
import { Status, type ServerState } from './status';

/** What differs between the desktop and the browser. */
export interface Host {
  /** Makes the client; asked for once, when the server is needed, so that activation itself loads next to nothing. */
  createClient(options: LanguageClientOptions): Promise<BaseLanguageClient>;
}

/** The running extension; `stop` ends the server. */
export interface Extension {
  stop(): Promise<void>;
}

/** What other extensions get of this one. */
export interface Exports {
  /** How long activation took, in milliseconds; the suite holds it under a budget. */
  readonly activation: number;
}

/** Registers the commands, and starts the server as soon as the workspace has something for it. */
export function start(context: ExtensionContext, host: Host): Extension {
  const log = window.createOutputChannel('Settings Lint for Django', { log: true });
  const schemes = servedSchemes(workspace.workspaceFolders);
  const status = new Status(schemes, (uri) => uri.toString());
  const session = new ClientSession(host, schemes, log, status, (client) => {
    checklist.follow(client);
  });
  const applier = new Applier();
  const checklist = new ChecklistView(session, applier);
  context.subscriptions.push(
    log,
    status,
    checklist,
    applier.changes,
    commands.registerCommand(applyCommand, (action: CodeAction, isConfirmed?: boolean) =>
      applier.apply(session.client, action, isConfirmed),
    ),
    rulePages(() => session.client),
    commands.registerCommand('djangoSettingsLint.restart', () => session.restart()),
    commands.registerCommand('djangoSettingsLint.showLog', () => {
      log.show();
    }),
    commands.registerCommand(showRuleCommand, async (id: unknown) => {
      await session.begin();
      await showRule(session.client, id);
    }),
    ...editingCommands(context, session),
    whenNeeded(schemes, () => void session.begin()),
  );
  return { stop: () => session.stop() };
}

/** Commands on the file at hand. Those of the walkthrough start the server where nothing else has. */
function editingCommands(context: ExtensionContext, session: ClientSession): readonly Disposable[] {
  const register = (name: string, run: (...args: unknown[]) => unknown): Disposable =>
    commands.registerCommand(`djangoSettingsLint.${name}`, run);
  return [
    register('fixAll', fixAll),
    register('fixFinding', fixFinding),
    register('ignoreFinding', ignoreFinding),
    register('insertBlock', (id) => insertBlock(session.client, id)),
    register('openExample', async () => {
      await session.begin();
      await openExample();
    }),
    register('openWalkthrough', () =>
      commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, false),
    ),
  ];
}

/** One server and its client. */
class ClientSession {
  client: BaseLanguageClient | undefined;
  private begun: Promise<void> | undefined;
  private restarting: Promise<void> | undefined;
  private told = false;

  constructor(
    private readonly host: Host,
    private readonly schemes: readonly string[],
    private readonly log: LogOutputChannel,
    private readonly status: Status,
    private readonly connected: (client: BaseLanguageClient) => void,
  ) {}

  begin(): Promise<void> {
    this.begun ??= this.connect();
    return this.begun;
  }

  /** A restart that is asked for while one is under way is that one: two at once would leave two servers. */
  restart(): Promise<void> {
    this.restarting ??= this.startAnew().finally(() => {
      this.restarting = undefined;
    });
    return this.restarting;
  }

  private async startAnew(): Promise<void> {
    this.told = false;
    await this.stop();
    this.begun = undefined;
    await this.begin();
  }

  async stop(): Promise<void> {
    await this.begun;
    const { client } = this;
    this.client = undefined;
    // A server that hangs must not keep the editor from closing, nor a restart from happening.
    await client?.dispose(2000).catch((error: unknown) => {
      this.log.warn(`Stopping the server: ${messageOf(error)}`);
    });
    this.say('stopped');
  }

  private async connect(): Promise<void> {
    this.say('starting');
    try {
      const client = await this.host.createClient(this.options());
      this.client = client;
      serveFiles(client);
      this.connected(client);
      client.onNotification(statusMethod, (status: DocumentStatus) => {
        this.status.document(status);
      });
      client.onDidChangeState(({ newState }) => {
        this.say(stateName(newState));
      });
      await client.start();
    } catch (error) {
      this.fail(error);
    }
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: documentsOf(this.schemes),
      initializationOptions,
      outputChannel: this.log,
      traceOutputChannel: quietTrace('Settings Lint for Django'),
      markdown: { isTrusted: false, supportHtml: false },
    };
  }

  /** The state is also a condition for commands and for the view. */
  private say(state: ServerState): void {
    this.status.server(state);
    void commands.executeCommand('setContext', 'djangoSettingsLint.server', state);
  }

  /** Says it once; the status item goes on saying it. */
  private fail(error: unknown): void {
    this.say('failed');
    this.log.error(messageOf(error));
    if (this.told) return;
    this.told = true;
    const showLog = l10n.t('Show Log');
    void window.showErrorMessage(l10n.t('Settings Lint for Django could not start.'), showLog).then((picked) => {
      if (picked === showLog) this.log.show();
    });
  }
}

/** A crashed server is started again by the client, which is why its states are followed. */
function stateName(state: State): ServerState {
  // The numbers of the client's `State`: importing the enumeration would load the whole client at activation.
  const names: Readonly<Record<`${State}`, ServerState>> = { 1: 'stopped', 2: 'running', 3: 'starting', 4: 'failed' };
  return names[state];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Calls `begin` once the workspace, an open document or a new file has something for the server. */
function whenNeeded(schemes: readonly string[], begin: () => void): Disposable {
  const wanted = (document: TextDocument): boolean => languages.match(settingsLike(schemes), document) > 0;
  const consider = (document: TextDocument): void => {
    if (wanted(document)) begin();
  };
  const look = async (): Promise<void> => {
    const found = await workspace.findFiles(candidates, elsewhere, 1);
    if (found.length > 0) begin();
  };
  workspace.textDocuments.forEach(consider);
  void look();
  const watcher = workspace.createFileSystemWatcher(candidates, false, true, true);
  const listeners = [
    watcher,
    watcher.onDidCreate(begin),
    workspace.onDidOpenTextDocument(consider),
    workspace.onDidChangeWorkspaceFolders(() => void look()),
  ];
  return { dispose: () => listeners.forEach((listener) => void listener.dispose()) };
}
