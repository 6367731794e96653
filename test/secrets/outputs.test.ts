import assert from 'node:assert/strict';
import { createNodeAnalyzer } from '../../server/src/lsp/node-analyzer';
import { workspace, type Workspace } from '../cli/harness';
import type { Message } from '../harness/lsp-client';
import { blocksMethod, checklistMarkdownMethod, checklistMethod } from '../../server/src/protocol';
import { start, type Action, type Started } from '../lsp/support';
import { plantedSite } from './site';

/** Where a statement is still being typed, the text is one that no parser reads. */
const cut = 0.6;

describe('planted secrets in what the command line prints', function () {
  this.timeout(60_000);
  const { files, planter } = plantedSite();
  let at: Workspace;
  beforeEach(async () => {
    at = await workspace();
    await at.put(files);
  });
  afterEach(() => at.remove());

  const commands: readonly (readonly [what: string, argv: readonly string[], least: number])[] = [
    ['text', ['.'], 5000],
    ['text in colours', ['.', '--color', 'always'], 5000],
    ['one line each', ['.', '--format', 'concise'], 2000],
    ['JSON', ['.', '--format', 'json'], 10_000],
    ['text in the role of production', ['.', '--role', 'production', '--preset', 'strict'], 5000],
    ['an explanation', ['explain', 'config/production.py'], 5000],
    ['an explanation of a broken file', ['explain', 'config/broken.py'], 100],
    ['an explanation in JSON', ['explain', 'config/production.py', '--format', 'json'], 5000],
    ['an explanation of one setting', ['explain', 'config/local.py', 'SECRET_KEY'], 40],
    ["Django's checks", ['deploy', '.'], 500],
    ["Django's checks in JSON", ['deploy', '.', '--format', 'json'], 500],
    ['SARIF', ['.', '--format', 'sarif'], 10_000],
    ['workflow commands of GitHub', ['.', '--format', 'github'], 2000],
    ['a report for GitLab', ['.', '--format', 'gitlab'], 2000],
    ['an explanation of the whole project', ['explain', '.'], 10_000],
    ['an explanation of settings that pydantic reads', ['explain', 'config/typed.py', '--format', 'json'], 1000],
    ['a checklist', ['checklist', '.'], 5000],
    ['a checklist in Markdown', ['checklist', '.', '--format', 'markdown'], 5000],
    ['a checklist in JSON', ['checklist', '.', '--format', 'json'], 5000],
    ['the report of fixes', ['.', '--fix'], 2000],
  ];
  for (const [what, argv, least] of commands) {
    it(`are not in ${what}`, async () => {
      const { out, err } = await at.run(...argv);
      assert.ok(out.length >= least, `${out.length} characters: ${out.slice(0, 300)}${err}`);
      planter.assertNone(out, 'standard output');
      planter.assertNone(err, 'standard error');
    });
  }

  it('are not in a baseline', async () => {
    const { out, err } = await at.run('baseline', '.');
    const written = await at.read('django-settings-lint-baseline.json');
    assert.ok(written.length > 1000, written);
    planter.assertNone(out + err + written, 'the baseline');
  });

  it('are not in the lines that are shown of files that are only half there', async () => {
    const text = files['config/base.py'] ?? '';
    const lines = text.split('\n');
    const halves = Array.from({ length: 20 }, (_, part) => text.slice(0, Math.floor((text.length * (part + 1)) / 21)));
    const mixedUp = [8, 21, 33, 52, 60, 75, 90].flatMap((line) =>
      ['"""', "it's", 'X = f"{'].map((odd) => [...lines.slice(0, line), odd, ...lines.slice(line)].join('\n')),
    );
    for (const broken of [...halves, ...mixedUp]) {
      await at.put({ 'config/base.py': broken });
      const { out, err } = await at.run('.');
      planter.assertNone(out + err, `the text that ends in ${JSON.stringify(broken.slice(-40))}`);
    }
  });

  it('are not in what is said about files that cannot be read', async () => {
    await at.put({
      'config/local.py': new Uint8Array([0, 1, 2, 255]),
      'pyproject.toml': `[tool.django-settings-lint\n${planter.marks[0]?.text ?? ''}`,
    });
    const { out, err } = await at.run('.', 'config/missing.py');
    assert.ok(out.length + err.length > 100);
    planter.assertNone(out + err, 'output');
  });
});

/** The columns behind the quotes of a line, where texts are completed. */
function quotesOf(line: string): readonly number[] {
  return [...line.matchAll(/["']/g)].map(({ index }) => index + 1);
}

describe('planted secrets in what the language server says', function () {
  this.timeout(120_000);
  const { files, planter } = plantedSite();
  const readable = Object.keys(files).filter((path) => /\.py$|\.env/.test(path));
  let started: Started;

  before(async () => {
    started = await start({
      files,
      analyzer: createNodeAnalyzer(),
      options: { status: true, showRule: true },
    });
    for (const path of readable) await started.open(path);
    await started.client.whenShown(
      started.address('config/production.py'),
      ({ diagnostics }) => diagnostics.length > 10,
    );
    await started.client.whenShown(started.address('.env'), ({ diagnostics }) => diagnostics.length > 0);
  });

  /** Everything received, but for the answers that hold the edits of a fix. */
  function said(edits: ReadonlySet<Message['id']>): string {
    return JSON.stringify(started.client.received.filter(({ id, method }) => method !== undefined || !edits.has(id)));
  }

  it('are only in the edits of resolved fixes', async () => {
    const edits = new Set<Message['id']>();
    let offered = 0;
    for (const path of readable) {
      const lines = (files[path] ?? '').split('\n');
      for (const [line, text] of lines.entries()) {
        const range = { start: { line, character: 0 }, end: { line, character: text.length } };
        for (const action of await started.actions(path, range)) {
          offered++;
          edits.add(await resolved(action));
        }
      }
    }
    assert.ok(offered > 20, `${offered} actions`);
    const [keptSecret] = planter.marks.filter(({ text }) => JSON.stringify(started.client.received).includes(text));
    assert.ok(keptSecret !== undefined, 'some fix moves a value, so that leaving its edit out makes a difference');
    planter.assertNone(said(edits), 'messages');
  });

  /** Resolves an action; what is said of it besides its edit is looked at here. Gives the id of the answer. */
  async function resolved(action: Action): Promise<Message['id']> {
    planter.assertNone(JSON.stringify(action), 'an action before it is resolved');
    const answer = (await started.client.request('codeAction/resolve', action)) as Action;
    const { edit, ...rest } = answer;
    planter.assertNone(JSON.stringify({ ...rest, annotations: edit?.changeAnnotations }), 'a resolved action');
    return started.client.received.at(-1)?.id;
  }

  it('are in no hover', async () => {
    const before = started.client.received.length;
    for (const path of readable) {
      const textDocument = { uri: started.address(path) };
      for (const [line, text] of (files[path] ?? '').split('\n').entries())
        for (let character = 0; character <= text.length; character += 3)
          await started.client.request('textDocument/hover', { textDocument, position: { line, character } });
    }
    const hovers = started.client.received.slice(before);
    assert.ok(hovers.filter(({ result }) => result !== null && result !== undefined).length > 200);
    planter.assertNone(JSON.stringify(hovers), 'hovers');
  });

  it('are in nothing that is offered or navigated to', async () => {
    const before = started.client.received.length;
    for (const path of readable) {
      const textDocument = { uri: started.address(path) };
      for (const [line, text] of (files[path] ?? '').split('\n').entries())
        for (const character of [0, 4, ...quotesOf(text), text.length]) {
          const at = { textDocument, position: { line, character } };
          await started.client.request('textDocument/completion', at);
          await started.client.request('textDocument/definition', at);
          await started.client.request('textDocument/references', { ...at, context: { includeDeclaration: true } });
        }
      await started.client.request(blocksMethod, textDocument);
    }
    const answers = started.client.received.slice(before);
    assert.ok(JSON.stringify(answers).length > 100_000);
    planter.assertNone(JSON.stringify(answers), 'answers');
  });

  it('are in no checklist', async () => {
    const before = started.client.received.length;
    await started.client.request(checklistMethod, {});
    await started.client.request(checklistMarkdownMethod, {});
    const answers = JSON.stringify(started.client.received.slice(before));
    assert.ok(answers.length > 10_000);
    planter.assertNone(answers, 'checklists');
  });

  it('are in nothing that is said while the files are typed', async () => {
    const before = started.client.received.length;
    for (const path of readable) {
      const text = files[path] ?? '';
      for (const part of [cut, cut + 0.13, cut + 0.29])
        started.change(path, Math.round(part * 100), text.slice(0, Math.floor(text.length * part)));
      await started.client.request('textDocument/hover', {
        textDocument: { uri: started.address(path) },
        position: { line: 3, character: 1 },
      });
    }
    const uri = started.address('config/production.py');
    await started.client.waitFor(
      'findings of the last text',
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && JSON.stringify(params).includes(`"${uri}"`),
      before,
    );
    planter.assertNone(JSON.stringify(started.client.received.slice(before)), 'messages while typing');
  });

  it('are in no log and no answer to requests that make no sense', async () => {
    const before = started.client.received.length;
    const marked = planter.marks[0]?.text ?? '';
    const requests: readonly (readonly [string, unknown])[] = [
      [
        'textDocument/hover',
        { textDocument: { uri: started.address('config/base.py') }, position: { line: 99_999, character: -1 } },
      ],
      ['textDocument/codeAction', { textDocument: { uri: 'file:///no/such/file.py' }, range: null, context: {} }],
      ['codeAction/resolve', { title: 'x', data: { rule: 'secret-key-hardcoded' } }],
    ];
    for (const [method, params] of requests) await started.client.request(method, params).catch(() => undefined);
    assert.ok(started.client.received.length > before && marked !== '');
    planter.assertNone(JSON.stringify(started.client.received.slice(before)), 'answers');
  });
});
