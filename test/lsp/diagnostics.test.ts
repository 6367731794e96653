import assert from 'node:assert/strict';
import type { Analyzer } from '../../server/src/core/analyzer';
import { countedAnalyzer } from './fake-analyzer';
import { on, start } from './support';

const manage = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n';

/** An analyzer that takes long enough to be felt, so that the server waits for a pause in typing. */
function slow(): { readonly analyzer: Analyzer; readonly lints: () => number } {
  const counted = countedAnalyzer();
  const lint: Analyzer['lint'] = (loaded) => {
    const start = performance.now();
    while (performance.now() - start < 50);
    return counted.lint(loaded);
  };
  return { analyzer: { ...counted, lint }, lints: counted.lints };
}

describe('language server: findings', () => {
  it('publishes the findings of files that nobody has opened, without a version', async () => {
    const { client, address } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = BAD\n', '.env': 'A=BAD_SAFE\n' },
    });
    const settings = await client.whenCodes(address('settings.py'), 'debug-enabled');
    await client.whenCodes(address('.env'), 'bad-safe');
    assert.equal(settings.version, undefined);
  });

  it('says everything that VS Code can show about a finding, and no text of the file in its data', async () => {
    const { client, address } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = 1\nX = BAD, BAD_CROSS, BAD_SAFE\n', '.env': 'KEY=1\n' },
    });
    const { diagnostics } = await client.whenCodes(address('settings.py'), 'debug-enabled', 'bad-cross', 'bad-safe');
    assert.deepEqual(diagnostics[0], {
      range: on(1, 4, 7),
      severity: 2,
      source: 'django-settings-lint',
      code: 'debug-enabled',
      codeDescription: {
        href: 'https://github.com/django-settings-lint/django-settings-lint/blob/main/docs/rules/debug-enabled.md',
      },
      message: 'Found BAD (Django: security.W018)',
      data: { ids: [`${address('settings.py')}#debug-enabled@14-17v`], django: ['security.W018'] },
    });
    assert.deepEqual(diagnostics[1]?.relatedInformation, [
      { location: { uri: address('.env'), range: on(0, 0, 3) }, message: 'read from here' },
    ]);
    assert.deepEqual(diagnostics[2]?.tags, [1]);
  });

  it('shows a group as one diagnostic with the strictest severity and the names of its members', async () => {
    const { client, address } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = BAD_GROUP\nX = BAD_GROUP2, BAD\n' },
    });
    const { diagnostics } = await client.whenCodes(address('settings.py'), 'missing-hardening', 'debug-enabled');
    assert.equal(diagnostics[0]?.severity, 1);
    assert.deepEqual(diagnostics[0].range, on(0, 8, 17));
    assert.equal(
      diagnostics[0].message,
      '2 protections are not switched on here: `BAD_GROUP` (bad-group), `BAD_GROUP2` (bad-group2).',
    );
    assert.match(diagnostics[0].codeDescription?.href ?? '', /docs\/rules\/README\.md$/);
  });

  it('shows a group of one as the finding that it is', async () => {
    const { client, address } = await start({ files: { 'manage.py': manage, 'settings.py': 'DEBUG = BAD_GROUP\n' } });
    await client.whenCodes(address('settings.py'), 'bad-group');
  });

  it('counts characters in UTF-16 code units and knows every kind of line end', async () => {
    const { client, address } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = 1\r\nX = "\u{1F600}é", BAD\rY = BAD_SAFE\n' },
    });
    const { diagnostics } = await client.whenCodes(address('settings.py'), 'debug-enabled', 'bad-safe');
    assert.deepEqual(
      diagnostics.map(({ range }) => range),
      [on(1, 11, 14), on(2, 4, 12)],
    );
  });

  it('publishes an open document with its version, and follows every edit', async () => {
    const { client, address, open, change } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = 1\n' },
    });
    await open('settings.py');
    assert.equal((await client.whenCodes(address('settings.py'))).version, 1);
    change('settings.py', 2, 'DEBUG = BAD\n');
    assert.equal((await client.whenCodes(address('settings.py'), 'debug-enabled')).version, 2);
    change('settings.py', 7, '\nDEBUG = BAD\n');
    const moved = await client.whenShown(address('settings.py'), ({ version }) => version === 7);
    assert.deepEqual(moved.diagnostics[0]?.range, on(1, 8, 11));
  });

  it('applies incremental edits', async () => {
    const { client, address, open } = await start({ files: { 'manage.py': manage, 'settings.py': 'DEBUG = 1\n' } });
    await open('settings.py');
    const contentChanges = [
      { range: on(0, 8, 9), text: 'BAD' },
      { range: on(0, 0, 0), text: '# a comment\n' },
    ];
    client.notify('textDocument/didChange', {
      textDocument: { uri: address('settings.py'), version: 2 },
      contentChanges,
    });
    const { diagnostics } = await client.whenCodes(address('settings.py'), 'debug-enabled');
    assert.deepEqual(diagnostics[0]?.range, on(1, 8, 11));
  });

  it('takes back what went away, once', async () => {
    const { client, address, open, change } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = BAD\n' },
    });
    await open('settings.py');
    change('settings.py', 2, 'DEBUG = 1\n');
    await client.whenCodes(address('settings.py'));
    const count = client.publications(address('settings.py')).length;
    await new Promise((resolve) => setTimeout(resolve, 40));
    assert.equal(client.publications(address('settings.py')).length, count);
  });

  it('analyses once after a burst of keystrokes, and publishes only the last version', async () => {
    const { analyzer, lints } = slow();
    // No pause in typing is that long, so that nothing is analysed before a request asks for it, however busy the machine is.
    const { client, address, open, change } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = 1\n' },
      analyzer: Promise.resolve(analyzer),
      quiet: 600_000,
    });
    await open('settings.py');
    await client.whenCodes(address('settings.py'));
    const before = lints();
    for (let version = 2; version < 20; version++)
      change('settings.py', version, `DEBUG = BAD${' '.repeat(version)}\n`);
    await client.request('textDocument/hover', {
      textDocument: { uri: address('settings.py') },
      position: { line: 0, character: 0 },
    });
    await client.whenShown(address('settings.py'), ({ version }) => version === 19);
    assert.equal(lints(), before + 1);
    assert.deepEqual(
      client
        .publications(address('settings.py'))
        .map(({ version }) => version)
        .slice(-2),
      [1, 19],
    );
  });

  it('analyses by itself when a pause in typing is over', async () => {
    const { analyzer } = slow();
    const { client, address, open, change } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = 1\n' },
      analyzer: Promise.resolve(analyzer),
      quiet: 40,
    });
    await open('settings.py');
    await client.whenCodes(address('settings.py'));
    change('settings.py', 2, 'DEBUG = BAD\n');
    const { version } = await client.whenCodes(address('settings.py'), 'debug-enabled');
    assert.equal(version, 2);
  });

  it('does not ask the file system for an edit inside a value', async () => {
    const { client, address, open, change, files } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = "a"\n' },
    });
    await open('settings.py');
    await client.whenCodes(address('settings.py'));
    const before = files.asked.length;
    change('settings.py', 2, 'DEBUG = "BAD"\n');
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    assert.deepEqual(files.asked.slice(before), []);
  });

  it('loads again when an edit imports another module', async () => {
    const sources = { 'manage.py': manage, 'settings.py': 'DEBUG = 1\n', 'hosts.py': 'ALLOWED = BAD\n' };
    const { client, address, open, change } = await start({ files: sources });
    await open('settings.py');
    assert.deepEqual(client.codes(address('hosts.py')), []);
    change('settings.py', 2, 'from hosts import *\nDEBUG = 1\n');
    await client.whenCodes(address('hosts.py'), 'debug-enabled');
    change('settings.py', 3, 'DEBUG = 1\n');
    await client.whenCodes(address('hosts.py'));
  });

  it('drops a load that was overtaken by an edit', async () => {
    const sources = {
      'manage.py': manage,
      'settings.py': 'DEBUG = 1\n',
      'one.py': 'A = BAD\n',
      'two.py': 'A = BAD_SAFE\n',
    };
    const { client, address, open, change, files } = await start({ files: sources });
    await open('settings.py');
    let openGate = (): void => undefined;
    files.gate = new Promise((resolve) => (openGate = resolve));
    change('settings.py', 2, 'from one import *\nDEBUG = 1\n');
    await new Promise((resolve) => setTimeout(resolve, 30));
    change('settings.py', 3, 'from two import *\nDEBUG = 1\n');
    await new Promise((resolve) => setTimeout(resolve, 30));
    openGate();
    await client.whenCodes(address('two.py'), 'bad-safe');
    assert.deepEqual(client.publications(address('one.py')), []);
  });

  it('keeps showing what is typed while files are still being read', async () => {
    const sources = { 'manage.py': manage, 'settings.py': 'DEBUG = 1\n', '.env': 'A=1\n' };
    const { client, address, open, change, files } = await start({ files: sources });
    await open('settings.py');
    await open('.env');
    let openGate = (): void => undefined;
    files.gate = new Promise((resolve) => (openGate = resolve));
    change('settings.py', 2, 'import os\nDEBUG = 1\n');
    await new Promise((resolve) => setTimeout(resolve, 30));
    change('.env', 2, 'A=BAD\n');
    await client.whenCodes(address('.env'), 'debug-enabled');
    openGate();
    await client.whenShown(address('settings.py'), ({ version }) => version === 2);
  });

  it('goes back to what is on disk when a document is closed without being saved', async () => {
    const { client, address, open, close } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = BAD\n' },
    });
    await open('settings.py', 'DEBUG = BAD_SAFE\n');
    await client.whenCodes(address('settings.py'), 'bad-safe');
    close('settings.py');
    const { version } = await client.whenCodes(address('settings.py'), 'debug-enabled');
    assert.equal(version, undefined);
  });

  it('never reports Python files that are no settings', async () => {
    const { client, address, open } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = BAD\n', 'app/views.py': 'X = BAD\n' },
    });
    await open('app/views.py');
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    assert.deepEqual(client.publications(address('app/views.py')), []);
  });

  it('reports a configuration that cannot be understood at its place, and lints the rest', async () => {
    const pyproject = '[tool.django-settings-lint]\npreset = "strikt"\n';
    const { client, address } = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = BAD\n', 'pyproject.toml': pyproject },
    });
    const { diagnostics } = await client.whenCodes(address('pyproject.toml'), 'configuration-invalid');
    assert.deepEqual(diagnostics[0]?.range.start.line, 1);
    await client.whenCodes(address('settings.py'), 'debug-enabled');
  });

  it('reads an unsaved configuration as it stands in the editor', async () => {
    const sources = { 'manage.py': manage, 'settings.py': 'DEBUG = BAD\n', 'pyproject.toml': '[project]\n' };
    const { client, address, open, change } = await start({ files: sources });
    await client.whenCodes(address('settings.py'), 'debug-enabled');
    await open('pyproject.toml', sources['pyproject.toml'], 'toml');
    change('pyproject.toml', 2, '[tool.django-settings-lint.rules]\ndebug-enabled = "off"\n');
    await client.whenCodes(address('settings.py'));
  });
});
