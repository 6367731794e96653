import assert from 'node:assert/strict';
import { relativePath, normalizeUri } from '../../server/src/core/text';
import { createNodeAnalyzer } from '../../server/src/lsp/node-analyzer';
import {
  fileFactsMethod,
  initializationOptions,
  listFolderMethod,
  readBytesMethod,
  readFileMethod,
} from '../../server/src/protocol';
import { start, type Started } from './support';

const ROOT = 'vscode-vfs://github/shop/site';

const FILES: Readonly<Record<string, string>> = {
  'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")\n',
  'config/wsgi.py': 'import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"\n',
  'config/__init__.py': '',
  'config/base.py': 'DEBUG = True\nROOT_URLCONF = "config.urls"\n',
  'config/settings.py': 'from .base import *\n',
};

interface Asked {
  readonly method: string;
  readonly uri: string;
}

/** Answers as our client does for a repository that lies on no disk. */
function repository(
  files: Readonly<Record<string, string | Uint8Array>>,
  asked: Asked[] = [],
): NonNullable<Parameters<typeof start>[0]['answers']> {
  const root = normalizeUri(ROOT);
  const pathOf = (method: string, params: unknown): string => {
    const { uri } = params as { readonly uri: string };
    asked.push({ method, uri });
    return relativePath(root, normalizeUri(uri));
  };
  const isFolder = (path: string): boolean =>
    path === '' || Object.keys(files).some((file) => file.startsWith(`${path}/`));
  return {
    [readFileMethod]: (params) => {
      const text = files[pathOf('read', params)];
      return text === undefined ? { reason: 'missing' } : typeof text === 'string' ? { text } : { reason: 'binary' };
    },
    [readBytesMethod]: (params) => {
      const content = files[pathOf('bytes', params)];
      return content === undefined ? null : Buffer.from(content).toString('base64');
    },
    [listFolderMethod]: (params) => {
      const path = pathOf('list', params);
      const inside = Object.keys(files).filter((file) => path === '' || file.startsWith(`${path}/`));
      const names = new Set(inside.map((file) => file.slice(path === '' ? 0 : path.length + 1).split('/')[0] ?? ''));
      return [...names].map((name) => {
        const type = isFolder(path === '' ? name : `${path}/${name}`) ? 'folder' : 'file';
        return { name, type, link: false };
      });
    },
    [fileFactsMethod]: (params) => {
      const path = pathOf('facts', params);
      const text = files[path];
      if (text !== undefined) return { type: 'file', size: text.length };
      return { type: isFolder(path) ? 'folder' : 'missing', size: 0 };
    },
  };
}

async function inRepository(options: {
  readonly answers?: ReturnType<typeof repository>;
  readonly own?: object;
}): Promise<Started> {
  return start({
    files: {},
    root: ROOT,
    analyzer: createNodeAnalyzer(),
    options: options.own ?? { files: true },
    ...(options.answers && { answers: options.answers }),
  });
}

describe('files that the client hands over', () => {
  it('are offered by the VS Code client', () => {
    assert.equal(initializationOptions.files, true);
  });

  it('give the findings that the same files on a disk give', async () => {
    const onDisk = await start({ files: FILES, analyzer: createNodeAnalyzer() });
    const published = await onDisk.client.whenShown(
      onDisk.address('config/base.py'),
      ({ diagnostics }) => diagnostics.length > 0,
    );
    const { client: there, address, files } = await inRepository({ answers: repository(FILES) });
    const shown = await there.whenShown(address('config/base.py'), ({ diagnostics }) => diagnostics.length > 0);
    const plain = (of: typeof shown): unknown =>
      of.diagnostics.map(({ code, range, severity, message }) => ({ code, range, severity, message }));
    assert.deepEqual(plain(shown), plain(published));
    assert.deepEqual(files.asked, [], 'the disk was asked for files of a repository');
  });

  it('are read as Python reads them, and as pip does', async () => {
    const latin = Buffer.from('# coding: latin-1\nDEBUG = True\nADMINS = [("Zürich", "a@example.org")]\n', 'latin1');
    const utf16 = Buffer.from('\uFEFFDjango==2.2\n', 'utf16le');
    const files = { ...FILES, 'config/base.py': latin, 'requirements.txt': utf16 };
    const { client: there, address } = await inRepository({ answers: repository(files) });
    await there.whenShown(address('config/base.py'), ({ diagnostics }) =>
      diagnostics.some(({ code }) => code === 'debug-enabled'),
    );
    await there.whenShown(address('requirements.txt'), ({ diagnostics }) => diagnostics.length > 0);
  });

  it('are asked for in the spelling of VS Code', async () => {
    const asked: Asked[] = [];
    const { client: there, address } = await inRepository({ answers: repository(FILES, asked) });
    await there.whenShown(address('config/base.py'), ({ diagnostics }) => diagnostics.length > 0);
    assert.ok(asked.length > 3);
    for (const { uri } of asked) assert.match(uri, /^vscode-vfs:\/\/github\//);
  });

  it('are not asked for where the client does not offer them', async () => {
    const asked: Asked[] = [];
    const { client: there, files } = await inRepository({ answers: repository(FILES, asked), own: {} });
    await there.waitFor('the end of the search', () => files.asked.length > 0);
    assert.deepEqual(asked, []);
  });

  for (const answer of [null, 7, 'not base64 !', '']) {
    it(`count as unreadable where the client answers ${JSON.stringify(answer)} for bytes`, async () => {
      const files = { ...FILES, 'config/base.py': Buffer.from('# coding: latin-1\nDEBUG = "ü"\n', 'latin1') };
      const answers = { ...repository(files), [readBytesMethod]: () => answer };
      const { client: there, open, address } = await inRepository({ answers });
      await open('config/settings.py', 'DEBUG = True\nROOT_URLCONF = "config.urls"\n');
      await there.whenShown(address('config/settings.py'), ({ diagnostics }) => diagnostics.length > 0);
      assert.deepEqual(there.codes(address('config/base.py')), []);
    });
  }

  for (const [what, answer] of [
    ['nothing', null],
    ['a text without a wrapper', 'DEBUG = True'],
    ['a reason that does not exist', { reason: 'tired' }],
    ['a text that is none', { text: 'DEBUG = True\n\0' }],
    ['a number', { text: 7 }],
  ] as const) {
    it(`count as unreadable where the client answers ${what}`, async () => {
      const answers = { ...repository(FILES), [readFileMethod]: () => answer, [readBytesMethod]: () => null };
      const { client: there, open, address } = await inRepository({ answers });
      await open('config/settings.py', 'DEBUG = True\nROOT_URLCONF = "config.urls"\n');
      const shown = await there.whenShown(address('config/settings.py'), ({ diagnostics }) => diagnostics.length > 0);
      assert.ok(shown.diagnostics.some(({ code }) => code === 'debug-enabled'));
      assert.deepEqual(there.codes(address('config/base.py')), []);
    });
  }
});
