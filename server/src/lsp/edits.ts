import type { AnnotatedTextEdit, CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { newSecretToken, type FileEdit } from '../core/rules/problem';
import type { Uri } from '../core/text';
import type { Conversion } from './convert';
import { rangeOf } from './texts';

const elsewhere = 'elsewhere';

/** True where the client can carry out edits like these and their texts are known; nothing else is offered. */
export function canApply(edits: readonly FileEdit[], { profile, texts }: Conversion): boolean {
  return edits.every((edit) => (edit.create === true ? profile.edits.create : texts.get(edit.at.uri) !== undefined));
}

/**
 * The protocol's form of edits that were made for the texts at hand. Edits outside of `home`, the file that the user
 * looks at, ask for confirmation where the client can do so and does not ask by itself.
 */
export function workspaceEdit(
  edits: readonly FileEdit[],
  home: Uri,
  newSecretKey: () => string,
  to: Conversion,
): WorkspaceEdit {
  const filled = fillKey(edits, newSecretKey);
  const files = byFile(filled);
  if (!to.profile.edits.versioned) return plainEdit(files, to);
  const asks = to.profile.edits.annotated && !to.profile.own.confirm && [...files.keys()].some((uri) => uri !== home);
  const documentChanges = [...files].flatMap(([uri, changes]) => fileChanges(uri, changes, asks && uri !== home, to));
  return asks ? { documentChanges, changeAnnotations: annotations } : { documentChanges };
}

const annotations: NonNullable<WorkspaceEdit['changeAnnotations']> = {
  [elsewhere]: {
    label: 'Changes in other files',
    description: 'This fix also changes a file that you are not looking at.',
    needsConfirmation: true,
  },
};

/** One fix means one key, however many places it is written to. */
function fillKey(edits: readonly FileEdit[], newSecretKey: () => string): readonly FileEdit[] {
  if (!edits.some((edit) => edit.newText.includes(newSecretToken))) return edits;
  const key = newSecretKey();
  return edits.map((edit) => ({ ...edit, newText: edit.newText.split(newSecretToken).join(key) }));
}

function byFile(edits: readonly FileEdit[]): ReadonlyMap<Uri, readonly FileEdit[]> {
  const files = new Map<Uri, FileEdit[]>();
  for (const edit of edits) files.set(edit.at.uri, [...(files.get(edit.at.uri) ?? []), edit]);
  return files;
}

function plainEdit(files: ReadonlyMap<Uri, readonly FileEdit[]>, to: Conversion): WorkspaceEdit {
  return {
    changes: Object.fromEntries(
      [...files].map(([uri, edits]) => [to.spell(uri), edits.map((edit) => textEdit(edit, to))]),
    ),
  };
}

function fileChanges(
  uri: Uri,
  edits: readonly FileEdit[],
  asks: boolean,
  to: Conversion,
): readonly (CreateFile | TextDocumentEdit)[] {
  const annotationId = asks ? { annotationId: elsewhere } : {};
  const change: TextDocumentEdit = {
    textDocument: { uri: to.spell(uri), version: to.version(uri) ?? null },
    edits: edits.map((edit): TextEdit | AnnotatedTextEdit => ({ ...textEdit(edit, to), ...annotationId })),
  };
  if (!edits.some((edit) => edit.create === true)) return [change];
  const create: CreateFile = { kind: 'create', uri: to.spell(uri), options: { overwrite: false }, ...annotationId };
  return [create, change];
}

function textEdit(edit: FileEdit, to: Conversion): TextEdit {
  return { range: rangeOf(edit.at, to.texts), newText: edit.newText };
}
