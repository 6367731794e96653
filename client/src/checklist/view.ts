import {
  commands,
  EventEmitter,
  l10n,
  Uri,
  window,
  workspace,
  type Disposable,
  type TreeDataProvider,
  type TreeView,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  checklistChangedMethod,
  checklistMarkdownMethod,
  checklistMethod,
  type ChecklistItem,
  type ProjectChecklist,
} from '../../../server/src/protocol';
import type { Applier } from '../applying';
import { applyFix } from './fixes';
import { explanation } from './explanation';
import { fixablePlaces, rows, type Node } from './nodes';
import { treeItem } from './tree';

const scheme = 'django-settings-lint-checklist';

/** What the view needs of the server. */
export interface Server {
  readonly client: BaseLanguageClient | undefined;
  /** Starts the server, where that has not been done, and waits until it answers. */
  begin(): Promise<void>;
}

/** The view "Security checklist": every item that a production checklist asks for, as it stands right now. */
export class ChecklistView implements Disposable {
  private readonly changed = new EventEmitter<undefined>();
  private readonly view: TreeView<Node>;
  private readonly explained = new Map<string, ChecklistItem>();
  /** Pages whose items have changed: VS Code keeps the text of one that is open. */
  private readonly pageChanged = new EventEmitter<Uri>();
  private readonly parts: readonly Disposable[];
  private onlyOpen = false;

  constructor(
    private readonly server: Server,
    private readonly applier: Applier,
  ) {
    const provider: TreeDataProvider<Node> = {
      onDidChangeTreeData: this.changed.event,
      getTreeItem: treeItem,
      getChildren: async (node) => [...(node?.children ?? (await this.roots()))],
    };
    this.view = window.createTreeView('djangoSettingsLint.checklist', {
      treeDataProvider: provider,
      showCollapseAll: true,
    });
    this.parts = [this.view, this.changed, this.pageChanged, ...this.commands(), this.pages()];
  }

  /** Follows what a new client says. */
  follow(client: BaseLanguageClient): void {
    client.onNotification(checklistChangedMethod, () => {
      this.refresh();
    });
  }

  refresh(): void {
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.parts.forEach((part) => void part.dispose());
  }

  private commands(): readonly Disposable[] {
    const register = (name: string, run: (...args: never[]) => unknown): Disposable =>
      commands.registerCommand(`djangoSettingsLint.${name}`, run);
    return [
      register('openChecklist', () => this.open()),
      register('exportChecklist', () => this.export()),
      register('checklist.showOpenOnly', () => this.filter(true)),
      register('checklist.showAll', () => this.filter(false)),
      register('checklist.explain', (given?: Node | ChecklistItem) => this.explain(given ?? this.selected)),
      register('checklist.fix', (node?: Node) => this.fix(node ?? this.selected)),
      register('checklist.showRule', (given?: Node) => {
        const node = given ?? this.selected;
        if (node?.what === 'place') void commands.executeCommand('djangoSettingsLint.showRule', node.place.rule);
      }),
    ];
  }

  /** The row that a key binding is about, which names none. */
  private get selected(): Node | undefined {
    return this.view.selection[0];
  }

  private async roots(): Promise<readonly Node[]> {
    const projects = (await this.server.client?.sendRequest<readonly ProjectChecklist[]>(checklistMethod, {})) ?? [];
    this.view.message = projects.length === 0 ? l10n.t('No Django project has been found in this workspace.') : '';
    return rows(projects, this.onlyOpen);
  }

  private async open(): Promise<void> {
    await this.server.begin();
    await commands.executeCommand('djangoSettingsLint.checklist.focus');
  }

  private async filter(onlyOpen: boolean): Promise<void> {
    this.onlyOpen = onlyOpen;
    await commands.executeCommand('setContext', 'djangoSettingsLint.checklistOpenOnly', onlyOpen);
    this.refresh();
  }

  /** Opens the checklist as a new Markdown document, which the user may save wherever it is wanted. */
  private async export(): Promise<void> {
    await this.server.begin();
    const content = await this.server.client?.sendRequest<string>(checklistMarkdownMethod, {});
    if (content === undefined || content.trim() === '') {
      void window.showInformationMessage(l10n.t('No Django project has been found in this workspace.'));
      return;
    }
    await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
  }

  private async fix(node: Node | undefined): Promise<void> {
    const { client } = this.server;
    if (node !== undefined && client !== undefined) await applyFix(client, this.applier, fixablePlaces(node));
  }

  private async explain(given: Node | ChecklistItem | undefined): Promise<void> {
    if (given === undefined) return;
    const item = 'what' in given ? (given.what === 'item' ? given.item : undefined) : given;
    if (item === undefined) return;
    this.explained.set(item.id, item);
    const uri = Uri.from({ scheme, path: `/${item.id}.md` });
    this.pageChanged.fire(uri);
    try {
      await commands.executeCommand('markdown.showPreview', uri);
    } catch {
      await window.showTextDocument(uri, { preview: true }); // The preview is an extension of its own and may be off.
    }
  }

  private pages(): Disposable {
    return workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.pageChanged.event,
      provideTextDocumentContent: ({ path }) => {
        const item = this.explained.get(path.replace(/^\/|\.md$/g, ''));
        return item === undefined ? '' : explanation(item);
      },
    });
  }
}
