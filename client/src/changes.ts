import { commands, Position, Uri, workspace, type Disposable, type TextDocument } from 'vscode';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageclient';
import type { ChangedFile } from './applying';

const scheme = 'django-settings-lint-after';

/** Shows what edits would change, and serves the texts that the files would have. */
export class ChangesView implements Disposable {
  /** By address; only those that are shown. */
  private readonly after = new Map<string, string>();
  /** Part of each address: VS Code keeps the text of one that is still open, which another edit would not change. */
  private times = 0;
  private readonly provider = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => this.after.get(uri.toString()) ?? '',
  });

  dispose(): void {
    this.provider.dispose();
  }

  /** Opens what an edit would change, file by file, as one comparison. */
  async show(title: string, edit: WorkspaceEdit, files: readonly ChangedFile[]): Promise<void> {
    this.after.clear();
    this.times += 1;
    const rows = await Promise.all(files.map((file) => this.rowOf(file, editsOf(edit, file.uri))));
    await commands.executeCommand('vscode.changes', title, rows);
  }

  /** The file, its text as it is, and its text as it would be. */
  private async rowOf({ uri, created }: ChangedFile, edits: readonly TextEdit[]): Promise<(Uri | undefined)[]> {
    const original = Uri.parse(uri);
    const changed = original.with({ scheme, query: `${original.scheme}&${this.times}` });
    const document = created ? undefined : await workspace.openTextDocument(original);
    this.after.set(changed.toString(), textAfter(document, edits));
    return [original, created ? undefined : original, changed];
  }
}

function editsOf({ changes, documentChanges = [] }: WorkspaceEdit, uri: string): readonly TextEdit[] {
  const versioned = documentChanges.filter(
    (one): one is TextDocumentEdit => 'textDocument' in one && one.textDocument.uri === uri,
  );
  return [...(changes?.[uri] ?? []), ...versioned.flatMap(({ edits }) => edits as readonly TextEdit[])];
}

/** Edits of one version, from the last to the first, so that each place is still where it was. */
function textAfter(document: TextDocument | undefined, edits: readonly TextEdit[]): string {
  const offsetAt = ({ line, character }: TextEdit['range']['start']): number =>
    document?.offsetAt(new Position(line, character)) ?? 0;
  const placed = edits.map(({ range, newText }, order) => ({
    start: offsetAt(range.start),
    end: offsetAt(range.end),
    newText,
    order,
  }));
  const last = placed.sort((a, b) => b.start - a.start || b.order - a.order);
  return last.reduce(
    (text, one) => text.slice(0, one.start) + one.newText + text.slice(one.end),
    document?.getText() ?? '',
  );
}
