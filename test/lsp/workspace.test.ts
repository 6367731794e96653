import assert from 'node:assert/strict';
import { until } from '../harness/lsp-client';
import { on, plain, start, vscode } from './support';

const manage = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n';
const project = { 'manage.py': manage, 'settings.py': 'DEBUG = BAD\n' };

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 40));
}

describe('language server: settings of the editor', () => {
  it('asks for them folder by folder', async () => {
    const { client, address } = await start({
      files: {
        'a/manage.py': manage,
        'a/settings.py': 'DEBUG = BAD\n',
        'b/manage.py': manage,
        'b/settings.py': 'DEBUG = BAD\n',
      },
      folders: ['file:///srv/p/a', 'file:///srv/p/b'],
      settings: { 'file:///srv/p/a': { enable: false } },
    });
    await client.whenCodes(address('b/settings.py'), 'debug-enabled');
    assert.deepEqual(client.publications(address('a/settings.py')), []);
  });

  it('follows them when they change', async () => {
    const { client, address } = await start({ files: project });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    client.settings.set('file:///srv/p', { rules: { 'debug-enabled': 'off' } });
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.whenCodes(address('settings.py'));
    client.settings.set('file:///srv/p', { enable: false });
    client.notify('workspace/didChangeConfiguration', { settings: null });
    client.settings.set('file:///srv/p', {});
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
  });

  it('takes them from the initialization or a notification where the client cannot be asked', async () => {
    const { client, address } = await start({
      files: project,
      capabilities: plain,
      options: { rules: { 'debug-enabled': 'off' } },
    });
    client.notify('workspace/didChangeConfiguration', { settings: { djangoSettingsLint: { rules: {} } } });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    client.notify('workspace/didChangeConfiguration', { settings: { djangoSettingsLint: { enable: false } } });
    await client.whenCodes(address('settings.py'));
  });

  it('reads the configuration file that they name', async () => {
    const files = {
      ...project,
      'tools/lint.toml': '[tool.django-settings-lint.rules]\ndebug-enabled = "off"\n',
      '.env': 'A=BAD_SAFE\n',
    };
    const { client, address } = await start({
      files,
      settings: { 'file:///srv/p': { configPath: 'tools/lint.toml' } },
    });
    await client.whenCodes(address('.env'), 'bad-safe');
    assert.deepEqual(client.codes(address('settings.py')), []);
  });

  it("puts the project's own file above them", async () => {
    const files = { ...project, 'pyproject.toml': '[tool.django-settings-lint.rules]\ndebug-enabled = "on"\n' };
    const { client, address } = await start({
      files,
      settings: { 'file:///srv/p': { rules: { 'debug-enabled': 'off' } } },
    });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
  });

  it('survives settings of wrong types', async () => {
    const { client, address } = await start({
      files: project,
      settings: { 'file:///srv/p': { enable: 'no', configPath: 3, rules: [] } },
    });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
  });
});

describe('language server: files on disk', () => {
  const changed = async (
    path: string,
    type: number,
    act: (files: { write(path: string, text: string): void; delete(path: string): void }) => void,
    sources = project,
  ) => {
    const started = await start({ files: sources });
    await started.client.whenCodes(started.address('settings.py'), 'debug-enabled');
    act(started.files);
    started.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: started.address(path), type }] });
    return started;
  };

  it('sees a changed module', async () => {
    const { client, address } = await changed('settings.py', 2, (files) =>
      files.write('settings.py', 'DEBUG = BAD_SAFE\n'),
    );
    await client.whenCodes(address('settings.py'), 'bad-safe');
  });

  it('takes back the findings of a deleted file', async () => {
    const { client, address } = await changed('settings.py', 3, (files) => files.delete('settings.py'));
    await client.whenCodes(address('settings.py'));
  });

  it('sees a new environment file', async () => {
    const { client, address } = await changed('.env', 1, (files) => files.write('.env', 'A=BAD\n'));
    await client.whenCodes(address('.env'), 'debug-enabled');
  });

  it('sees a module that was missing when it was imported', async () => {
    const sources = { 'manage.py': manage, 'settings.py': 'from extra import *\nDEBUG = BAD\n' };
    const { client, address } = await changed(
      'extra.py',
      1,
      (files) => files.write('extra.py', 'A = BAD_SAFE\n'),
      sources,
    );
    await client.whenCodes(address('extra.py'), 'bad-safe');
  });

  it('sees a changed configuration', async () => {
    const text = '[tool.django-settings-lint.rules]\ndebug-enabled = "off"\n';
    const { client, address } = await changed('pyproject.toml', 1, (files) => files.write('pyproject.toml', text));
    await client.whenCodes(address('settings.py'));
  });

  it('looks again at the pinned release of Python', async () => {
    const { client, address, files } = await start({ files: project });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    const before = files.asked.length;
    files.write('.python-version', '3.12\n');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: address('.python-version'), type: 1 }] });
    const looked = (): boolean => files.asked.slice(before).some((one) => one.endsWith('.python-version'));
    await until('the file is read', looked);
  });

  it('does not look for files that mean nothing', async () => {
    const { client, address, files } = await start({ files: project });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    const before = files.asked.length;
    files.write('app/views.py', 'BAD\n');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: address('app/views.py'), type: 1 }] });
    await client.request('textDocument/hover', {
      textDocument: { uri: address('settings.py') },
      position: { line: 0, character: 0 },
    });
    await pause();
    assert.deepEqual(files.asked.slice(before), []);
  });

  it('believes the buffer, not the disk, while a document is open', async () => {
    const { client, address, open, files } = await start({ files: project });
    await open('settings.py', 'DEBUG = BAD_SAFE\n');
    files.write('settings.py', 'DEBUG = BAD_KEY\n');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: address('settings.py'), type: 2 }] });
    await pause();
    assert.deepEqual(client.codes(address('settings.py')), ['bad-safe']);
  });

  it('goes on with a file that was deleted while open, until it is closed', async () => {
    const { client, address, open, change, close, files } = await start({ files: project });
    await open('settings.py');
    files.delete('settings.py');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: address('settings.py'), type: 3 }] });
    change('settings.py', 2, 'DEBUG = BAD_SAFE\n');
    await client.whenCodes(address('settings.py'), 'bad-safe');
    close('settings.py');
    await client.whenCodes(address('settings.py'));
  });

  it('looks again when a client that watches nothing saves a file', async () => {
    const { client, address, files } = await start({ files: project, capabilities: plain });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    files.write('pyproject.toml', '[tool.django-settings-lint.rules]\ndebug-enabled = "off"\n');
    client.notify('textDocument/didSave', { textDocument: { uri: address('pyproject.toml') } });
    await client.whenCodes(address('settings.py'));
  });
});

describe('language server: folders and lone documents', () => {
  it('serves folders that are added, and takes back what it said about those that are removed', async () => {
    const files = {
      'a/manage.py': manage,
      'a/settings.py': 'DEBUG = BAD\n',
      'b/manage.py': manage,
      'b/settings.py': 'DEBUG = BAD_SAFE\n',
    };
    const { client, address } = await start({ files, folders: ['file:///srv/p/a'] });
    await client.whenCodes(address('a/settings.py'), 'debug-enabled');
    assert.deepEqual(client.publications(address('b/settings.py')), []);
    const [a, b] = ['a', 'b'].map((name) => ({ uri: `file:///srv/p/${name}`, name }));
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [b], removed: [a] } });
    await client.whenCodes(address('b/settings.py'), 'bad-safe');
    await client.whenCodes(address('a/settings.py'));
  });

  it('finds several projects below one folder', async () => {
    const files = {
      'one/manage.py': manage,
      'one/settings.py': 'DEBUG = BAD\n',
      'two/manage.py': manage,
      'two/settings.py': 'DEBUG = BAD_SAFE\n',
    };
    const { client, address } = await start({ files });
    await client.whenCodes(address('one/settings.py'), 'debug-enabled');
    await client.whenCodes(address('two/settings.py'), 'bad-safe');
  });

  it('says each thing once where folders lie within each other', async () => {
    const files = { 'sub/manage.py': manage, 'sub/settings.py': 'DEBUG = BAD\n' };
    const { client, address } = await start({ files, folders: ['file:///srv/p', 'file:///srv/p/sub'] });
    await client.whenCodes(address('sub/settings.py'), 'debug-enabled');
    await pause();
    assert.deepEqual(client.codes(address('sub/settings.py')), ['debug-enabled']);
  });

  it('judges a document outside of every folder by its own project, and shows only what is open', async () => {
    const files = {
      'manage.py': manage,
      'settings.py': 'from base import *\nDEBUG = BAD\n',
      'base.py': 'A = BAD\n',
      '.env': 'A=BAD\n',
    };
    const { client, address, open, close } = await start({ files, folders: ['file:///elsewhere'] });
    await open('settings.py');
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    await pause();
    assert.deepEqual(client.publications(address('base.py')), []);
    assert.deepEqual(client.publications(address('.env')), []);
    close('settings.py');
    await client.whenCodes(address('settings.py'));
  });

  it('serves a client without any folder', async () => {
    const { client, address, open } = await start({ files: project, folders: [] });
    await open('settings.py');
    await client.whenCodes(address('settings.py'), 'debug-enabled');
  });

  it('judges a document that was never saved alone, if it holds settings', async () => {
    const { client } = await start({ files: {} });
    const open = (uri: string, languageId: string, text: string): void => {
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    };
    open('untitled:Untitled-1', 'python', 'DEBUG = BAD\n');
    open('untitled:Untitled-2', 'python', 'print(BAD)\n');
    open('untitled:Untitled-3', 'dotenv', 'DJANGO_DEBUG=BAD_SAFE\n');
    await client.whenCodes('untitled:Untitled-1', 'debug-enabled');
    await client.whenCodes('untitled:Untitled-3', 'bad-safe');
    assert.deepEqual(client.codes('untitled:Untitled-2'), []);
    const textDocument = { uri: 'untitled:Untitled-1', version: 2 };
    client.notify('textDocument/didChange', { textDocument, contentChanges: [{ text: 'DEBUG = 1\n' }] });
    await client.whenCodes('untitled:Untitled-1');
    client.notify('textDocument/didClose', { textDocument: { uri: 'untitled:Untitled-3' } });
    await client.whenCodes('untitled:Untitled-3');
  });

  it('fixes and ignores in a document that was never saved', async () => {
    const { client } = await start({ files: {} });
    const uri = 'untitled:Untitled-1';
    client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'python', version: 1, text: 'DEBUG = BAD\n' },
    });
    await client.whenCodes(uri, 'debug-enabled');
    const answer = await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: on(0, 9),
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      (answer as { title: string }[]).map(({ title }) => title),
      ['Replace BAD', 'Ignore debug-enabled on this line', 'Ignore debug-enabled in this file'],
    );
  });

  it('offers a new settings module to its project as soon as it has settings', async () => {
    const { client, address, open, change } = await start({ files: project });
    await open('settings_prod.py', '');
    change('settings_prod.py', 2, 'DEBUG = BAD_SAFE\n');
    await client.whenCodes(address('settings_prod.py'), 'bad-safe');
  });
});

describe('language server: addresses', () => {
  const files = { 'manage.py': manage, 'settings.py': 'DEBUG = BAD\n', '.env': 'A=BAD\n' };

  for (const root of ['file:///c%3A/Users/me/p', 'file:///C:/Users/me/p', 'file:///c:/Users/me/p']) {
    it(`answers in the client's own spelling: ${root}`, async () => {
      const { client, address, open, actions } = await start({ files, root, folders: [root] });
      await open('settings.py');
      await client.whenCodes(address('settings.py'), 'debug-enabled');
      const [fix] = await actions('settings.py', on(0, 9));
      const { edit } = (await client.request('codeAction/resolve', fix)) as {
        edit: { documentChanges: readonly { textDocument: { uri: string } }[] };
      };
      assert.equal(edit.documentChanges[0]?.textDocument.uri, address('settings.py'));
    });

    it(`writes other files as VS Code does: ${root}`, async () => {
      const { client } = await start({ files, root, folders: [root] });
      await client.whenCodes('file:///c%3A/Users/me/p/.env', 'debug-enabled');
    });
  }

  it('takes findings back under the address that they were published for', async () => {
    const root = 'file:///C:/Users/me/p';
    const { client, address, open, close, files: table } = await start({ files, root, folders: [root] });
    await client.whenCodes('file:///c%3A/Users/me/p/settings.py', 'debug-enabled');
    await open('settings.py');
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    assert.deepEqual(client.codes('file:///c%3A/Users/me/p/settings.py'), []);
    table.delete('settings.py');
    close('settings.py');
    await client.whenCodes(address('settings.py'));
  });

  it('knows blanks, umlauts, signs and servers in paths', async () => {
    const root = 'file:///srv/my%20pr%C3%B6ject%20%28a%2Bb%29';
    const { client } = await start({ files, root, folders: [root], capabilities: vscode });
    await client.whenCodes(`${root}/.env`, 'debug-enabled');
    const share = await start({ files, root: 'file://server/share/p', folders: ['file://server/share/p'] });
    await share.client.whenCodes('file://server/share/p/.env', 'debug-enabled');
  });
});
