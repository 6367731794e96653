import * as vscode from 'vscode';

/** Identifier of the packaged extension. */
export const EXTENSION = 'django-settings-lint.django-settings-lint';

/** The `source` that the language server writes into every diagnostic. */
const SOURCE = 'django-settings-lint';

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
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- VS Code's own type still has the old form.
  return parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
}

/** Brings a changed document back to what is on disk, so that every test starts from the same text. */
export async function revert({ document }: vscode.TextEditor): Promise<void> {
  // The command works on whatever is in front, which another editor may be for a moment.
  await eventually(`the text of ${document.uri.path} as it was`, async () => {
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.commands.executeCommand('workbench.action.files.revert');
    return document.isDirty ? undefined : true;
  });
}

/** A finding in a form that is equal in every host: addresses differ, paths in the folder do not. */
export interface PlainFinding {
  readonly path: string;
  readonly rule: string;
  readonly severity: number;
  readonly range: readonly number[];
  readonly message: string;
  readonly tags: readonly number[];
}

/** All our findings in the first folder, sorted. */
function allFindings(): readonly PlainFinding[] {
  const root = inWorkspace('.').path.replace(/\/?$/, '/');
  const inFolder = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.startsWith(root));
  const plain = inFolder.flatMap(([uri]) =>
    findings(uri).map((found) => plainFinding(uri.path.slice(root.length), found)),
  );
  return plain.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function plainFinding(path: string, found: vscode.Diagnostic): PlainFinding {
  const { start, end } = found.range;
  return {
    path,
    rule: ruleOf(found),
    severity: found.severity,
    range: [start.line, start.character, end.line, end.character],
    message: found.message,
    tags: [...(found.tags ?? [])],
  };
}

/** The findings once nothing has changed for two seconds: the server says what it knows file by file. */
export async function settledFindings(): Promise<readonly PlainFinding[]> {
  let before = '';
  let since = Date.now();
  return eventually('findings that stay the same', () => {
    const now = allFindings();
    const text = JSON.stringify(now);
    if (text !== before) since = Date.now();
    before = text;
    return now.length > 0 && Date.now() - since > 2000 ? now : undefined;
  });
}
