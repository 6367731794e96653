import type { CodeAction, Connection, InitializeParams, Range } from 'vscode-languageserver';
import type { Analyzer } from '../core/analyzer';
import { normalizeUri, type Uri } from '../core/text';
import { configEditor, type FileSource } from '../load';
import { checklistChangedMethod, statusMethod } from '../protocol';
import { ActionDesk } from './action-desk';
import { actionData } from './actions';
import { clientFiles, splitByScheme } from './client-files';
import { editorOptions, section, type EditorOptions } from './configuration';
import type { Conversion } from './convert';
import { OpenDocuments } from './documents';
import type { ServerHost } from './host';
import type { Log } from './log';
import { PositionDesk } from './position-desk';
import { clientProfile, type ClientProfile } from './profile';
import { ProjectDesk } from './project-desk';
import { Publisher } from './publisher';
import { languageOf, type Language } from './relevance';
import { ruleList, rulePage } from './rules';
import { conversionFor, type SessionParts } from './session-parts';
import { Spellings } from './spelling';
import { statusOf } from './status';
import { Workspace } from './workspace';

/** Everything that the server remembers between two messages; a new session knows nothing of an older one. */
export class Session {
  readonly profile: ClientProfile;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  /** What is asked about positions of documents. */
  readonly positions: PositionDesk;
  /** What is asked about whole projects. */
  readonly projects: ProjectDesk;
  private readonly spellings = new Spellings();
  private readonly publisher: Publisher;
  private readonly conversion: Omit<Conversion, 'texts'>;
  private readonly parts: SessionParts;
  /** Settings that the client sent by itself; clients that can be asked are asked instead. */
  private pushed: EditorOptions;
  private analyzer: Analyzer | null = null;
  private readonly parsers: Promise<Analyzer>;
  private ready: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly host: ServerHost,
    private readonly log: Log,
    params: InitializeParams,
  ) {
    this.profile = clientProfile(params);
    this.parsers = host.createAnalyzer();
    this.parsers.catch(() => undefined); // Reported by `start`, which may come much later.
    this.pushed = editorOptions(params.initializationOptions);
    this.documents = new OpenDocuments(this.spellings, this.profile.encoding);
    this.publisher = new Publisher(connection, this.profile.diagnostics.version);
    this.conversion = {
      profile: this.profile,
      spell: (uri) => this.spellings.of(uri),
      version: (uri) => this.documents.get(uri)?.version,
    };
    this.workspace = new Workspace({
      host: { ...host, files: this.filesOf(host) },
      log,
      documents: this.documents,
      conversion: this.conversion,
      options: (folder) => this.optionsFor(folder),
      analysed: (files) => {
        this.publish(files);
      },
    });
    this.parts = {
      profile: this.profile,
      documents: this.documents,
      workspace: this.workspace,
      conversion: this.conversion,
      newSecretKey: () => host.newSecretKey(),
      settled: () => this.settled(),
    };
    this.positions = new PositionDesk(this.parts);
    this.projects = new ProjectDesk(this.parts);
    for (const folder of foldersOf(params)) this.addFolder(folder);
  }

  /** Files that this process cannot read come through the client, if it hands them over. */
  private filesOf({ files, scheme }: ServerHost): FileSource {
    if (!this.profile.own.files) return files;
    const elsewhere = clientFiles(this.connection, (uri) => this.spellings.of(uri));
    return scheme === null ? elsewhere : splitByScheme(scheme, files, elsewhere);
  }

  /** Starts working once the parsers are there; the client can be asked for its settings from now on. */
  start(): void {
    this.ready = this.begin();
  }

  /** A failure is told to the user, as nothing works without parsers. */
  private async begin(): Promise<void> {
    try {
      this.analyzer = await this.parsers;
      this.workspace.start(this.analyzer);
    } catch (error) {
      this.log.bug('Loading the parsers', error);
      const why = error instanceof Error ? error.message : 'unknown reason';
      this.connection.window.showErrorMessage(`Settings Lint cannot start: ${why}`);
    }
  }

  addFolder(address: string): void {
    this.workspace.addFolder(this.spellings.learn(address));
  }

  removeFolder(address: string): void {
    this.workspace.removeFolder(this.spellings.learn(address));
  }

  /** Settings came with a notification; null where the client only says that they changed. */
  reconfigure(sent: unknown): void {
    if (!this.profile.configuration) this.pushed = editorOptions(sent, this.pushed);
    this.workspace.reconfigure();
  }

  /** Milliseconds to wait for the next keystroke. */
  get quiet(): number {
    return this.host.quiet;
  }

  /** For clients that do not watch files, saving is the one sign that something changed on disk. */
  saved(address: string): void {
    if (!this.profile.watching) this.workspace.filesChanged([{ uri: normalizeUri(address), what: 'created' }]);
  }

  /** A document was closed: its findings stay if they are in the project's files, else they go. */
  close(address: string): void {
    const uri = this.documents.closed(address);
    this.workspace.released(uri);
    this.publish(new Set([uri]));
  }

  async codeActions(
    address: string,
    range: Range,
    only: readonly string[] | undefined,
  ): Promise<readonly CodeAction[]> {
    const desk = await this.deskFor(address);
    const actions = desk?.actionsAt(normalizeUri(address), range, only) ?? [];
    if (desk === undefined || this.profile.actions.lazyEdits) return actions;
    return actions.map((action) => filledIn(action, desk));
  }

  /** Fills in the edit. Where the text has changed since the action was offered, the action comes back without one. */
  async resolve(action: CodeAction): Promise<CodeAction> {
    const data = actionData(action.data);
    const desk = data === undefined ? undefined : await this.deskFor(data.uri);
    return desk === undefined ? action : filledIn(action, desk);
  }

  private async deskFor(address: string): Promise<ActionDesk | undefined> {
    const configure = await configEditor();
    const analyzer = await this.settled();
    const [state] = this.workspace.projectsOf(normalizeUri(address));
    if (state === undefined || analyzer === null) return undefined;
    const to = conversionFor(this.parts, state);
    const languageOf = (uri: Uri): Language => this.languageOf(uri);
    return new ActionDesk({ state, to, configure, analyzer, languageOf, newSecretKey: this.parts.newSecretKey });
  }

  async page(id: string): Promise<string | null> {
    await this.ready;
    return this.analyzer === null ? null : rulePage(id, this.analyzer);
  }

  async rules(): Promise<ReturnType<typeof ruleList>> {
    await this.ready;
    return this.analyzer === null ? [] : ruleList(this.analyzer);
  }

  private async settled(): Promise<Analyzer | null> {
    await this.ready;
    await this.workspace.settle();
    return this.analyzer;
  }

  private languageOf(uri: Uri): Language {
    const byName = languageOf(uri);
    const said = this.documents.get(uri)?.language;
    return byName === 'other' && (said === 'python' || said === 'dotenv') ? said : byName;
  }

  private async optionsFor(folder: Uri): Promise<EditorOptions> {
    if (!this.profile.configuration) return this.pushed;
    try {
      const sent: unknown = await this.connection.workspace.getConfiguration({
        scopeUri: this.spellings.of(folder),
        section,
      });
      return editorOptions(sent, this.pushed);
    } catch (error) {
      this.log.bug('Asking for settings', error);
      return this.pushed;
    }
  }

  private publish(files: ReadonlySet<Uri>): void {
    for (const uri of files) {
      const version = this.documents.get(uri)?.version;
      const diagnostics = this.workspace.diagnosticsOf(uri);
      this.publisher.publish({ uri, address: this.spellings.of(uri), version, diagnostics });
    }
    if (this.profile.own.status) this.sendStatus();
    if (this.projects.takeShown()) void this.connection.sendNotification(checklistChangedMethod);
  }

  private sendStatus(): void {
    for (const uri of this.documents.uris) {
      const [state] = this.workspace.projectsOf(uri);
      const status = state === undefined ? null : statusOf(uri, this.spellings.of(uri), state);
      if (status !== null) void this.connection.sendNotification(statusMethod, status);
    }
  }
}

/** An action that leaves its edit for later has data; what is done by a command has none. */
function filledIn(action: CodeAction, desk: ActionDesk): CodeAction {
  const data = actionData(action.data);
  return data === undefined ? action : desk.withEdit(action, data);
}

/** Clients name folders, or in older protocols one root. */
function foldersOf(params: InitializeParams): readonly string[] {
  if (Array.isArray(params.workspaceFolders)) return params.workspaceFolders.map((folder) => folder.uri);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients know nothing else.
  const { rootUri } = params;
  return typeof rootUri === 'string' ? [rootUri] : [];
}
