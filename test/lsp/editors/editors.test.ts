import assert from 'node:assert/strict';
import type { Analyzer } from '../../../server/src/core/analyzer';
import { createNodeAnalyzer } from '../../../server/src/lsp/node-analyzer';
import type { Diagnostic, Range } from '../../harness/lsp-client';
import { start, type Action, type Edit, type Started } from '../support';
import { editors, type Editor } from './editors';
import { edited, rangeIn, widthIn } from './positions';

// Two code units and four bytes, one and two, one and three: every way of counting gives another place behind them.
const settings = [
  'import os',
  'SITE_NAME = "🔑 é €"; DEBUG = True',
  'GREETING = "🔑 é €" + os.environ["GREETING"]',
  'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "PASSWORD": "corner-lamp-71"}}',
  '',
].join('\n');

const files = {
  'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
  'requirements.txt': 'Django==5.2.1\n',
  'settings.py': settings,
  '.env': 'GREETING=hello\n',
};

interface Item {
  readonly label: string;
  readonly insertTextFormat?: number;
  readonly textEdit: { readonly range: Range; readonly newText: string };
}

for (const editor of editors) {
  const { capabilities, expected } = editor;
  const { encoding } = expected;

  describe(`language server: ${editor.name}`, () => {
    let analyzer: Promise<Analyzer>;
    before(async () => {
      analyzer = createNodeAnalyzer();
      await analyzer;
    });

    const begin = async (): Promise<Started> => {
      const started = await start({ files, analyzer, capabilities });
      await started.open('settings.py');
      return started;
    };
    const place = (started: Started, text: string, part: string): object => ({
      textDocument: { uri: started.address('settings.py') },
      position: rangeIn(encoding, text, part).start,
    });
    const change = (started: Started, version: number, changes: readonly object[]): void => {
      const textDocument = { uri: started.address('settings.py'), version };
      started.client.notify('textDocument/didChange', { textDocument, contentChanges: changes });
    };
    const debug = async (started: Started): Promise<Diagnostic> => {
      const { diagnostics } = await started.client.whenShown(started.address('settings.py'), (last) =>
        last.diagnostics.some(({ code }) => code === 'debug-enabled'),
      );
      return diagnostics.find(({ code }) => code === 'debug-enabled') ?? assert.fail('it was there');
    };

    it('is told how positions are counted, and is asked for nothing that it has not offered', async () => {
      const started = await begin();
      assert.equal(started.capabilities['positionEncoding'], encoding);
      const asked = started.client.received.filter(({ id, method }) => id !== undefined && method !== undefined);
      const registered = asked.flatMap(({ method, params }) =>
        method === 'client/registerCapability'
          ? (params as { registrations: readonly { method: string }[] }).registrations.map((one) => one.method)
          : [],
      );
      assert.deepEqual(registered, expected.registrations);
      const others = asked.map(({ method }) => method).filter((method) => method !== 'client/registerCapability');
      assert.deepEqual([...new Set(others)], ['workspace/configuration']);
    });

    it('gets findings by themselves, once, at their places, with no more than it understands', async () => {
      const started = await begin();
      const found = await debug(started);
      assert.deepEqual(found.range, rangeIn(encoding, settings, 'True'));
      const extras = Object.keys(found).filter((key) => ['codeDescription', 'data'].includes(key));
      assert.deepEqual(extras.sort(), expected.extras);
      assert.equal(started.capabilities['diagnosticProvider'], undefined);
    });

    it('applies a quick-fix to a part of a line, tells the server of that part, and the finding is gone', async () => {
      const started = await begin();
      const { range } = await debug(started);
      const offered = await started.actions('settings.py', range, ['quickfix']);
      const [action] = offered.filter(({ title }) => title.startsWith('Turn `DEBUG` off'));
      assert.ok(action, offered.map(({ title }) => title).join(' | '));
      assert.equal(action.edit === undefined, expected.lazyEdits);
      const { edit } = (await started.client.request('codeAction/resolve', action)) as Action;
      const [changed] = edit?.documentChanges ?? [];
      assert.ok(changed?.edits);
      const after = edited(encoding, settings, changed.edits);
      assert.equal(after, settings.replace('DEBUG = True', 'DEBUG = False'));
      change(
        started,
        2,
        changed.edits.map(({ range: at, newText }) => ({ range: at, text: newText })),
      );
      await started.client.whenShown(
        started.address('settings.py'),
        ({ diagnostics }) => !diagnostics.some(({ code }) => code === 'debug-enabled'),
      );
    });

    it('may be offered a fix that creates a file', async () => {
      const started = await begin();
      const at = rangeIn(encoding, settings, '"corner-lamp-71"');
      const offered = await started.actions('settings.py', at, ['quickfix']);
      const [action] = offered.filter(({ title }) => title.endsWith('in this project'));
      assert.ok(action, offered.map(({ title }) => title).join(' | '));
      const { edit } = (await started.client.request('codeAction/resolve', action)) as Action;
      assert.deepEqual(
        edit?.documentChanges?.map(({ kind, uri, textDocument }) => [kind, uri ?? textDocument?.uri]),
        [
          ['create', started.address('pyproject.toml')],
          [undefined, started.address('pyproject.toml')],
        ],
      );
      assert.equal(edit.changeAnnotations, undefined);
    });

    it('reads hovers in a form that it shows', async () => {
      const started = await begin();
      const hover = (await started.client.request('textDocument/hover', place(started, settings, 'DEBUG'))) as {
        readonly contents: { readonly kind: string; readonly value: string };
        readonly range: Range;
      };
      assert.equal(hover.contents.kind, expected.hover);
      assert.match(hover.contents.value, /DEBUG/);
      if (expected.hover === 'plaintext') {
        assert.doesNotMatch(hover.contents.value, /\*\*|\]\(/);
        assert.match(hover.contents.value, /^Django documentation: https:\S+$/m);
      }
      assert.deepEqual(hover.range, rangeIn(encoding, settings, 'DEBUG'));
    });

    it('completes behind characters of every width', async () => {
      const started = await begin();
      const line = 'NAME = "🔑 é €"; SECURE_HSTS_S';
      const end = { line: 4, character: 0 };
      change(started, 2, [{ range: { start: end, end }, text: line }]);
      const position = { line: 4, character: widthIn(encoding, line) };
      const items = (await started.client.request('textDocument/completion', {
        textDocument: { uri: started.address('settings.py') },
        position,
      })) as readonly Item[];
      const item = items.find(({ label }) => label === 'SECURE_HSTS_SECONDS');
      assert.ok(item);
      assert.equal(item.insertTextFormat === 2, expected.snippets);
      assert.equal(/\$[{0-9]/.test(item.textEdit.newText), expected.snippets);
      const written = rangeIn(encoding, settings + line, 'SECURE_HSTS_S');
      assert.deepEqual(item.textEdit.range, written);
    });

    it('renames a variable in settings and in .env', async () => {
      const started = await begin();
      const at = place(started, settings, 'GREETING"]');
      const renamed = (await started.client.request('textDocument/rename', { ...at, newName: 'WELCOME' })) as Edit;
      const texts = new Map((renamed.documentChanges ?? []).map((one) => [one.textDocument?.uri, one.edits ?? []]));
      const apply = (path: string, text: string): string =>
        edited(encoding, text, texts.get(started.address(path)) ?? []);
      assert.equal(apply('settings.py', settings), settings.replace('["GREETING"]', '["WELCOME"]'));
      assert.equal(apply('.env', files['.env']), 'WELCOME=hello\n');
    });
  });
}

describe('language server: position encodings', () => {
  const told = async (positionEncodings: unknown): Promise<unknown> => {
    const { capabilities } = await start({ files, capabilities: { general: { positionEncodings } } });
    return capabilities['positionEncoding'];
  };

  it('are the first that both know, and UTF-16 where nothing else is agreed on', async () => {
    assert.equal(await told(['utf-7', 'utf-32', 'utf-8']), 'utf-32');
    assert.equal(await told(['utf-7']), 'utf-16');
    assert.equal(await told([]), 'utf-16');
    assert.equal(await told('utf-8'), 'utf-16');
    assert.equal(await told(undefined), undefined);
  });

  it('are those of four editors, each read from its source', () => {
    assert.deepEqual(
      editors.map(({ expected }: Editor) => expected.encoding),
      ['utf-8', 'utf-32', 'utf-16', 'utf-8'],
    );
    for (const { source } of editors) assert.match(source, /^[\w-]+\/[\w-]+, \S+\.(?:rs|el|lua)/);
  });
});
