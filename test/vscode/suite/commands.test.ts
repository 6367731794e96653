import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION, eventually, finding, open, settledFindings } from './support';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly completionEvents: readonly string[];
        readonly media: { readonly image: string };
      }[];
    }[];
  };
}

function manifest(): Manifest {
  const extension = vscode.extensions.getExtension(EXTENSION);
  assert.ok(extension);
  return extension.packageJSON as Manifest;
}

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

describe('commands', () => {
  it('are all there', async () => {
    const there = new Set(await vscode.commands.getCommands(true));
    const missing = manifest().contributes.commands.filter(({ command }) => !there.has(command));
    assert.deepEqual(missing, []);
  });

  it('show the page of a rule', async () => {
    await vscode.commands.executeCommand('djangoSettingsLint.showRule', 'debug-enabled');
    await eventually('the page', () => {
      const label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
      return label.includes('debug-enabled') ? true : undefined;
    });
    await closeAll();
  });

  it('open the checklist', async () => {
    await vscode.commands.executeCommand('djangoSettingsLint.openChecklist');
    await vscode.commands.executeCommand('djangoSettingsLint.checklist.showOpenOnly');
    await vscode.commands.executeCommand('djangoSettingsLint.checklist.showAll');
  });

  it('explain an item of the checklist as it is now, also where its page is open', async () => {
    const item = { id: 'debug-off', title: 'DEBUG is off', help: 'Turn it off.', results: [] };
    const explain = (state: string): Thenable<unknown> =>
      vscode.commands.executeCommand('djangoSettingsLint.checklist.explain', { ...item, state });
    await explain('failed');
    const address = vscode.Uri.from({ scheme: 'django-settings-lint-checklist', path: '/debug-off.md' });
    const page = await vscode.workspace.openTextDocument(address);
    assert.match(page.getText(), /\*\*failed\*\*/);
    await explain('passed');
    await eventually('the page as it is now', () => (page.getText().includes('**passed**') ? true : undefined));
    await closeAll();
  });

  it('export the checklist as a Markdown document, without any secret', async () => {
    await settledFindings();
    await vscode.commands.executeCommand('djangoSettingsLint.exportChecklist');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.equal(document.languageId, 'markdown');
    assert.ok(document.isUntitled, 'a file was written that nobody asked for');
    const text = document.getText();
    for (const part of [/^#+ /m, /SECRET_KEY/, /base\.py/]) assert.match(text, part);
    for (const secret of ['k8-lantern-harbour-52', 'changeme', 'django-insecure-example']) {
      assert.ok(!text.includes(secret), 'the checklist shows a secret');
    }
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('go to a finding, to fix or to silence it', async () => {
    const editor = await open('config/settings/base.py');
    await finding(editor.document.uri, 'secret-key-hardcoded');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    for (const name of ['fixFinding', 'ignoreFinding']) {
      await vscode.commands.executeCommand(`djangoSettingsLint.${name}`);
      const { line } = editor.selection.active;
      assert.match(editor.document.lineAt(line).text, /^SECRET_KEY/);
    }
    await closeAll();
  });

  it('open an example in which something is found', async () => {
    await vscode.commands.executeCommand('djangoSettingsLint.openExample');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    for (const rule of ['debug-env-string', 'allowed-hosts-wildcard', 'session-cookie-insecure']) {
      await finding(document.uri, rule);
    }
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

describe('the walkthrough', () => {
  it('opens', async () => {
    await vscode.commands.executeCommand('djangoSettingsLint.openWalkthrough');
    await eventually('the walkthrough', () => {
      const label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
      return /walkthrough|welcome/i.test(label) ? true : undefined;
    });
    await closeAll();
  });

  it('has steps that are done by commands, which their texts offer, and shows a picture with each', async () => {
    const there = new Set(await vscode.commands.getCommands(true));
    const [walkthrough] = manifest().contributes.walkthroughs;
    assert.ok(walkthrough);
    assert.deepEqual(
      walkthrough.steps.map(({ id }) => id),
      ['lint', 'fix', 'insert', 'silence', 'checklist'],
    );
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    for (const { id, description, completionEvents, media } of walkthrough.steps) {
      const [event = ''] = completionEvents;
      const command = event.replace('onCommand:', '');
      assert.ok(there.has(command), `${id} waits for ${command}`);
      assert.ok(description.includes(`(command:${command})`), `${id} does not offer ${command}`);
      const { size } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension.extensionUri, media.image));
      assert.ok(size > 2000, `${media.image} is no picture`);
    }
  });
});
