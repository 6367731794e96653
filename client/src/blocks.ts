import {
  l10n,
  Position,
  QuickPickItemKind,
  SnippetString,
  SnippetTextEdit,
  TextEdit,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type QuickPickItem,
  type TextDocument,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { blocksMethod, type BlockInsert, type HardenedBlock } from '../../server/src/protocol';

interface BlockItem extends QuickPickItem {
  readonly block?: HardenedBlock;
}

/** Lets the user pick a part of settings, routes or ignore rules that the project lacks, and inserts it where it belongs. */
export async function insertBlock(client: BaseLanguageClient | undefined, wanted: unknown): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (client === undefined || document === undefined) return;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const blocks = await client.sendRequest<readonly HardenedBlock[]>(blocksMethod, { uri });
  if (blocks.length === 0) {
    void window.showInformationMessage(l10n.t('There is nothing to insert into this file.'));
    return;
  }
  const block = blocks.find(({ id }) => id === wanted) ?? (await pick(blocks));
  if (block === undefined) return;
  if (block.insert === null)
    void window.showInformationMessage(l10n.t('Everything of “{0}” is there already.', block.title));
  else await insert(block.insert);
}

async function pick(blocks: readonly HardenedBlock[]): Promise<HardenedBlock | undefined> {
  const open = blocks.filter(({ state }) => state !== 'present');
  const present = blocks.filter(({ state }) => state === 'present');
  const separator: readonly BlockItem[] =
    present.length > 0 ? [{ label: l10n.t('Already there'), kind: QuickPickItemKind.Separator }] : [];
  const items = [...open.map(itemOf), ...separator, ...present.map(itemOf)];
  const placeHolder = l10n.t('Insert hardened settings');
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true }))?.block;
}

function itemOf(block: HardenedBlock): BlockItem {
  const parts = [block.description, ...block.needs.map((need) => l10n.t('needs {0}', need))];
  const label = block.title.charAt(0).toUpperCase() + block.title.slice(1);
  return { label, description: stateText(block), detail: parts.join(' · ').replace(/`/g, ''), block };
}

function stateText({ state, adds }: HardenedBlock): string {
  switch (state) {
    case 'missing':
      return adds.join(', ');
    case 'partly':
      return l10n.t('still missing: {0}', adds.join(', '));
    case 'present':
      return l10n.t('already there');
  }
}

/** Inserts everything as one step that one undo takes back, with tab stops where there is something to choose. */
async function insert({ uri, version, position, snippet, also }: BlockInsert): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  await window.showTextDocument(document, { preview: false });
  if (isStale(document, version)) {
    void window.showInformationMessage(l10n.t('The file has changed meanwhile, so nothing was inserted.'));
    return;
  }
  const place = new Position(position.line, position.character);
  const others = also.map(({ position: { line, character }, text }) =>
    TextEdit.insert(new Position(line, character), text),
  );
  const edit = new WorkspaceEdit();
  edit.set(document.uri, [...others, SnippetTextEdit.insert(place, new SnippetString(snippet))]);
  await workspace.applyEdit(edit);
}

function isStale(document: TextDocument, version: number | null): boolean {
  return version === null ? document.isDirty : document.version !== version;
}
