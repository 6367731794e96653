import { commands, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient, CodeAction } from 'vscode-languageclient';
import type { ChecklistPlace } from '../protocol';
import { opening, placeName } from './tree';

interface PlacedFix {
  readonly place: ChecklistPlace;
  readonly fix: ChecklistPlace['fixes'][number];
}

/** Lets the user pick one of the fixes of some places, and applies it. What touches other files is shown before. */
export async function applyFix(client: BaseLanguageClient, places: readonly ChecklistPlace[]): Promise<void> {
  const picked = await pick(places.flatMap((place) => place.fixes.map((fix) => ({ place, fix }))));
  if (picked === undefined) return;
  const { place, fix } = picked;
  const action: CodeAction = { title: fix.title, kind: fix.kind, data: fix.data };
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

async function pick(all: readonly PlacedFix[]): Promise<PlacedFix | undefined> {
  if (all.length <= 1) return all[0];
  const items = all.map((one) => ({ label: one.fix.title.replace(/`/g, ''), description: placeName(one.place), one }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('How to fix it') }))?.one;
}
