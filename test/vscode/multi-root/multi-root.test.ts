import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, findings, ruleOf } from '../suite/support';

function folder(name: string): vscode.WorkspaceFolder {
  const found = vscode.workspace.workspaceFolders?.find((candidate) => candidate.name === name);
  assert.ok(found, `there is no folder ${name}`);
  return found;
}

function rulesIn(name: string): readonly string[] {
  const root = `${folder(name).uri.path}/`;
  const inside = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.startsWith(root));
  return inside.flatMap(([uri]) => findings(uri).map(ruleOf));
}

const insecure = (): Thenable<true> =>
  eventually('findings in the insecure folder', () =>
    rulesIn('insecure').includes('secret-key-hardcoded') ? true : undefined,
  );

describe('a workspace with two folders', () => {
  it('has findings where they belong, and none in the hardened folder', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    await insecure();
    assert.deepEqual(rulesIn('hardened'), []);
  });

  it('has findings of each folder at once, each in its own', async () => {
    const uri = vscode.Uri.joinPath(folder('hardened').uri, 'config/settings/production.py');
    const before = rulesIn('insecure');
    const editor = await vscode.window.showTextDocument(uri);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(editor.document.lineCount, 0), '\nSESSION_COOKIE_SECURE = False\n');
    });
    await eventually('a finding in the hardened folder', () =>
      rulesIn('hardened').includes('session-cookie-insecure') ? true : undefined,
    );
    assert.deepEqual(rulesIn('insecure'), before);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually('its end', () => (rulesIn('hardened').length === 0 ? true : undefined));
  });

  it('is configured folder by folder', async () => {
    const of = (name: string): vscode.WorkspaceConfiguration =>
      vscode.workspace.getConfiguration('djangoSettingsLint', folder(name).uri);
    await of('insecure').update('enable', false, vscode.ConfigurationTarget.WorkspaceFolder);
    await eventually('the end of its findings', () => (rulesIn('insecure').length === 0 ? true : undefined));
    await of('insecure').update('enable', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await insecure();
  });

  it('has one checklist with both projects', async () => {
    await vscode.commands.executeCommand('djangoSettingsLint.exportChecklist');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    for (const name of ['insecure', 'hardened']) assert.match(text, new RegExp(`^#+ .*\\b${name}\\b`, 'm'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('loses the findings of a folder that is removed, and gets them back with it', async () => {
    const { uri, index, name } = folder('insecure');
    const base = vscode.Uri.joinPath(uri, 'config/settings/base.py');
    assert.ok(vscode.workspace.updateWorkspaceFolders(index, 1));
    await eventually('the end of its findings', () => (findings(base).length === 0 ? true : undefined));
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 0, { uri, name }));
    await insecure();
  });
});
