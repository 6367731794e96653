import assert from 'node:assert/strict';
import type { Analyzer } from '../../server/src/core/analyzer';
import { createNodeAnalyzer } from '../../server/src/lsp/node-analyzer';
import { on, plain, start, type Edit, type Setup, type Started } from './support';

const secret = ['hid', 'den', '-', 'value', '-', '8c1f'].join('');

const files = {
  'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
  'requirements.txt': 'Django==5.2.1\n',
  'settings.py': 'import os\nTOKEN = os.environ["TOKEN"]\nX_FRAME_OPTIONS = "DENY"\nOTHER = os.environ["OTHER"]\n',
  '.env': `TOKEN=${secret}\n`,
};

interface Item {
  readonly label: string;
  readonly insertTextFormat?: number;
  readonly tags?: readonly number[];
  readonly textEdit: { readonly range: unknown; readonly newText: string };
  readonly documentation?: { readonly kind: string; readonly value: string };
  readonly data?: unknown;
}

interface Where {
  readonly uri: string;
  readonly range: unknown;
}

describe('language server: writing', () => {
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
  const at = (started: Started, path: string, line: number, character: number): object => ({
    textDocument: { uri: started.address(path) },
    position: { line, character },
  });
  const complete = async (started: Started, path: string, line: number, character: number): Promise<readonly Item[]> =>
    (await started.client.request('textDocument/completion', at(started, path, line, character))) as readonly Item[];
  const item = (items: readonly Item[], label: string): Item =>
    items.find((one) => one.label === label) ?? assert.fail(`no ${label} among ${items.length}`);

  describe('completion', () => {
    it('follows a statement that is being typed', async () => {
      const started = await begin();
      started.change('settings.py', 2, `${files['settings.py']}SEC`);
      const items = await complete(started, 'settings.py', 4, 3);
      const hsts = item(items, 'SECURE_SSL_REDIRECT');
      assert.deepEqual(hsts.textEdit, { range: on(4, 0, 3), newText: 'SECURE_SSL_REDIRECT = ${1|True,False|}' });
      assert.equal(hsts.insertTextFormat, 2);
      started.change('settings.py', 3, `${files['settings.py']}SESSION_COOKIE_SAMESITE = `);
      const values = await complete(started, 'settings.py', 4, 26);
      assert.deepEqual(
        values.map(({ label }) => label),
        ['Lax', 'Strict', 'None', 'False'],
      );
    });

    it('tells of an item when it is looked at', async () => {
      const started = await begin();
      started.change('settings.py', 2, `${files['settings.py']}SEC`);
      const bare = item(await complete(started, 'settings.py', 4, 3), 'SECURE_HSTS_SECONDS');
      assert.equal(bare.documentation, undefined);
      const full = (await started.client.request('completionItem/resolve', bare)) as Item;
      assert.equal(full.documentation?.kind, 'markdown');
      assert.match(full.documentation.value, /Default of Django 5\.2: `0`/);
      const strange = { label: 'x', data: { uri: 3, about: {} } };
      assert.deepEqual(await started.client.request('completionItem/resolve', strange), strange);
    });

    it('sends plain text with everything at once to a client that knows no more', async () => {
      const started = await begin({ capabilities: plain });
      started.change('settings.py', 2, `${files['settings.py']}SEC`);
      const hsts = item(await complete(started, 'settings.py', 4, 3), 'SECURE_HSTS_SECONDS');
      assert.deepEqual(hsts.textEdit, { range: on(4, 0, 3), newText: 'SECURE_HSTS_SECONDS = ' });
      assert.equal(hsts.insertTextFormat, undefined);
      assert.equal(hsts.documentation?.kind, 'plaintext');
      assert.doesNotMatch(hsts.documentation.value, /\*\*|\]\(/);
      assert.equal(hsts.data, undefined);
    });

    it('offers variables in reads, and reads in .env, without any value', async () => {
      const started = await begin();
      assert.deepEqual(
        (await complete(started, 'settings.py', 3, 20)).map(({ label }) => label),
        ['TOKEN'],
      );
      await started.open('.env', `TOKEN=${secret}\nO`);
      const keys = await complete(started, '.env', 1, 1);
      assert.deepEqual(
        keys.map(({ label, textEdit }) => [label, textEdit.newText]),
        [['OTHER', 'OTHER=']],
      );
      assert.ok(!JSON.stringify(started.client.received).includes(secret));
    });

    it('is silent elsewhere', async () => {
      const started = await begin();
      assert.deepEqual(await complete(started, 'settings.py', 0, 8), []);
      assert.deepEqual(await complete(started, 'elsewhere.py', 0, 0), []);
    });
  });

  describe('navigation', () => {
    it('goes from a read to the line of the .env file, and finds both', async () => {
      const started = await begin();
      const places = (await started.client.request(
        'textDocument/definition',
        at(started, 'settings.py', 1, 22),
      )) as readonly Where[];
      assert.deepEqual(places, [{ uri: started.address('.env'), range: on(0, 0, 5) }]);
      const all = (await started.client.request('textDocument/references', {
        ...at(started, 'settings.py', 1, 22),
        context: { includeDeclaration: true },
      })) as readonly Where[];
      assert.deepEqual(all, [
        { uri: started.address('.env'), range: on(0, 0, 5) },
        { uri: started.address('settings.py'), range: on(1, 20, 25) },
      ]);
    });

    it('renames in both, in one edit', async () => {
      const started = await begin();
      assert.deepEqual(await started.client.request('textDocument/prepareRename', at(started, 'settings.py', 1, 22)), {
        range: on(1, 20, 25),
        placeholder: 'TOKEN',
      });
      const edit = (await started.client.request('textDocument/rename', {
        ...at(started, 'settings.py', 1, 22),
        newName: 'API_TOKEN',
      })) as Edit;
      assert.deepEqual(edit, {
        documentChanges: [
          {
            textDocument: { uri: started.address('.env'), version: null },
            edits: [{ range: on(0, 0, 5), newText: 'API_TOKEN' }],
          },
          {
            textDocument: { uri: started.address('settings.py'), version: 1 },
            edits: [{ range: on(1, 20, 25), newText: 'API_TOKEN' }],
          },
        ],
      });
    });

    it('says why a name is refused, and leaves the names of Python alone', async () => {
      const started = await begin();
      const params = { ...at(started, 'settings.py', 1, 22), newName: 'OTHER' };
      await assert.rejects(
        started.client.request('textDocument/rename', params),
        /The project has a variable OTHER already\./,
      );
      assert.equal(await started.client.request('textDocument/prepareRename', at(started, 'settings.py', 1, 2)), null);
      assert.deepEqual(await started.client.request('textDocument/definition', at(started, 'settings.py', 1, 2)), []);
    });
  });

  it('shows on a read where the variable is set', async () => {
    const started = await begin();
    const hover = (await started.client.request('textDocument/hover', at(started, 'settings.py', 1, 22))) as {
      readonly contents: { readonly value: string };
      readonly range: unknown;
    };
    assert.match(hover.contents.value, /^\*\*`TOKEN`\*\* — an environment variable\.[\s\S]*- set in `\.env:1`/);
    assert.deepEqual(hover.range, on(1, 20, 25));
    assert.ok(!hover.contents.value.includes(secret));
  });
});
