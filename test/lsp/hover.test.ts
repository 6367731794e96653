import assert from 'node:assert/strict';
import { rulePageMethod, rulesMethod, statusMethod } from '../../server/src/protocol';
import { plain, start, type Setup, type Started } from './support';

const files = {
  'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
  'settings.py': 'DEBUG = BAD\nX = 1\n',
};

interface Hover {
  readonly contents: { readonly kind: string; readonly value: string };
  readonly range: unknown;
}

async function hover(line: number, character: number, more: Partial<Setup> = {}): Promise<Hover | null> {
  const started = await start({ files, ...more });
  await started.open('settings.py');
  return ask(started, line, character);
}

async function ask(started: Started, line: number, character: number): Promise<Hover | null> {
  const textDocument = { uri: started.address('settings.py') };
  return (await started.client.request('textDocument/hover', {
    textDocument,
    position: { line, character },
  })) as Hover | null;
}

describe('language server: hover and pages', () => {
  it('gives the reason of the rule at a finding, with a link to its page', async () => {
    const found = await hover(0, 9);
    assert.equal(found?.contents.kind, 'markdown');
    assert.match(
      found.contents.value,
      /^\*\*\[debug-enabled\]\(https:\S+debug-enabled\.md\)\*\*: Something is bad\n\nBecause the test says so\.$/,
    );
    assert.deepEqual(found.range, { start: { line: 0, character: 8 }, end: { line: 0, character: 11 } });
  });

  it('tells what stands there where nothing is found', async () => {
    const found = await hover(0, 2);
    assert.equal(found?.contents.value, 'What **DEBUG** does.');
  });

  it('writes plain text for a client without Markdown', async () => {
    const found = await hover(0, 9, { capabilities: plain });
    assert.equal(found?.contents.kind, 'plaintext');
    assert.match(found.contents.value, /^debug-enabled: Something is bad/);
  });

  it('says nothing elsewhere, and nothing about other files', async () => {
    assert.equal(await hover(1, 0), null);
    const started = await start({ files });
    const textDocument = { uri: 'file:///other/views.py' };
    assert.equal(
      await started.client.request('textDocument/hover', { textDocument, position: { line: 0, character: 0 } }),
      null,
    );
  });

  it('renders the page of a rule and of our own findings', async () => {
    const started = await start({ files });
    assert.match(
      String(await started.client.request(rulePageMethod, { id: 'debug-enabled' })),
      /^# debug-enabled\n\nSomething is bad/,
    );
    assert.match(String(await started.client.request(rulePageMethod, { id: 'unused-ignore' })), /^# unused-ignore\n/);
    for (const params of [{ id: 'nothing' }, { id: 3 }, {}, []])
      assert.equal(await started.client.request(rulePageMethod, params), null);
  });

  it('lists the rules', async () => {
    const { client: lsp } = await start({ files });
    const rules = (await lsp.request(rulesMethod, {})) as readonly { id: string }[];
    assert.ok(rules.some(({ id }) => id === 'debug-enabled') && rules.some(({ id }) => id === 'unknown-rule'));
  });
});

describe('language server: status', () => {
  it('tells a client that asks for it how an open document is seen', async () => {
    const started = await start({ files, options: { status: true } });
    await started.open('settings.py');
    const last = await started.client.waitFor('a status', ({ method }) => method === statusMethod);
    assert.deepEqual(last.params, {
      uri: started.address('settings.py'),
      role: 'unknown',
      entries: [{ path: 'settings.py', role: 'unknown', because: ['named by manage.py'] }],
      django: null,
      findings: { error: 0, warning: 1, info: 0, hint: 0 },
      preset: 'default',
      configuration: null,
    });
  });

  it('counts what is shown as one once, as the list of problems does', async () => {
    const started = await start({ files, options: { status: true } });
    await started.open('settings.py', 'BAD_GROUP = 1\nBAD_GROUP2 = 2\n');
    const last = await started.client.waitFor('a status', ({ method }) => method === statusMethod);
    assert.deepEqual((last.params as { findings: unknown }).findings, { error: 1, warning: 0, info: 0, hint: 0 });
  });

  it('bothers no other client with it', async () => {
    const started = await start({ files });
    await started.open('settings.py');
    await started.client.whenCodes(started.address('settings.py'), 'debug-enabled');
    assert.deepEqual(
      started.client.received.filter(({ method }) => method === statusMethod),
      [],
    );
  });
});
