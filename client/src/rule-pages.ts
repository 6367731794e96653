import { commands, l10n, languages, Uri, window, workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { rulePageMethod, rulesMethod, type RuleEntry } from '../../server/src/protocol';

const scheme = 'django-settings-lint-rule';

/** Serves the pages of rules as documents, from the rules themselves: nothing is fetched. */
export function rulePages(client: () => BaseLanguageClient | undefined): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent(uri) {
      const id = uri.path.replace(/^\/|\.md$/g, '');
      const page = await client()?.sendRequest<string | null>(rulePageMethod, { id });
      return page ?? l10n.t('There is no rule with the name {0}.', id);
    },
  });
}

/** Shows the page of a rule; without a name, of one that the user picks, those at the cursor first. */
export async function showRule(client: BaseLanguageClient | undefined, given: unknown): Promise<void> {
  const id = typeof given === 'string' ? given : await pickRule(client);
  if (id === undefined) return;
  const uri = Uri.from({ scheme, path: `/${id}.md` });
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await window.showTextDocument(uri, { preview: true }); // The preview is an extension of its own and may be off.
  }
}

async function pickRule(client: BaseLanguageClient | undefined): Promise<string | undefined> {
  const rules = (await client?.sendRequest<readonly RuleEntry[]>(rulesMethod, {})) ?? [];
  const here = rulesAtCursor();
  const items = rules
    .map(({ id, summary }) => ({ label: id, detail: summary.replace(/`/g, ''), here: here.has(id) }))
    .sort((a, b) => Number(b.here) - Number(a.here));
  const placeHolder = l10n.t('Show the page of a rule');
  // Where no text is edited, the page that is open (the walkthrough, say) takes the focus back while the rules are asked for.
  const ignoreFocusOut = window.activeTextEditor === undefined;
  return (await window.showQuickPick(items, { placeHolder, matchOnDetail: true, ignoreFocusOut }))?.label;
}

function rulesAtCursor(): ReadonlySet<string> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return new Set();
  const here = languages
    .getDiagnostics(editor.document.uri)
    .filter(({ range }) => range.contains(editor.selection.active));
  return new Set(here.map(({ code }) => String(typeof code === 'object' ? code.value : code)));
}
