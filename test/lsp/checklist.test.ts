import assert from 'node:assert/strict';
import type { Analyzer } from '../../server/src/core/analyzer';
import { createNodeAnalyzer } from '../../server/src/lsp/node-analyzer';
import {
  blocksMethod,
  checklistChangedMethod,
  checklistMarkdownMethod,
  checklistMethod,
  type ChecklistItem,
  type HardenedBlock,
  type ProjectChecklist,
} from '../../server/src/protocol';
import { plain, start, type Action, type Setup, type Started } from './support';

const files = {
  'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
  'requirements.txt': 'Django==5.2.1\n',
  'settings.py':
    'import os\nDEBUG = True\nSECRET_KEY = os.environ["SECRET_KEY"]\nALLOWED_HOSTS = ["shop.acme.io"]\nINSTALLED_APPS = ["django.contrib.auth"]\n',
};

describe('language server: the checklist', () => {
  let analyzer: Promise<Analyzer>;
  before(async () => {
    analyzer = createNodeAnalyzer();
    await analyzer;
  });

  const begin = async (more: Partial<Setup> = {}): Promise<Started> => {
    const started = await start({ files, analyzer, ...more });
    await started.open('settings.py');
    return started;
  };
  const ask = async (started: Started, params: unknown = {}): Promise<readonly ProjectChecklist[]> =>
    (await started.client.request(checklistMethod, params)) as readonly ProjectChecklist[];
  const itemOf = (lists: readonly ProjectChecklist[], id: string): ChecklistItem =>
    lists.flatMap(({ sections }) => sections.flatMap(({ items }) => items)).find((one) => one.id === id) ??
    assert.fail(`there is no ${id}`);

  it('tells what failed where, for each entry', async () => {
    const started = await begin();
    const lists = await ask(started);
    assert.deepEqual(
      lists.map(({ root, name }) => [root, name]),
      [['file:///srv/p', 'p']],
    );
    const { state, results } = itemOf(lists, 'debug-off');
    assert.equal(state, 'failed');
    const [result] = results;
    assert.deepEqual(result?.subject, { uri: started.address('settings.py'), path: 'settings.py', role: 'unknown' });
    assert.deepEqual(
      result.places.map(({ uri, range, rule }) => [uri, range, rule]),
      [
        [
          started.address('settings.py'),
          { start: { line: 1, character: 8 }, end: { line: 1, character: 12 } },
          'debug-enabled',
        ],
      ],
    );
    assert.equal(itemOf(lists, 'backups').state, 'manual');
  });

  it('hands out fixes that are resolved like any other, also of rules that the editor does not show', async () => {
    const started = await begin();
    const lists = await ask(started);
    const resolved = async (id: string): Promise<Action> => {
      const fix = itemOf(lists, id).results.flatMap(({ places }) => places)[0]?.fixes[0];
      assert.ok(fix, `${id} has a fix`);
      return (await started.client.request('codeAction/resolve', fix)) as Action;
    };
    const debug = await resolved('debug-off');
    assert.equal(debug.edit?.documentChanges?.[0]?.edits?.[0]?.newText, 'False');
    const hasher = await resolved('password-hasher');
    assert.ok(!started.client.codes(started.address('settings.py')).includes('password-hasher-not-argon2'));
    assert.match(String(hasher.edit?.documentChanges?.[0]?.edits?.[0]?.newText), /Argon2PasswordHasher/);
  });

  it('offers no fix to a client that cannot resolve one', async () => {
    const started = await begin({ capabilities: plain });
    const places = itemOf(await ask(started), 'debug-off').results.flatMap((result) => result.places);
    assert.ok(places.length > 0 && places.every(({ fixes }) => fixes.length === 0));
  });

  it('follows what is typed, and says once that a list is out of date', async () => {
    const started = await begin();
    assert.equal(itemOf(await ask(started), 'debug-off').state, 'failed');
    const isNews = ({ method }: { readonly method?: string }): boolean => method === checklistChangedMethod;
    assert.equal(started.client.received.filter(isNews).length, 0);
    started.change('settings.py', 2, files['settings.py'].replace('True', 'False'));
    await started.client.waitFor('news of the checklist', isNews);
    started.change('settings.py', 3, files['settings.py'].replace('True', 'False # off'));
    await started.client.request('textDocument/hover', {
      textDocument: { uri: started.address('settings.py') },
      position: { line: 0, character: 0 },
    });
    assert.equal(started.client.received.filter(isNews).length, 1);
    assert.equal(itemOf(await ask(started), 'debug-off').state, 'passed');
  });

  it('keeps projects apart, and gives the one of a file', async () => {
    const folders = ['file:///srv/p/a', 'file:///srv/p/b'];
    const both = {
      'a/manage.py': files['manage.py'],
      'a/settings.py': 'DEBUG = True\n',
      'b/manage.py': files['manage.py'],
      'b/settings.py': 'DEBUG = False\n',
    };
    const started = await start({ files: both, folders, analyzer });
    await started.open('a/settings.py');
    const state = (lists: readonly ProjectChecklist[]): unknown =>
      lists.map((one) => [one.name, itemOf([one], 'debug-off').state]);
    assert.deepEqual(state(await ask(started)), [
      ['a', 'failed'],
      ['b', 'passed'],
    ]);
    assert.deepEqual(state(await ask(started, { uri: started.address('b/settings.py') })), [['b', 'passed']]);
    assert.deepEqual(await ask(started, { uri: 'file:///elsewhere/x.py' }), []);
  });

  it('is exported as Markdown', async () => {
    const started = await begin();
    const markdown = String(await started.client.request(checklistMarkdownMethod, {}));
    assert.match(markdown, /^# Security checklist of p\n/);
    assert.match(markdown, /`settings\.py:2` `debug-enabled`/);
  });

  it('tells which hardened blocks are missing, and where they go', async () => {
    const started = await begin();
    const uri = started.address('settings.py');
    const blocks = (await started.client.request(blocksMethod, { uri })) as readonly HardenedBlock[];
    const cookies = blocks.find(({ id }) => id === 'dsl-cookies');
    assert.deepEqual([cookies?.state, cookies?.insert?.uri, cookies?.insert?.version], ['missing', uri, 1]);
    assert.match(String(cookies?.insert?.text), /SESSION_COOKIE_SECURE = True/);
    assert.deepEqual(await started.client.request(blocksMethod, { uri: 'file:///elsewhere/x.py' }), []);
  });

  it('tells which blocks a module outside of settings and a .gitignore lack', async () => {
    const text = 'import logging\n';
    const started = await begin({ files: { ...files, '.gitignore': '.env\n', 'shop/signals.py': text } });
    const ask = async (path: string): Promise<readonly HardenedBlock[]> =>
      (await started.client.request(blocksMethod, { uri: started.address(path) })) as readonly HardenedBlock[];
    assert.deepEqual(await ask('shop/signals.py'), [], 'a file that is not open');
    const open = (path: string, languageId: string, of: string): void => {
      started.client.notify('textDocument/didOpen', {
        textDocument: { uri: started.address(path), languageId, version: 7, text: of },
      });
    };
    open('shop/signals.py', 'python', text);
    open('.gitignore', 'ignore', '.env\n');
    const [signal, ...others] = await ask('shop/signals.py');
    assert.deepEqual([signal?.id, others.length], ['dsl-login-signal', 0]);
    assert.deepEqual([signal?.insert?.version, signal?.insert?.position], [7, { line: 1, character: 0 }]);
    const [ignored] = await ask('.gitignore');
    assert.deepEqual([ignored?.id, ignored?.state], ['dsl-gitignore', 'partly']);
  });
});
