import {
  commands,
  l10n,
  languages,
  Range,
  Selection,
  ViewColumn,
  window,
  workspace,
  type CodeAction,
  type Diagnostic,
  type TextEditor,
} from 'vscode';

const source = 'django-settings-lint';

/** Sub-kind of quick-fixes that excuse a finding; the server uses the same. */
const ignoreKind = 'quickfix.djangoSettingsLint.ignore';
const fixAllKind = 'source.fixAll.djangoSettingsLint';

/** Applies every safe fix in the file at hand. */
export async function fixAll(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return;
  const all = new Range(0, 0, document.lineCount, 0);
  const found = await commands.executeCommand<readonly CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    all,
    fixAllKind,
  );
  if (found.length === 0) {
    // VS Code would name the kind of the action, which tells nobody what to do.
    void window.showInformationMessage(
      l10n.t('No finding in this file has a safe fix. The light bulb at a finding offers the others.'),
    );
    return;
  }
  await commands.executeCommand('editor.action.codeAction', { kind: fixAllKind, apply: 'first' });
}

/** Offers the fixes of the finding at the cursor, or of the next one in the file. */
export async function fixFinding(): Promise<void> {
  if (await goToFinding())
    await commands.executeCommand('editor.action.codeAction', { kind: 'quickfix', apply: 'never' });
}

/** Offers the ways to silence the finding at the cursor, or the next one in the file. */
export async function ignoreFinding(): Promise<void> {
  if (await goToFinding())
    await commands.executeCommand('editor.action.codeAction', { kind: ignoreKind, apply: 'never' });
}

/** A small settings module to try things on, in a document that is not saved anywhere. */
export async function openExample(): Promise<void> {
  // A comment first: VS Code takes the first line for the name of the tab.
  const content = `# ${l10n.t('Settings of a made-up site, to see what is found. Nothing here is saved.')}

import os

DEBUG = os.environ.get("DEBUG", "False")
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "site.urls"
SECRET_KEY = os.environ.get("SECRET_KEY", "insecure-example")
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
]
SESSION_COOKIE_SECURE = False
`;
  await window.showTextDocument(await workspace.openTextDocument({ language: 'python', content }));
}

async function goToFinding(): Promise<boolean> {
  const editor = window.activeTextEditor;
  const target = editor === undefined ? undefined : nextFinding(editor);
  if (editor === undefined || target === undefined) {
    void window.showInformationMessage(l10n.t('Nothing has been found in this file.'));
    return false;
  }
  editor.selection = new Selection(target.range.start, target.range.start);
  editor.revealRange(new Range(target.range.start, target.range.end));
  await window.showTextDocument(editor.document, {
    viewColumn: editor.viewColumn ?? ViewColumn.One,
    preserveFocus: false,
  });
  return true;
}

function nextFinding({ document, selection }: TextEditor): Diagnostic | undefined {
  const cursor = selection.active;
  const found = languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === source);
  const sorted = found.sort((a, b) => a.range.start.compareTo(b.range.start));
  return (
    sorted.find(({ range }) => range.contains(cursor)) ??
    sorted.find(({ range }) => range.start.isAfter(cursor)) ??
    sorted[0]
  );
}
