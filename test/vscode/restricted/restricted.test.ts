import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION, finding, noFinding, open, quickFixes, revert } from '../suite/support';

describe('Restricted Mode', () => {
  it('is what this is', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('has the extension and its findings, because nothing of the workspace is run', async () => {
    const { document } = await open('config/settings/base.py');
    assert.ok(vscode.extensions.getExtension(EXTENSION), 'the extension is switched off');
    await finding(document.uri, 'secret-key-hardcoded');
  });

  it('has its fixes', async () => {
    const editor = await open('config/settings/production.py');
    const { uri } = editor.document;
    const actions = await quickFixes(uri, await finding(uri, 'session-cookie-insecure'));
    const fix = actions.find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await noFinding(uri, 'session-cookie-insecure');
    await revert(editor);
  });

  it('has its checklist', async () => {
    await vscode.commands.executeCommand('djangoSettingsLint.exportChecklist');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /SECRET_KEY/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
