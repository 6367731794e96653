import type {
  CodeAction,
  CompletionItem,
  Connection,
  Hover,
  InitializeParams,
  Location,
  Position,
  Range,
} from 'vscode-languageserver';
import type { Analyzer } from '../core/analyzer';
import type { Checklist } from '../core/ide/checklist/checklist';
import { normalizeUri, type Uri } from '../core/text';
import { ActionDesk } from './action-desk';
import { actionData } from './actions';
import { blockOf } from './blocks';
import { checklistOf, markdownOf } from './checklists';
import { documentation, itemData, itemOf } from './completions';
import { configEditor, type FileSource } from '../load';
import { checklistChangedMethod, statusMethod, type HardenedBlock, type ProjectChecklist } from '../protocol';
import { clientFiles, splitByScheme } from './client-files';
import { editorOptions, section, type EditorOptions } from './configuration';
import type { Conversion } from './convert';
import { OpenDocuments } from './documents';
import type { ServerHost } from './host';
import { hoverAt } from './hovers';
import type { Log } from './log';
import { clientProfile, type ClientProfile } from './profile';
import type { ProjectState } from './project-state';
import { Publisher } from './publisher';
import { languageOf, type Language } from './relevance';
import { ruleList, rulePage } from './rules';
import { Spellings } from './spelling';
import { statusOf } from './status';
import { createTexts } from './texts';
import { definitionAt, referencesAt, renameAt, renameTargetAt, type Spot } from './variables';
import { Workspace } from './workspace';

/** Everything that the server remembers between two messages; a new session knows nothing of an older one. */
export class Session {
  readonly profile: ClientProfile;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  private readonly spellings = new Spellings();
  private readonly publisher: Publisher;
  private readonly conversion: Omit<Conversion, 'texts'>;
  /** Settings that the client sent by itself; clients that can be asked are asked instead. */
  private pushed: EditorOptions;
  private analyzer: Analyzer | null = null;
  private readonly parsers: Promise<Analyzer>;
  private ready: Promise<void> = Promise.resolve();
  /** True while the client has a checklist that no analysis has followed. */
  private hasChecklist = false;

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

  async hover(address: string, position: Position): Promise<Hover | null> {
    const uri = normalizeUri(address);
    await this.settle();
    const [state] = this.workspace.projectsOf(uri);
    const offset = state?.texts.lines(uri)?.offsetAt(position);
    if (state === undefined || offset === undefined || this.analyzer === null) return null;
    return hoverAt(state, uri, offset, this.analyzer, this.profile);
  }

  async complete(address: string, position: Position): Promise<CompletionItem[]> {
    const spot = await this.spotAt(address, position);
    if (spot === null) return [];
    const { state, project, uri, offset, analyzer } = spot;
    const to = this.conversionFor(state);
    return analyzer
      .complete(project, uri, offset)
      .map((one) => itemOf(one, uri, to, (about) => analyzer.completionDoc(project, uri, about)));
  }

  /** Adds what is told of an item that is looked at. */
  async describe(item: CompletionItem): Promise<CompletionItem> {
    const data = itemData(item.data);
    if (data === undefined) return item;
    await this.settle();
    const uri = normalizeUri(data.uri);
    const project = this.workspace.projectsOf(uri)[0]?.project?.project;
    if (project === undefined || this.analyzer === null) return item;
    return { ...item, ...documentation(this.analyzer.completionDoc(project, uri, data.about), this) };
  }

  async definition(address: string, position: Position): Promise<Location[]> {
    const spot = await this.spotAt(address, position);
    return spot === null ? [] : definitionAt(spot, this.conversionFor(spot.state));
  }

  async references(address: string, position: Position, declarations: boolean): Promise<Location[]> {
    const spot = await this.spotAt(address, position);
    return spot === null ? [] : referencesAt(spot, declarations, this.conversionFor(spot.state));
  }

  async renameTarget(address: string, position: Position): Promise<ReturnType<typeof renameTargetAt>> {
    const spot = await this.spotAt(address, position);
    return spot === null ? null : renameTargetAt(spot, this.conversionFor(spot.state));
  }

  /** Null where there is nothing to rename; an error with a message for the user where the new name cannot be given. */
  async rename(address: string, position: Position, newName: string): Promise<ReturnType<typeof renameAt>> {
    const spot = await this.spotAt(address, position);
    if (spot === null) return null;
    return renameAt(spot, newName, () => this.host.newSecretKey(), this.conversionFor(spot.state));
  }

  /** A position in the texts as they are now; null outside of every project. */
  private async spotAt(address: string, position: Position): Promise<Spot | null> {
    const uri = normalizeUri(address);
    await this.settle();
    const { analyzer } = this;
    const [state] = this.workspace.projectsOf(uri);
    const project = state?.project?.project;
    const offset = state?.texts.lines(uri)?.offsetAt(position);
    if (state === undefined || project === undefined || offset === undefined || analyzer === null) return null;
    return { state, project, uri, offset, analyzer };
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
    await this.settle();
    const { analyzer } = this;
    const [state] = this.workspace.projectsOf(normalizeUri(address));
    if (state === undefined || analyzer === null) return undefined;
    const to = this.conversionFor(state);
    const languageOf = (uri: Uri): Language => this.languageOf(uri);
    return new ActionDesk({ state, to, configure, analyzer, languageOf, newSecretKey: () => this.host.newSecretKey() });
  }

  async page(id: string): Promise<string | null> {
    await this.ready;
    return this.analyzer === null ? null : rulePage(id, this.analyzer);
  }

  async rules(): Promise<ReturnType<typeof ruleList>> {
    await this.ready;
    return this.analyzer === null ? [] : ruleList(this.analyzer);
  }

  /** The checklists of a file's project, or of all projects where no file is named. */
  async checklists(address: string | undefined): Promise<readonly ProjectChecklist[]> {
    return this.eachChecklist(address, checklistOf);
  }

  async checklistsAsMarkdown(address: string | undefined): Promise<string> {
    return (await this.eachChecklist(address, markdownOf)).join('\n');
  }

  /** The hardened blocks for a file of a project, also for an open one that nothing else is asked about. */
  async blocks(address: string): Promise<readonly HardenedBlock[]> {
    const spot = await this.spotAt(address, { line: 0, character: 0 });
    if (spot?.project.files.has(spot.uri) !== true) return this.blocksBeside(normalizeUri(address));
    const to = this.conversionFor(spot.state);
    return spot.analyzer.blocks(spot.project, spot.uri).map((block) => blockOf(block, to));
  }

  /** For a file that lies in a project's folder, while nothing of the project has led to it. */
  private blocksBeside(uri: Uri): readonly HardenedBlock[] {
    const text = this.documents.get(uri)?.text;
    const project = this.workspace.projectAround(uri)?.project?.project;
    if (text === undefined || project === undefined || this.analyzer === null) return [];
    const files = new Map([...project.files, [uri, text]]);
    const to = { ...this.conversion, texts: createTexts((one) => files.get(one), this.documents.encoding) };
    return this.analyzer.blocks({ ...project, files }, uri).map((block) => blockOf(block, to));
  }

  private async eachChecklist<T>(
    address: string | undefined,
    show: (root: Uri, list: Checklist, to: Conversion) => T,
  ): Promise<readonly T[]> {
    await this.settle();
    this.hasChecklist = true;
    const { analyzer } = this;
    const { projects } = this.workspace;
    const wanted = address === undefined ? projects : this.workspace.projectsOf(normalizeUri(address)).slice(0, 1);
    return wanted.flatMap((state) => {
      const list = analyzer === null || !hasSettings(state) ? null : state.checklist(analyzer);
      return list === null ? [] : [show(state.root, list, this.conversionFor(state))];
    });
  }

  private async settle(): Promise<void> {
    await this.ready;
    await this.workspace.settle();
  }

  private languageOf(uri: Uri): Language {
    const byName = languageOf(uri);
    const said = this.documents.get(uri)?.language;
    return byName === 'other' && (said === 'python' || said === 'dotenv') ? said : byName;
  }

  private conversionFor(state: ProjectState): Conversion {
    return { ...this.conversion, texts: state.texts };
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
    if (!this.hasChecklist) return;
    this.hasChecklist = false;
    void this.connection.sendNotification(checklistChangedMethod);
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

/** A folder without any settings module has nothing to go through. */
function hasSettings({ project }: ProjectState): boolean {
  return project !== null && project.project.entries.length + project.project.loose.length > 0;
}

/** Clients name folders, or in older protocols one root. */
function foldersOf(params: InitializeParams): readonly string[] {
  if (Array.isArray(params.workspaceFolders)) return params.workspaceFolders.map((folder) => folder.uri);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients know nothing else.
  const { rootUri } = params;
  return typeof rootUri === 'string' ? [rootUri] : [];
}
