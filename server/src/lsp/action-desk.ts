import type { CodeAction, Range } from 'vscode-languageserver';
import type { Analyzer } from '../core/analyzer';
import type { FileEdit } from '../core/rules/problem';
import { normalizeUri, type Uri } from '../core/text';
import type { ConfigEditor } from '../load';
import { actionsFor, editsOf, type ActionData, type FileFindings } from './actions';
import { findingsIn } from './checklists';
import type { Conversion } from './convert';
import { workspaceEdit } from './edits';
import { fixAllEdits, hasSafeFixes } from './fix-all';
import { projectIgnores } from './project-ignores';
import type { ProjectState } from './project-state';
import type { Language } from './relevance';
import { spanOf } from './texts';

/** What the actions of a project are made of. */
export interface ActionParts {
  readonly state: ProjectState;
  readonly to: Conversion;
  readonly configure: ConfigEditor;
  readonly analyzer: Analyzer;
  readonly languageOf: (uri: Uri) => Language;
  readonly newSecretKey: () => string;
}

/** Offers the actions of a project as it is now, and works out their edits. */
export class ActionDesk {
  constructor(private readonly parts: ActionParts) {}

  actionsAt(uri: Uri, range: Range, only: readonly string[] | undefined): readonly CodeAction[] {
    const { state, to } = this.parts;
    return actionsFor(this.fileOf(uri), spanOf(range, uri, state.texts), only, to);
  }

  /** The action with its edit; without one where the text has changed since the action was offered. */
  withEdit(action: CodeAction, data: ActionData): CodeAction {
    const edits = this.editsFor(data);
    if (edits === undefined) return action;
    const { to, newSecretKey } = this.parts;
    return { ...action, edit: workspaceEdit(edits, normalizeUri(data.uri), newSecretKey, to) };
  }

  private editsFor(data: ActionData): readonly FileEdit[] | undefined {
    const { state, to, analyzer } = this.parts;
    const uri = normalizeUri(data.uri);
    if (data.what === 'fix' && data.of === 'checklist') return editsOf(data, this.checkedFileOf(uri), to);
    if (data.what !== 'fix-all') return editsOf(data, this.fileOf(uri), to);
    const isCurrent = data.version === (to.version(uri) ?? null);
    return isCurrent ? fixAllEdits(uri, state, analyzer) : undefined;
  }

  private fileOf(uri: Uri): FileFindings {
    const { state, configure, analyzer, languageOf } = this.parts;
    const findings = state.findings.filter(({ at }) => at.uri === uri);
    const inProject = projectIgnores(state, analyzer.rules, configure);
    return { uri, language: languageOf(uri), findings, fixable: hasSafeFixes(uri, state), inProject };
  }

  private checkedFileOf(uri: Uri): FileFindings {
    const { state, analyzer } = this.parts;
    const list = state.checklist(analyzer);
    return { ...this.fileOf(uri), findings: list === null ? [] : findingsIn(list) };
  }
}
