import type { Diagnostic } from 'vscode-languageserver';
import type { Analyzer } from '../core/analyzer';
import { isWithin, type Uri } from '../core/text';
import type { EditorOptions } from './configuration';
import type { Conversion } from './convert';
import type { OpenDocuments } from './documents';
import { newFolder, ownerOf, reload, searchAgain, type Folder } from './folder';
import type { ServerHost } from './host';
import type { Log } from './log';
import { adopt, loadInto, search } from './loading';
import type { ProjectState } from './project-state';
import { isBeside, isStraySubject, languageOf, loadKey, relevanceOf } from './relevance';

/** An analysis of fewer milliseconds than this is run at every keystroke. */
const unnoticed = 40;

/** What a workspace needs, all of it from the session. */
export interface WorkspaceParts {
  readonly host: ServerHost;
  readonly log: Log;
  readonly documents: OpenDocuments;
  readonly conversion: Omit<Conversion, 'texts'>;
  /** The editor's settings for a folder. */
  readonly options: (folder: Uri) => Promise<EditorOptions>;
  /** Called after each analysis with the files whose findings may be different now. */
  readonly analysed: (files: ReadonlySet<Uri>) => void;
}

/** A file that was created, changed or deleted on disk. */
export interface FileEvent {
  readonly uri: Uri;
  readonly what: 'created' | 'changed' | 'deleted';
}

/**
 * All projects of a session and the work that is due on them. Events only note what is due; one loop does it, analysing
 * before loading, so that what is typed shows up while files are still being read.
 */
export class Workspace {
  private readonly folders = new Map<Uri, Folder>();
  /** Documents outside of every folder whose project is not known yet. */
  private readonly strays = new Set<Uri>();
  /** What loading could see in documents that no project wanted, so that they are not offered again unchanged. */
  private readonly refused = new Map<Uri, string>();
  private analyzer: Analyzer | null = null;
  private working: Promise<void> | null = null;
  /** Takes back the work that is planned; null where none is. */
  private planned: (() => void) | null = null;
  private closed = false;
  /** How long the last analysis of a change took, in milliseconds. */
  private lastRun = Number.POSITIVE_INFINITY;

  constructor(private readonly parts: WorkspaceParts) {}

  start(analyzer: Analyzer): void {
    this.analyzer = analyzer;
    this.due(0);
  }

  dispose(): void {
    this.closed = true;
    this.planned?.();
  }

  addFolder(uri: Uri): void {
    this.folders.set(uri, newFolder(uri, 'workspace'));
    this.due(0);
  }

  removeFolder(uri: Uri): void {
    this.drop(uri);
    for (const open of this.parts.documents.uris) this.edited(open, 0);
  }

  /** Asks for the editor's settings again. */
  reconfigure(): void {
    for (const folder of this.folders.values()) {
      folder.options = null;
      searchAgain(folder);
    }
    this.due(0);
  }

  /**
   * An open document has a new text; `delay` in milliseconds, 0 for a document that was just opened. Where the last analysis
   * was too short to be felt, there is no reason to wait for a pause in typing, only for messages that have come already; a longer
   * one waits no longer than it takes, so that at most half of the time goes into analyses while somebody types.
   */
  edited(uri: Uri, delay: number): void {
    const document = this.parts.documents.get(uri);
    if (document === undefined) return;
    const homes = this.projects.filter((project) => project.has(uri));
    for (const project of homes) project.require(this.needOf(project, uri, document.text));
    if (homes.length === 0) this.offer(uri, document.text);
    if (delay > 0 && this.lastRun < unnoticed) this.plan((run) => this.parts.host.soon(run));
    else this.due(Math.min(delay, this.lastRun));
  }

  /** A document was closed: what is on disk counts again. */
  released(uri: Uri): void {
    this.refused.delete(uri);
    this.strays.delete(uri);
    for (const project of this.projects) if (project.has(uri)) project.require('load');
    for (const folder of this.folders.values()) if (this.isAbandoned(folder)) this.drop(folder.uri);
    this.due(0);
  }

  /** Files changed on disk; an open document that a project already has counts as its buffer says. */
  filesChanged(events: readonly FileEvent[]): void {
    for (const event of events) {
      const buffered = this.parts.documents.has(event.uri) && this.projects.some((project) => project.has(event.uri));
      if (!buffered) this.fileChanged(event);
    }
    this.due(this.parts.host.quiet);
  }

  /** Resolves when nothing is left to do; starts at once what was waiting for a pause in typing. */
  settle(): Promise<void> {
    if (this.planned !== null) this.due(0);
    return this.working ?? Promise.resolve();
  }

  get projects(): readonly ProjectState[] {
    return [...this.folders.values()].flatMap((folder) => [...folder.projects.values()]);
  }

  /** The projects that have loaded or reported about a file. */
  projectsOf(uri: Uri): readonly ProjectState[] {
    return this.projects.filter((project) => project.has(uri) || project.diagnostics.has(uri));
  }

  /** The innermost project with settings whose folder a file lies in. */
  projectAround(uri: Uri): ProjectState | undefined {
    const around = this.projects.filter(({ root, project }) => isWithin(root, uri) && project !== null);
    return [...around].sort((a, b) => b.root.length - a.root.length)[0];
  }

  /** What to show for a file, each thing once although several projects may share the file. */
  diagnosticsOf(uri: Uri): readonly Diagnostic[] {
    if (!this.isVisible(uri)) return [];
    const all = this.projects.flatMap((project) => project.diagnostics.get(uri) ?? []);
    return [...new Map(all.map((item) => [JSON.stringify(item), item])).values()];
  }

  /** Findings are shown in open documents and inside the workspace, never in a project's files beyond it. */
  private isVisible(uri: Uri): boolean {
    return this.parts.documents.has(uri) || ownerOf(uri, this.folders.values()) !== undefined;
  }

  private needOf(project: ProjectState, uri: Uri, text: string): 'lint' | 'load' {
    return this.analyzer === null || project.outgrown(uri, text, this.analyzer) ? 'load' : 'lint';
  }

  /** A document that no project has: it may be about to join one. */
  private offer(uri: Uri, text: string): void {
    const owner = ownerOf(uri, this.folders.values());
    if (owner === undefined) {
      this.offerStray(uri);
      return;
    }
    const relevance = relevanceOf(uri, owner.uri);
    if (relevance === 'none' || !this.isNews(uri, text)) return;
    if (relevance === 'subject') searchAgain(owner);
    else reload(owner);
  }

  private offerStray(uri: Uri): void {
    const known = this.folders.get(uri);
    if (known !== undefined) reload(known);
    else if (uri.startsWith('untitled:')) this.folders.set(uri, newFolder(uri, 'lone'));
    else if (isStraySubject(uri)) this.strays.add(uri);
  }

  private isNews(uri: Uri, text: string): boolean {
    const { analyzer } = this;
    const key = analyzer === null ? text : loadKey(languageOf(uri), text, () => analyzer.inspect(uri, text));
    const news = this.refused.get(uri) !== key;
    this.refused.set(uri, key);
    return news;
  }

  private fileChanged({ uri, what }: FileEvent): void {
    for (const folder of this.folders.values()) {
      const relevance = isWithin(folder.uri, uri) ? relevanceOf(uri, folder.uri) : 'none';
      if (relevance !== 'none' && what !== 'changed') searchAgain(folder);
      else if (relevance !== 'none') reload(folder);
    }
    for (const project of this.projects) {
      const members = [...project.members];
      const moved = what !== 'changed' && (isBeside(uri, members) || members.some((member) => isWithin(uri, member)));
      if (moved || project.consulted(uri)) project.require('load');
    }
  }

  private isAbandoned(folder: Folder): boolean {
    if (folder.kind === 'workspace') return false;
    const open = this.parts.documents.uris;
    if (folder.kind === 'lone') return !open.includes(folder.uri);
    return folder.searched && !this.projectsIn(folder).some((project) => open.some((uri) => project.has(uri)));
  }

  private projectsIn(folder: Folder): readonly ProjectState[] {
    return [...folder.projects.values()];
  }

  private drop(uri: Uri): void {
    const folder = this.folders.get(uri);
    if (folder === undefined) return;
    this.folders.delete(uri);
    this.parts.analysed(new Set(this.projectsIn(folder).flatMap((project) => [...project.diagnostics.keys()])));
  }

  private due(delay: number): void {
    if (delay > 0) this.plan((run) => inTime(run, delay));
    else this.plan(null);
  }

  /** Does what is due at the time that `when` says, or at once; what was planned before is not done twice. */
  private plan(when: ((run: () => void) => () => void) | null): void {
    if (this.closed || this.analyzer === null) return;
    this.planned?.();
    this.planned = null;
    if (when !== null) this.planned = when(() => this.plan(null));
    else this.work(this.analyzer);
  }

  private work(analyzer: Analyzer): void {
    this.lintAll(analyzer);
    if (this.working !== null || this.nextStep(analyzer) === undefined) return;
    this.working = this.workOff(analyzer).finally(() => {
      this.working = null;
    });
  }

  private async workOff(analyzer: Analyzer): Promise<void> {
    for (;;) {
      const step = this.closed ? undefined : this.nextStep(analyzer);
      if (step === undefined) return;
      await step().catch((error: unknown) => {
        this.parts.log.bug('Loading a project', error);
      });
      this.lintAll(analyzer);
    }
  }

  private nextStep(analyzer: Analyzer): (() => Promise<void>) | undefined {
    for (const stray of this.strays) return () => this.adopt(stray);
    for (const folder of this.folders.values()) {
      if (!folder.searched) return () => this.search(folder);
      for (const project of folder.projects.values()) {
        if (project.need === 'load') return () => loadInto(project, folder, analyzer, this.parts);
      }
    }
    return undefined;
  }

  private async adopt(stray: Uri): Promise<void> {
    this.strays.delete(stray);
    const root = await adopt(stray, this.parts);
    const isOpen = this.parts.documents.has(stray);
    if (isOpen && !this.folders.has(root)) this.folders.set(root, newFolder(root, 'outside'));
  }

  private async search(folder: Folder): Promise<void> {
    const gone = await search(folder, this.parts);
    this.parts.analysed(new Set(gone.flatMap((project) => [...project.diagnostics.keys()])));
  }

  /** Analyses every project whose texts changed. Runs without a pause, so findings and texts belong together. */
  private lintAll(analyzer: Analyzer): void {
    const files = new Set<Uri>();
    const start = performance.now();
    for (const project of this.projects) {
      if (project.need !== 'lint') continue;
      for (const uri of project.diagnostics.keys()) files.add(uri);
      this.lint(project, analyzer);
      for (const uri of project.diagnostics.keys()) files.add(uri);
      for (const uri of this.parts.documents.uris) if (project.has(uri)) files.add(uri);
    }
    if (files.size === 0) return;
    this.parts.analysed(files);
    this.lastRun = performance.now() - start;
  }

  private lint(project: ProjectState, analyzer: Analyzer): void {
    try {
      project.lint(analyzer, this.parts.documents);
      project.convert(this.parts.conversion);
    } catch (error) {
      this.parts.log.bug('An analysis', error);
    }
  }
}

function inTime(run: () => void, delay: number): () => void {
  const timer = setTimeout(run, delay);
  return () => {
    clearTimeout(timer);
  };
}
