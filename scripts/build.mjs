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
  // The server's bundle also runs in a worker, for which its libraries have builds of their own.
  conditions: ['node', 'browser'],
  absWorkingDir: root,
};

/** A browser gives an extension nothing but `vscode`. */
const inBrowser = { platform: 'browser', target: 'es2022', conditions: ['browser'], external: ['vscode'] };

/**
 * The command line's entry switches Node's cache of compiled code on and loads the rest, which has to be another file to be
 * kept there. It is loaded with `require`, as `import` would start Node's loader of ES modules for nothing.
 */
const apart = {
  supported: { 'dynamic-import': false },
  plugins: [
    {
      name: 'main apart',
      setup({ onResolve }) {
        onResolve({ filter: /^\.\/program\.js$/ }, () => ({ path: './cli-main.js', external: true }));
      },
    },
  ],
};

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
  const host = name.startsWith('web/') ? inBrowser : name === 'cli' ? apart : {};
  const result = await build({ ...shared, ...host, entryPoints: [entry], outfile: path.join(dist, `${name}.js`) });
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
