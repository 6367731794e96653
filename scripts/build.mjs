// Bundles client, server and command line into dist/, with the WebAssembly files beside them.
// `--minify` makes the released form; without it, source maps are written for debugging. `--out FOLDER` writes elsewhere.
import { build } from 'esbuild';
import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { minify: { type: 'boolean', default: false }, out: { type: 'string' } } });
const dist = values.out ? path.resolve(values.out) : path.join(root, 'dist');
const { minify } = values;

const webTreeSitter = path.dirname(require.resolve('web-tree-sitter'));

/** Node bundles are CommonJS; web-tree-sitter's ES module build cannot start there because it needs `import.meta.url`. */
const shared = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify,
  sourcemap: minify ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  alias: { 'web-tree-sitter': path.join(webTreeSitter, 'web-tree-sitter.cjs') },
  external: ['vscode', 'tree-sitter'],
  // The server's bundle also runs in a worker, and the browser's client also on the desktop; what only Node has is asked for
  // when it is used.
  conditions: ['node', 'browser'],
  absWorkingDir: root,
};

/**
 * Bundles that start fast because most of them is a file of its own, and what is imported there: the language client is
 * needed when a workspace has settings, and the command line's entry first switches Node's cache of compiled code on, which
 * works for the files that are loaded after it. They are loaded with `require`: `import` would start Node's loader of ES modules.
 */
const apart = {
  client: { imported: /^\.\/web\.js$/, file: './web/client.js' },
  cli: { imported: /^\.\/program\.js$/, file: './cli-main.js' },
};

function optionsOf(name) {
  // `import` of a bundled module becomes a plain call, which neither host has to load anything for.
  if (name.startsWith('web/')) return { supported: { 'dynamic-import': false } };
  if (!Object.hasOwn(apart, name)) return {};
  const { imported, file } = apart[name];
  const setup = ({ onResolve }) => {
    onResolve({ filter: imported }, () => ({ path: file, external: true }));
  };
  return { supported: { 'dynamic-import': false }, plugins: [{ name: 'apart', setup }] };
}

const bundles = {
  client: 'client/src/node.ts',
  server: 'server/src/lsp/bin.ts',
  cli: 'server/src/cli/bin.ts',
  'cli-main': 'server/src/cli/program.ts',
  'web/client': 'client/src/web.ts',
};

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const inputs = {};
for (const [name, entry] of Object.entries(bundles)) {
  if (!(await exists(path.join(root, entry)))) throw new Error(`entry file missing: ${entry}`);
  const outfile = path.join(dist, `${name}.js`);
  const result = await build({ ...shared, ...optionsOf(name), entryPoints: [entry], outfile });
  inputs[name] = Object.keys(result.metafile.inputs).sort();
}
await writeFile(path.join(dist, 'inputs.json'), `${JSON.stringify(inputs, null, 2)}\n`);
await copyFile(path.join(webTreeSitter, 'web-tree-sitter.wasm'), path.join(dist, 'web-tree-sitter.wasm'));
const python = path.dirname(require.resolve('tree-sitter-python/package.json'));
await copyFile(path.join(python, 'tree-sitter-python.wasm'), path.join(dist, 'tree-sitter-python.wasm'));
await copyFile(path.join(root, 'grammars/dotenv/tree-sitter-dotenv.wasm'), path.join(dist, 'tree-sitter-dotenv.wasm'));

async function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}
