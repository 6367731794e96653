import assert from 'node:assert/strict';
import { traceOf } from '../../server/src/lsp/log';
import { on, start } from './support';

const files = {
  'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
  'settings.py': 'DEBUG = BAD\n',
};

describe('language server: trouble', () => {
  it('survives an analysis that throws, and logs where but not what', async () => {
    const { client, address, open, change } = await start({ files });
    await open('settings.py');
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    change('settings.py', 2, 'DEBUG = "planted-value"  # CRASH\n');
    const { params } = await client.waitFor(
      'a log',
      ({ method, params }) => method === 'window/logMessage' && JSON.stringify(params).includes('failed'),
    );
    assert.match(JSON.stringify(params), /An analysis failed: Error\\n\s+at .*findingsIn/);
    change('settings.py', 3, 'DEBUG = BAD_SAFE\n');
    await client.whenCodes(address('settings.py'), 'bad-safe');
    assert.ok(!JSON.stringify(client.received).includes('planted-value'));
  });

  it('keeps the message of an error out of its trace, whatever the message looks like', () => {
    const frame = '    at planted (file.js:1:1)';
    const trace = traceOf(new TypeError(`planted\n${frame}\nmore planted`));
    assert.match(trace, /^TypeError\n\s+at /);
    assert.ok(!trace.includes('planted'), trace);
    assert.equal(traceOf('planted'), 'string');
  });

  it('survives file systems that reject', async () => {
    const { client, address, open, files: table, change } = await start({ files });
    await open('settings.py');
    table.gate = Promise.reject(new Error('planted'));
    table.gate.catch(() => undefined);
    change('settings.py', 2, 'import os\nDEBUG = BAD\n');
    await client.waitFor(
      'a log',
      ({ method, params }) =>
        method === 'window/logMessage' && JSON.stringify(params).includes('Loading a project failed'),
    );
    table.gate = Promise.resolve();
    change('settings.py', 3, 'import os, sys\nDEBUG = BAD_SAFE\n');
    await client.whenCodes(address('settings.py'), 'bad-safe');
  });

  const strange: readonly unknown[] = [
    null,
    [],
    3,
    {},
    { textDocument: null },
    { textDocument: { uri: 5 } },
    { textDocument: {} },
  ];

  it('answers requests that make no sense with nothing', async () => {
    const { client, address } = await start({ files });
    for (const params of strange) {
      // Parameters in a list are refused by the protocol's own layer, with an error as the answer.
      const refused = (error: Error): unknown => (error.message.includes('parameters by position') ? 'refused' : error);
      const answers = ['textDocument/hover', 'textDocument/codeAction'].map((method) =>
        client.request(method, params).catch(refused),
      );
      assert.deepEqual(await Promise.all(answers), Array.isArray(params) ? ['refused', 'refused'] : [null, []]);
    }
    for (const data of [...strange, { what: 'fix' }, { what: 'fix', uri: address('settings.py'), id: 'x', fix: 99 }]) {
      const action = { title: 'planted', data };
      assert.deepEqual(await client.request('codeAction/resolve', action), action);
    }
    const far = { start: { line: 1e9, character: -3 }, end: { line: -1, character: 1e9 } };
    const params = { textDocument: { uri: address('settings.py') }, range: far, context: { diagnostics: [] } };
    assert.ok(Array.isArray(await client.request('textDocument/codeAction', params)));
  });

  it('ignores notifications that make no sense', async () => {
    const { client, address, open, change } = await start({ files });
    const methods = ['didOpen', 'didChange', 'didClose', 'didSave'].map((name) => `textDocument/${name}`);
    for (const method of [
      ...methods,
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
      'workspace/didChangeWorkspaceFolders',
    ]) {
      for (const params of strange) client.notify(method, params);
    }
    change('never-opened.py', 4, 'BAD');
    await open('settings.py', 'DEBUG = BAD_SAFE\n');
    await client.whenCodes(address('settings.py'), 'bad-safe');
  });

  it('refuses unknown requests and goes on after bodies that are no JSON', async () => {
    const { client, address } = await start({ files });
    await assert.rejects(client.request('textDocument/nothing', {}), /Unhandled method/);
    client.raw('{"jsonrpc": "2.0", "method": ');
    client.raw('[]');
    client.raw('');
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    assert.equal(
      await client.request('textDocument/hover', {
        textDocument: { uri: address('x.py') },
        position: { line: 0, character: 0 },
      }),
      null,
    );
  });

  it('answers nothing once it is shut down', async () => {
    const { client, actions } = await start({ files });
    await client.request('shutdown', null);
    assert.deepEqual(await actions('settings.py', on(0, 9)), []);
  });

  it('reports a file that is too large and lints the others', async () => {
    const large = `DEBUG = 1\n${'# filler\n'.repeat(150_000)}`;
    const { client, address, open } = await start({ files: { ...files, 'settings_big.py': large } });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    await open('settings_big.py', large);
    const { diagnostics } = await client.whenCodes(address('settings_big.py'), 'file-too-large');
    assert.deepEqual(diagnostics[0]?.range, on(0, 0));
  });
});
