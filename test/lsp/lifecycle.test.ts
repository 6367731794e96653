import assert from 'node:assert/strict';
import { until } from '../harness/lsp-client';
import { plain, start, vscode } from './support';

const files = { 'manage.py': '', 'settings.py': 'DEBUG = BAD\n' };

describe('language server: hello and goodbye', () => {
  it('offers VS Code lazy quick-fixes, a namespaced fix-all, hover and folders', async () => {
    const { capabilities } = await start({ files });
    assert.deepEqual(capabilities, {
      textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['"', "'", '='], resolveProvider: true },
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.djangoSettingsLint'], resolveProvider: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    });
  });

  it('offers a client without lazy edits the same actions with their edits', async () => {
    const { capabilities } = await start({ files, capabilities: plain });
    assert.deepEqual(capabilities['codeActionProvider'], {
      codeActionKinds: ['quickfix', 'source.fixAll.djangoSettingsLint'],
      resolveProvider: false,
    });
  });

  it('offers no actions to a client that cannot show them, and still publishes findings', async () => {
    const { capabilities, client, address } = await start({ files, capabilities: {} });
    assert.equal(capabilities['codeActionProvider'], undefined);
    assert.equal(capabilities['workspace'], undefined);
    const { diagnostics } = await client.whenCodes(address('settings.py'), 'debug-enabled');
    assert.deepEqual(Object.keys(diagnostics[0] ?? {}).sort(), ['code', 'message', 'range', 'severity', 'source']);
  });

  it('takes capabilities of a wrong shape for missing ones', async () => {
    const { client, address } = await start({
      files,
      capabilities: { textDocument: null, workspace: { workspaceEdit: 3 } },
    });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
  });

  it('registers for files and settings where the client can be asked, and for nothing where it cannot', async () => {
    const asked = await start({ files });
    const { params } = await asked.client.waitFor(
      'a registration',
      ({ method }) => method === 'client/registerCapability',
    );
    const { registrations } = params as { registrations: readonly { method: string; registerOptions: unknown }[] };
    assert.deepEqual(
      registrations.map(({ method }) => method),
      ['workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration'],
    );
    assert.deepEqual(registrations[1]?.registerOptions, { section: 'djangoSettingsLint' });
    const not = await start({ files, capabilities: plain });
    await not.client.whenCodes(not.address('settings.py'), 'debug-enabled');
    assert.deepEqual(
      not.client.received.filter(({ method, id }) => method !== undefined && id !== undefined),
      [],
    );
  });

  it('ends with 0 after shutdown and with 1 without', async () => {
    const polite = await start({ files });
    assert.equal(await polite.client.request('shutdown', null), null);
    polite.client.notify('exit', null);
    const rude = await start({ files });
    rude.client.notify('exit', null);
    await until('both end', () => polite.exits.length > 0 && rude.exits.length > 0);
    assert.deepEqual([polite.exits, rude.exits], [[0], [1]]);
  });

  it('says nothing more after shutdown, and answers requests with nothing', async () => {
    const { client, address, change, open } = await start({ files });
    await open('settings.py');
    await client.request('shutdown', null);
    const before = client.received.length;
    change('settings.py', 2, 'DEBUG = BAD_SAFE\n');
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri: address('settings.py') },
      position: { line: 0, character: 1 },
    });
    assert.equal(hover, null);
    await new Promise((resolve) => setTimeout(resolve, 40));
    assert.equal(client.received.length, before + 1);
  });

  it('tells the user when the parsers cannot be loaded, and stays up', async () => {
    const broken = Promise.reject(new Error('The file x.wasm is missing from this installation.'));
    broken.catch(() => undefined);
    const { client, actions } = await start({ files, analyzer: broken });
    const { params } = await client.waitFor(
      'a message',
      ({ method }) => method === 'window/showMessage' || method === 'window/showMessageRequest',
    );
    assert.match(JSON.stringify(params), /cannot start: The file x\.wasm is missing/);
    assert.deepEqual(
      await actions('settings.py', { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } }),
      [],
    );
  });

  it('works the same for a session after another one: nothing is kept between them', async () => {
    const first = await start({ files });
    await first.open('settings.py', 'DEBUG = BAD_SAFE\n');
    await first.client.whenCodes(first.address('settings.py'), 'bad-safe');
    const second = await start({ files, capabilities: vscode });
    await second.client.whenCodes(second.address('settings.py'), 'debug-enabled');
  });
});
