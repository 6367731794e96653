import type { Checklist } from '../core/ide/checklist/checklist';
import { normalizeUri, type Uri } from '../core/text';
import type { HardenedBlock, ProjectChecklist } from '../protocol';
import { blockOf } from './blocks';
import { checklistOf, markdownOf } from './checklists';
import type { Conversion } from './convert';
import type { ProjectState } from './project-state';
import { conversionFor, spotAt, type SessionParts } from './session-parts';
import { createTexts } from './texts';

/** Answers what only our own client asks about projects: their checklists, and what can be inserted into their files. */
export class ProjectDesk {
  /** True while the client has a checklist that no analysis has followed. */
  private isShown = false;

  constructor(private readonly parts: SessionParts) {}

  /** True once after each time that a checklist was asked for: it may be another one after the analysis that asks this. */
  takeShown(): boolean {
    const wasShown = this.isShown;
    this.isShown = false;
    return wasShown;
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
    const spot = await spotAt(this.parts, address, { line: 0, character: 0 });
    if (spot?.project.files.has(spot.uri) !== true) return this.blocksBeside(normalizeUri(address));
    const to = conversionFor(this.parts, spot.state);
    return spot.analyzer.blocks(spot.project, spot.uri).map((block) => blockOf(block, to));
  }

  /** For a file that lies in a project's folder, while nothing of the project has led to it. */
  private async blocksBeside(uri: Uri): Promise<readonly HardenedBlock[]> {
    const { settled, documents, workspace, conversion } = this.parts;
    const analyzer = await settled();
    const text = documents.get(uri)?.text;
    const project = workspace.projectAround(uri)?.project?.project;
    if (text === undefined || project === undefined || analyzer === null) return [];
    const files = new Map([...project.files, [uri, text]]);
    const to = { ...conversion, texts: createTexts((one) => files.get(one), documents.encoding) };
    return analyzer.blocks({ ...project, files }, uri).map((block) => blockOf(block, to));
  }

  private async eachChecklist<T>(
    address: string | undefined,
    show: (root: Uri, list: Checklist, to: Conversion) => T,
  ): Promise<readonly T[]> {
    const { settled, workspace } = this.parts;
    const analyzer = await settled();
    this.isShown = true;
    const wanted = address === undefined ? workspace.projects : workspace.projectsOf(normalizeUri(address)).slice(0, 1);
    return wanted.flatMap((state) => {
      const list = analyzer === null || !hasSettings(state) ? null : state.checklist(analyzer);
      return list === null ? [] : [show(state.root, list, conversionFor(this.parts, state))];
    });
  }
}

/** A folder without any settings module has nothing to go through. */
function hasSettings({ project }: ProjectState): boolean {
  return project !== null && project.project.entries.length + project.project.loose.length > 0;
}
