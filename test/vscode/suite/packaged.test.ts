import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION } from './support';

describe('the installed extension', () => {
  it('is the packaged product, not the working tree', () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    const manifest: unknown = extension?.packageJSON;
    assert.ok(typeof manifest === 'object' && manifest !== null);
    assert.ok(!('devDependencies' in manifest) || process.env['VSCODE_HOST_PICTURES'] === undefined);
  });
});
