import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { rulesServedBy } from './served';
import { ROOT, emptyFolder, networkUses, script, usesOfParsers, writeFiles } from './support';
import { headsIn, readZip } from './zip';

const LIMIT = 1_000_000;

/** Every file of the package, besides those in syntaxes/, snippets/, l10n/ and images/walkthrough/. vsce writes the first two and renames readme and licence. */
const FILES = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/THIRD-PARTY-NOTICES.txt',
  'extension/changelog.md',
  'extension/dist/client.js',
  'extension/dist/server-node.js',
  'extension/dist/server.js',
  'extension/dist/tree-sitter-dotenv.wasm',
  'extension/dist/tree-sitter-python.wasm',
  'extension/dist/web-tree-sitter.wasm',
  'extension/dist/web/client.js',
  'extension/images/icon.png',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
];

describe('the VSIX', function () {
  this.timeout(120_000);
  const folder = emptyFolder();
  const vsix = join(folder, 'product.vsix');
  const packed = new Map<string, Buffer>();

  before(() => {
    script('package.mjs', '--out', vsix);
    for (const [path, content] of readZip(readFileSync(vsix))) packed.set(path, content);
    const inside = [...packed].filter(([path]) => path.startsWith('extension/'));
    writeFiles(folder, inside);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('contains exactly the files that a user needs', () => {
    const contributed = ['syntaxes', 'snippets', 'l10n', 'images/walkthrough'].flatMap((name) =>
      readdirSync(join(ROOT, name)).map((file) => `extension/${name}/${file}`),
    );
    assert.deepEqual([...packed.keys()].sort(), [...FILES, ...contributed].sort());
  });

  it('has a page for the marketplace that leads to the rules, all of them on one page', () => {
    const page = String(packed.get('extension/readme.md'));
    assert.match(page, /\[all rules\]\(https:\/\/[^)]+\/docs\/rules\/README\.md\)/);
    assert.doesNotMatch(page, /rules:start|<details>/);
    assert.match(page, /## Contribute/);
  });

  it('stays under one megabyte', () => {
    assert.ok(statSync(vsix).size < LIMIT);
  });

  it('says of each file in both places of the archive the same', () => {
    for (const { path, described, head } of headsIn(readFileSync(vsix))) {
      assert.ok(described.equals(head), path);
    }
  });

  it('has no source map and no path of the machine it was built on', () => {
    for (const [path, content] of packed) {
      const text = content.toString('latin1');
      if (path.endsWith('.js')) assert.doesNotMatch(text, /sourceMappingURL/, path);
      for (const place of [ROOT, homedir(), 'settings-lint-package-']) {
        assert.ok(!text.includes(place), `${path} contains ${place}`);
      }
    }
  });

  it('has a manifest without scripts and dependencies, whose files exist', () => {
    const manifest = JSON.parse(String(packed.get('extension/package.json'))) as Record<string, unknown>;
    const forbidden = ['scripts', 'dependencies', 'devDependencies', 'optionalDependencies', 'private', 'bin'];
    assert.deepEqual(
      forbidden.filter((key) => key in manifest),
      [],
    );
    for (const key of ['main', 'browser', 'icon']) {
      const path = String(manifest[key]).replace(/^\.\//, '');
      assert.ok(packed.has(`extension/${path}`) || packed.has(`extension/${path}.js`), `${key}: ${path}`);
    }
  });

  it('has nothing that could ask a network', () => {
    const programs = [...packed].filter(([path]) => path.endsWith('.js'));
    const uses = programs.map(([path, content]) => [path, networkUses(String(content))] as const);
    const withUses = uses.filter(([, found]) => found.length > 0);
    assert.ok(programs.length >= 3);
    assert.deepEqual(
      withUses.map(([, found]) => found),
      [usesOfParsers()],
      withUses.map(([path]) => path).join(),
    );
    assert.match(withUses[0]?.[0] ?? '', /\/dist\/server[\w-]*\.js$/);
  });

  it('names every bundled package in the notices, with its licence', () => {
    const notices = String(packed.get('extension/THIRD-PARTY-NOTICES.txt'));
    for (const name of ['vscode-languageclient', 'vscode-languageserver', 'web-tree-sitter', 'tree-sitter-python']) {
      assert.match(notices, new RegExp(`^${name} \\d[\\w.-]* \\(MIT\\)$`, 'm'));
    }
    assert.match(notices, /Permission is hereby granted/);
  });

  it('is reproducible: packed again, it has the same bytes', () => {
    const again = join(folder, 'again.vsix');
    script('package.mjs', '--out', again);
    assert.ok(readFileSync(again).equals(readFileSync(vsix)));
  });

  it('serves findings from the unpacked package, with no node_modules around', async () => {
    for (const program of ['server-node.js', 'server.js']) {
      const rules = await rulesServedBy(join(folder, 'extension/dist', program), ['--stdio']);
      assert.ok(rules.includes('debug-enabled'), `${program}: ${rules.join(', ')}`);
    }
  });
});
