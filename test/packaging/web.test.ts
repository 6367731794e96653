import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { ROOT } from './support';

/** The packages that a bundle would need, with our own sources followed from the entry. */
async function packagesBehind(entry: string): Promise<readonly string[]> {
  const result = await build({
    entryPoints: [join(ROOT, entry)],
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'browser',
    packages: 'external',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const imports = Object.values(result.metafile.inputs).flatMap((input) => input.imports);
  return [...new Set(imports.filter(({ external }) => external).map(({ path }) => path))].sort();
}

/** Stands for an API of which only the shape matters: every member is again something that can be called and extended. */
const anything: unknown = new Proxy(Object, {
  get: (target, key) => (key === 'prototype' ? target.prototype : anything),
});

describe('what runs in a browser', () => {
  it('is a server that needs no module of Node', async () => {
    assert.deepEqual(await packagesBehind('server/src/lsp/web.ts'), [
      'ignore',
      'picomatch',
      'smol-toml',
      'vscode-languageserver',
      'vscode-languageserver-textdocument',
      'vscode-languageserver/browser',
      'web-tree-sitter',
    ]);
  });

  it('is a client that asks for modules of Node only where it is the desktop that runs it', async () => {
    assert.deepEqual(await packagesBehind('client/src/web.ts'), [
      'vscode',
      'vscode-languageclient/browser',
      'vscode-languageclient/node',
    ]);
    const asked: string[] = [];
    const module: { exports: { readonly activate?: unknown; readonly desktopClient?: () => Promise<unknown> } } = {
      exports: {},
    };
    const only = (name: string): unknown => {
      asked.push(name);
      if (name !== 'vscode') throw new Error(`a browser has no ${name}`);
      return anything;
    };
    const text = readFileSync(join(ROOT, 'dist/web/client.js'), 'utf8');
    runInNewContext(text, { module, exports: module.exports, require: only, console });
    assert.equal(typeof module.exports.activate, 'function');
    assert.deepEqual([...new Set(asked)], ['vscode']);
    await assert.rejects(module.exports.desktopClient?.() ?? Promise.resolve());
  });
});
