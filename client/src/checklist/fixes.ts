import { commands, l10n, window } from 'vscode';
import type { BaseLanguageClient, CodeAction } from 'vscode-languageclient';
import type { Applier } from '../applying';
import type { ChecklistPlace } from '../../../server/src/protocol';
import { opening, placeName } from './tree';

interface PlacedFix {
  readonly place: ChecklistPlace;
  readonly fix: ChecklistPlace['fixes'][number];
}

/** Lets the user pick one of the fixes of some places, and applies it. What touches other files is shown before. */
export async function applyFix(
  client: BaseLanguageClient,
  applier: Applier,
  places: readonly ChecklistPlace[],
): Promise<void> {
  const picked = await pick(places.flatMap((place) => place.fixes.map((fix) => ({ place, fix }))));
  if (picked === undefined) return;
  const { place, fix } = picked;
  const action: CodeAction = { title: fix.title, kind: fix.kind, data: fix.data };
  if (!(await applier.apply(client, action))) return;
  const { command, arguments: target = [] } = opening(place);
  await commands.executeCommand(command, ...(target as readonly unknown[]));
}

async function pick(all: readonly PlacedFix[]): Promise<PlacedFix | undefined> {
  if (all.length <= 1) return all[0];
  const items = all.map((one) => ({ label: one.fix.title.replace(/`/g, ''), description: placeName(one.place), one }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('How to fix it') }))?.one;
}
