import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** Identifier of the packaged extension. */
export const EXTENSION = 'django-settings-lint.django-settings-lint';

/** The `source` that the language server writes into every diagnostic. */
export const SOURCE = 'django-settings-lint';

const PATIENCE = 30_000;

/**
 * Asks again until there is an answer. The server works in another process, so nothing here can be awaited directly.
 *
 * @throws Error naming `what`, and what `seen` describes, when there is no answer in time.
 */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Thenable<T | undefined>,
  seen: () => string = () => '',
): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Not seen within ${PATIENCE} ms: ${what}. ${seen()}`);
    await pause(50);
  }
}

/** Waits for a number of milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Address of a file in the opened folder; `path` uses `/`. */
export function inWorkspace(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The suite runs in an opened folder.');
  return vscode.Uri.joinPath(folder.uri, ...path.split('/'));
}

/** Opens a file of the workspace in an editor. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inWorkspace(path)), { preview: false });
}

/** Our findings on a file, as VS Code holds them now. */
export function findings(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === SOURCE);
}

/** The rule id of a finding, which stands alone or with a link to the rule's page. */
export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for a finding of a rule on a file. */
export function finding(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return eventually(
    `a finding of ${rule} on ${uri.path}`,
    () => findings(uri).find((diagnostic) => ruleOf(diagnostic) === rule),
    () => `Rules found there: ${findings(uri).map(ruleOf).join(', ') || 'none'}.`,
  );
}

/** Waits until a file has no finding of a rule. */
export function noFinding(uri: vscode.Uri, rule: string): Promise<true> {
  return eventually(`the end of ${rule} on ${uri.path}`, () =>
    findings(uri).some((diagnostic) => ruleOf(diagnostic) === rule) ? undefined : true,
  );
}

/**
 * The quick-fixes that VS Code offers at the place of a finding, with their edits resolved.
 * This command does not tell which finding a fix belongs to.
 */
export function quickFixes(uri: vscode.Uri, of: vscode.Diagnostic): Thenable<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    of.range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
}

/** The text of all hovers at a position. */
export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  const parts = hovers.flatMap((hover) => hover.contents);
  return parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
}

/** Brings a changed document back to what is on disk, so that every test starts from the same text. */
export async function revert(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document, { preview: false });
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

/**
 * Asks the harness for a picture of the window, and waits until it is taken.
 * Where no harness watches (a desktop VS Code), nothing happens.
 */
export async function picture(name: string): Promise<void> {
  const folder = process.env['VSCODE_HOST_PICTURES'];
  if (folder === undefined) return;
  console.log(`@@picture ${name}`);
  await eventually(`the picture ${name}`, () => (existsSync(join(folder, `${name}.png`)) ? true : undefined));
}
