import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { finding, hoverText, open, quickFixes, revert } from '../suite/support';

// The settings that this suite is started with ask the language client for a verbose trace. Here secrets pass through the
// protocol in every way there is; afterwards the harness reads all logs of this VS Code.
describe('with a verbose trace', () => {
  it('secrets are read, edited, hovered over and moved', async () => {
    const trace = vscode.workspace.getConfiguration('djangoSettingsLint').get<string>('trace.server');
    assert.equal(trace, 'verbose');
    for (const [path, rule] of [
      ['config/settings/base.py', 'db-password-hardcoded'],
      ['.env', 'dotenv-secret-key-weak'],
    ] as const) {
      const { uri } = (await open(path)).document;
      const found = await finding(uri, rule);
      await hoverText(uri, found.range.start);
      const [fix] = await quickFixes(uri, found);
      assert.ok(fix);
      if (fix.edit === undefined) {
        // It moves the secret to another file, and would ask.
        const { command, arguments: given = [] } = fix.command ?? assert.fail('nothing to run');
        assert.ok(await vscode.commands.executeCommand(command, ...(given as unknown[]), true));
        await revert(await open('.env'));
        await revert(await open(path));
        await finding(uri, rule);
      }
      const again = await open(path);
      await again.edit((edit) => {
        edit.insert(new vscode.Position(again.document.lineCount, 0), '\nOTHER_PASSWORD = "planted-lantern-7731"\n');
      });
      await finding(uri, rule);
      await revert(again);
    }
    await vscode.commands.executeCommand('djangoSettingsLint.exportChecklist');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('djangoSettingsLint.restart');
    await finding((await open('config/settings/base.py')).document.uri, 'db-password-hardcoded');
  });
});
