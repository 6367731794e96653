import assert from 'node:assert/strict';
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { childServer, type ChildServer, type LspClient, type Publication } from '../harness/lsp-client';
import { vscode, type Action } from './support';

const server = join(__dirname, '../../server/src/lsp/bin.js');

/** Harmless texts, put together here so that no scanner takes this file for a leak. */
const planted = {
  key: ['k', 'Zq7', 'Lm2', 'Xc9'].join('-').repeat(4),
  password: ['pw', 'Hj4', 'Rt8'].join('_'),
  fallback: ['fb', 'Nv3', 'Ty6'].join('_').repeat(3),
  url: ['ur', 'Bw5', 'Ks1'].join('_'),
  dotenv: ['de', 'Gd8', 'Pf2'].join('-').repeat(3),
  comment: ['co', 'Ms9', 'Wz4'].join('_'),
};

const settings = `import os
# the old key was "${planted.comment}"
SECRET_KEY = "${planted.key}"
DEBUG = True
ALLOWED_HOSTS = ["*"]
API_TOKEN = os.environ.get("API_TOKEN", "${planted.fallback}")
CELERY_BROKER_URL = "redis://user:${planted.url}@cache.example.com/0"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "x", "PASSWORD": "${planted.password}"}}
`;

describe('language server as a process', function () {
  this.timeout(20_000);
  const folder = mkdtempSync(join(tmpdir(), 'settings-lint-lsp-'));
  const address = (path: string): string => pathToFileURL(join(folder, path)).href;

  before(() => {
    writeFileSync(
      join(folder, 'manage.py'),
      'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
    );
    writeFileSync(join(folder, 'settings.py'), settings);
    writeFileSync(join(folder, '.env'), `DEBUG=True\nSECRET_KEY=${planted.dotenv}\n`);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('lints a folder over standard input and output, and leaves as asked', async () => {
    const child = childServer(process.execPath, [server, '--stdio'], folder);
    await hello(child.client);
    await child.client.whenShown(address('settings.py'), ({ diagnostics }) =>
      diagnostics.some(({ code }) => code === 'secret-key-hardcoded'),
    );
    await child.client.whenShown(address('.env'), ({ diagnostics }) =>
      diagnostics.some(({ code }) => code === 'dotenv-not-ignored'),
    );
    await goodbye(child);
  });

  it('shows no planted secret in anything it says, but for the fix of the very file', async () => {
    const child = childServer(process.execPath, [server, '--stdio'], folder);
    await hello(child.client);
    await child.client.whenShown(address('settings.py'), ({ diagnostics }) => diagnostics.length > 0);
    const open = { uri: address('settings.py'), languageId: 'python', version: 1, text: settings };
    child.client.notify('textDocument/didOpen', { textDocument: open });
    const fixes = await everythingAbout(child.client, address('settings.py'), settings.split('\n'));
    const said =
      JSON.stringify(child.client.received.filter((message) => !fixes.has(message.id ?? -1))) + child.errors();
    for (const [name, secret] of Object.entries(planted))
      assert.ok(!said.includes(secret), `the secret "${name}" was said`);
    assert.ok(fixes.size > 2, 'there were fixes to look at');
    await goodbye(child);
  });

  it('hears of a commit: what git no longer tracks is no longer reported', async () => {
    const git = (...args: readonly string[]): void => {
      execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
    };
    git('init', '-q');
    git('add', '.env');
    const tracked = ({ diagnostics }: Publication): boolean =>
      diagnostics.some(({ code }) => code === 'dotenv-tracked');
    const child = childServer(process.execPath, [server, '--stdio'], folder);
    await hello(child.client);
    await child.client.whenShown(address('.env'), tracked);
    git('rm', '-q', '--cached', '.env');
    const changed = { uri: address('.git/index'), type: 2 };
    child.client.notify('workspace/didChangeWatchedFiles', { changes: [changed] });
    await child.client.whenShown(address('.env'), (publication) => !tracked(publication));
    await goodbye(child);
    rmSync(join(folder, '.git'), { recursive: true });
  });

  it('is silent about what a new baseline accepts', async () => {
    const name = 'django-settings-lint-baseline.json';
    const row = { rule: 'debug-enabled', path: 'settings.py', subject: 'DEBUG', count: 1 };
    const shows = ({ diagnostics }: Publication): boolean => diagnostics.some(({ code }) => code === row.rule);
    const child = childServer(process.execPath, [server, '--stdio'], folder);
    await hello(child.client);
    await child.client.whenShown(address('settings.py'), shows);
    writeFileSync(join(folder, name), JSON.stringify({ version: 1, findings: [row] }));
    child.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: address(name), type: 1 }] });
    await child.client.whenShown(address('settings.py'), (publication) => !shows(publication));
    rmSync(join(folder, name));
    child.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: address(name), type: 3 }] });
    await child.client.whenShown(address('settings.py'), shows);
    await goodbye(child);
  });

  it('ends with 1 when the client hangs up without a word', async () => {
    const child = childServer(process.execPath, [server, '--stdio'], folder);
    await hello(child.client);
    child.hangUp();
    assert.equal(await child.ended, 1);
  });

  it('says the same again after it was killed', async () => {
    const first = childServer(process.execPath, [server, '--stdio'], folder);
    await hello(first.client);
    const wanted = await first.client.whenShown(address('settings.py'), ({ diagnostics }) => diagnostics.length > 0);
    first.kill();
    assert.equal(await first.ended, null);
    const second = childServer(process.execPath, [server, '--stdio'], folder);
    await hello(second.client);
    const again = await second.client.whenShown(address('settings.py'), ({ diagnostics }) => diagnostics.length > 0);
    assert.deepEqual(again, wanted);
    await goodbye(second);
  });

  it('speaks over IPC when an editor forks it, and ends with the editor', async () => {
    const child = fork(server, ['--node-ipc'], { stdio: 'ignore' });
    const answer = once(child, 'message');
    child.send({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    const [message] = (await answer) as [{ result: { serverInfo: { name: string } } }];
    assert.equal(message.result.serverInfo.name, 'django-settings-lint');
    const ended = once(child, 'exit');
    child.disconnect();
    assert.deepEqual((await ended)[0], 1);
  });

  async function hello(client: LspClient): Promise<void> {
    const folders = [{ uri: pathToFileURL(folder).href, name: 'p' }];
    const options = { status: true, showRule: true };
    await client.request('initialize', {
      processId: process.pid,
      workspaceFolders: folders,
      capabilities: vscode,
      initializationOptions: options,
    });
    client.notify('initialized', {});
  }

  async function goodbye(child: ChildServer): Promise<void> {
    await child.client.request('shutdown', null);
    child.client.notify('exit', null);
    assert.equal(await child.ended, 0);
    assert.equal(child.errors(), '');
  }

  /** Asks for all there is about each line; answers the ids of the resolved fixes, which alone may hold the text. */
  async function everythingAbout(
    client: LspClient,
    uri: string,
    lines: readonly string[],
  ): Promise<ReadonlySet<number | string>> {
    const fixes = new Set<number | string>();
    for (const [line, text] of lines.entries()) {
      for (let character = 0; character <= text.length; character += 3) {
        await client.request('textDocument/hover', { textDocument: { uri }, position: { line, character } });
      }
      const range = { start: { line, character: 0 }, end: { line, character: text.length } };
      const actions = await client.request('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [] },
      });
      for (const action of actions as readonly Action[]) {
        await client.request('codeAction/resolve', action);
        fixes.add(client.received.at(-1)?.id ?? -1);
      }
    }
    return fixes;
  }
});
