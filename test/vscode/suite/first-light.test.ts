import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  EXTENSION,
  eventually,
  finding,
  findings,
  hoverText,
  inWorkspace,
  noFinding,
  open,
  quickFixes,
  revert,
  ruleOf,
} from './support';
import { picture } from './picture';

const BASE = 'config/settings/base.py';
const KEY_RULE = 'secret-key-hardcoded';
const DEBUG_RULE = 'dotenv-debug-on';

describe('first light in VS Code', () => {
  it('is active once a Python file is open', async () => {
    await open(BASE);
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, `${EXTENSION} is not installed`);
    await eventually('the activation', () => extension.isActive || undefined);
  });

  it('reports a hard-coded key in a settings module, with a link to the page of the rule', async () => {
    const { document } = await open(BASE);
    const found = await finding(document.uri, KEY_RULE);
    const name = document.getText(new vscode.Range(found.range.start.line, 0, found.range.start.line, 10));
    assert.equal(name, 'SECRET_KEY');
    assert.ok(typeof found.code === 'object', 'the code has no link');
    assert.equal(found.code.value, KEY_RULE);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    await picture('findings');
  });

  it('reports a .env file that nobody has opened', async () => {
    const uri = inWorkspace('.env');
    const open = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    assert.equal(open, false, 'the test needs a file that is not open');
    const found = await finding(uri, DEBUG_RULE);
    const text = (await vscode.workspace.openTextDocument(uri)).getText(found.range);
    assert.match(text, /true|1|on|yes/i);
  });

  it('fades what has no effect any more and removes it by a fix, and strikes out what Django will drop', async () => {
    const settings = vscode.workspace.getConfiguration('djangoSettingsLint');
    const editor = await open('config/settings/production.py');
    const { document } = editor;
    await settings.update('rules', { 'xss-filter-dead': 'on', 'setting-deprecated': 'on' }, false);
    try {
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(document.lineCount, 0), 'SECURE_BROWSER_XSS_FILTER = True\n');
        edit.insert(new vscode.Position(document.lineCount, 0), 'FORMS_URLFIELD_ASSUME_HTTPS = True\n');
      });
      const { Deprecated, Unnecessary } = vscode.DiagnosticTag;
      assert.deepEqual([...((await finding(document.uri, 'xss-filter-dead')).tags ?? [])], [Unnecessary]);
      assert.deepEqual([...((await finding(document.uri, 'setting-deprecated')).tags ?? [])], [Deprecated]);
      await applyFirstFix(document.uri, 'xss-filter-dead');
      await noFinding(document.uri, 'xss-filter-dead');
      assert.doesNotMatch(document.getText(), /SECURE_BROWSER_XSS_FILTER/);
    } finally {
      await settings.update('rules', undefined, false);
      await revert(editor);
    }
  });

  it('leads to the other file that makes it a problem', async () => {
    const editor = await open(BASE);
    const { document } = editor;
    await editor.edit((edit) => {
      const backend = '"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"';
      const text = `CACHES = {"default": {${backend}, "LOCATION": "/srv/shop/static/cache"}}\n`;
      edit.insert(new vscode.Position(document.lineCount, 0), text);
    });
    const [related] = (await finding(document.uri, 'cache-location-exposed')).relatedInformation ?? [];
    assert.ok(related, 'nothing is related');
    assert.equal(related.location.uri.path, inWorkspace('config/settings/production.py').path);
    const other = await vscode.workspace.openTextDocument(related.location.uri);
    assert.match(other.lineAt(related.location.range.start.line).text, /^STATIC_ROOT/);
    await revert(editor);
  });

  it('shows the reason of the rule when hovering over the finding', async () => {
    const { document } = await open(BASE);
    const found = await finding(document.uri, KEY_RULE);
    const text = await eventually(
      'a hover',
      async () => (await hoverText(document.uri, found.range.start)) || undefined,
    );
    assert.match(text, new RegExp(KEY_RULE));
    assert.match(text, /forge|sign/i);
    assert.ok(!text.includes(document.getText(found.range).replace(/['"]/g, '')), 'the hover shows the key');
  });

  it('fixes a hard-coded key by a quick-fix, and the finding goes away', async () => {
    const editor = await open(BASE);
    const { uri } = editor.document;
    await applyFirstFix(uri, KEY_RULE);
    await noFinding(uri, KEY_RULE);
    assert.match(editor.document.getText(), /SECRET_KEY = .*(environ|env|config)/);
    await revert(editor);
    await finding(uri, KEY_RULE);
  });

  it('fixes DEBUG in .env by a quick-fix, and the finding goes away', async () => {
    const editor = await open('.env');
    const { uri } = editor.document;
    await applyFirstFix(uri, DEBUG_RULE);
    await noFinding(uri, DEBUG_RULE);
    // The settings take the raw text, for which only the empty one is off.
    assert.match(editor.document.getText(), /^DJANGO_DEBUG=$/m);
    await revert(editor);
    await finding(uri, DEBUG_RULE);
  });

  it('brings the findings back after a restart of the server', async () => {
    const { document } = await open(BASE);
    const before = await finding(document.uri, KEY_RULE);
    const emptied = sawNoFindings(document.uri);
    await vscode.commands.executeCommand('djangoSettingsLint.restart');
    assert.equal(await emptied, true, 'the findings never went away, so nothing was restarted');
    const after = await finding(document.uri, KEY_RULE);
    assert.deepEqual([ruleOf(after), after.range], [ruleOf(before), before.range]);
  });
});

async function applyFirstFix(uri: vscode.Uri, rule: string): Promise<void> {
  const found = await finding(uri, rule);
  const fixes = await quickFixes(uri, found);
  const first = fixes.find((fix) => fix.isPreferred) ?? fixes[0];
  assert.ok(first?.edit, `no quick-fix with an edit for ${rule}: ${fixes.map((fix) => fix.title).join(', ')}`);
  assert.ok(await vscode.workspace.applyEdit(first.edit));
}

// A stopped client clears its findings, and this is the only trace that a restart leaves in the editor's model.
function sawNoFindings(uri: vscode.Uri): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(false), 30_000);
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (findings(uri).length === 0) finish(true);
    });
    function finish(seen: boolean): void {
      clearTimeout(timer);
      listener.dispose();
      resolve(seen);
    }
  });
}
