import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION, settledFindings, type PlainFinding } from '../suite/support';

describe('the web worker extension host', () => {
  it('is one: a browser without Node', () => {
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
    assert.equal(typeof process === 'object' && typeof process.versions.node === 'string', false, 'this is Node');
    assert.equal(typeof (globalThis as { importScripts?: unknown }).importScripts, 'function');
  });

  it('runs the extension from its browser entry', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, `${EXTENSION} is not there`);
    await extension.activate();
    assert.equal(extension.extensionKind, vscode.ExtensionKind.UI);
    const manifest = extension.packageJSON as { readonly browser?: string };
    assert.equal(manifest.browser, './dist/web/client.js');
  });

  it('finds exactly what the desktop finds in the same project', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    const file = vscode.Uri.joinPath(extension.extensionUri, 'web-tests', 'desktop-findings.json');
    const bytes = await vscode.workspace.fs.readFile(file);
    const expected = JSON.parse(new TextDecoder().decode(bytes)) as readonly PlainFinding[];
    assert.ok(expected.length > 5, 'the desktop found too little to compare');
    assert.deepEqual(await settledFindings(), expected);
  });
});
