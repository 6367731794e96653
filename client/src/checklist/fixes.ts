import { commands, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient, CodeAction } from 'vscode-languageclient';
import type { ChecklistPlace } from '../protocol';
import { opening } from './tree';

/** Lets the user pick one of the fixes of a place, and applies it. What touches other files is shown before. */
export async function applyFix(client: BaseLanguageClient, place: ChecklistPlace): Promise<void> {
  const picked = await pick(place);
  if (picked === undefined) return;
  const action: CodeAction = { title: picked.title, kind: picked.kind, data: picked.data };
  const { edit } = await client.sendRequest<CodeAction>('codeAction/resolve', action);
  const applied =
    edit !== undefined && (await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit)));
  if (!applied) {
    void window.showInformationMessage(l10n.t('The file has changed meanwhile, so nothing was done.'));
    return;
  }
  const { command, arguments: target = [] } = opening(place);
  await commands.executeCommand(command, ...(target as readonly unknown[]));
}

async function pick({ fixes }: ChecklistPlace): Promise<ChecklistPlace['fixes'][number] | undefined> {
  if (fixes.length <= 1) return fixes[0];
  const items = fixes.map((fix) => ({ label: fix.title, fix }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('How to fix it') }))?.fix;
}
