import { l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, CodeAction, WorkspaceEdit } from 'vscode-languageclient';
import { ChangesView } from './changes';

/** A file that an edit changes. */
export interface ChangedFile {
  readonly uri: string;
  readonly created: boolean;
}

/** Carries out the actions that the server offers, where VS Code does not do so by itself. */
export class Applier {
  readonly changes = new ChangesView();

  /**
   * Asks the server for the edit of an action and carries it out. An edit of other files than the one with the finding asks first, all
   * or nothing: half of a fix, such as a read of a variable that nothing sets, would be worse than none.
   */
  async apply(client: BaseLanguageClient | undefined, action: CodeAction, isConfirmed = false): Promise<boolean> {
    const { edit } = (await client?.sendRequest<CodeAction>('codeAction/resolve', action)) ?? {};
    if (client === undefined || edit === undefined) return nothingDone();
    const files = changedFiles(edit);
    if (!isConfirmed && files.some(({ uri }) => uri !== homeOf(action))) {
      return (await this.isWanted(action.title.replace(/`/g, ''), edit, files)) && this.apply(client, action, true);
    }
    const applied = await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
    return applied || nothingDone();
  }

  private async isWanted(title: string, edit: WorkspaceEdit, files: readonly ChangedFile[]): Promise<boolean> {
    const [apply, show] = [l10n.t('Apply'), l10n.t('Show Changes')];
    const detail = [l10n.t('This changes:'), ...files.map(nameOf)].join('\n');
    const answer = await window.showInformationMessage(title, { modal: true, detail }, apply, show);
    if (answer !== show) return answer === apply;
    await this.changes.show(title, edit, files);
    const shown = window.tabGroups.activeTabGroup.activeTab;
    // Not in the way of what is shown now.
    const later = await window.showInformationMessage(title, apply);
    if (shown?.label === title) await window.tabGroups.close(shown).then(undefined, () => false); // Closed by hand, then.
    return later === apply;
  }
}

/** The file that the server offered the action for. */
function homeOf(action: CodeAction): unknown {
  const data: unknown = action.data;
  return typeof data === 'object' && data !== null && 'uri' in data ? data.uri : undefined;
}

function nothingDone(): false {
  void window.showInformationMessage(l10n.t('The file has changed meanwhile, so nothing was done.'));
  return false;
}

function nameOf({ uri, created }: ChangedFile): string {
  const path = workspace.asRelativePath(Uri.parse(uri));
  return created ? l10n.t('{0} (new)', path) : path;
}

/** The files of an edit, each once, in order. */
function changedFiles({ changes = {}, documentChanges = [] }: WorkspaceEdit): readonly ChangedFile[] {
  const created = new Set(documentChanges.flatMap((one) => ('kind' in one && one.kind === 'create' ? [one.uri] : [])));
  const edited = documentChanges.flatMap((one) => ('textDocument' in one ? [one.textDocument.uri] : []));
  return [...new Set([...Object.keys(changes), ...edited])].map((uri) => ({ uri, created: created.has(uri) }));
}
