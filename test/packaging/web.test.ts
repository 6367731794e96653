import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { join } from 'node:path';
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

  it('is a client that needs no module of Node', async () => {
    assert.deepEqual(await packagesBehind('client/src/web.ts'), ['vscode', 'vscode-languageclient/browser']);
  });
});
