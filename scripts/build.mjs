// Bundles client, server and command line into dist/, with the WebAssembly files beside them.
// They are always minified, because a program that is shorter starts sooner; source maps are for debugging, and `--release`
// leaves them out and gives local names anew. `--out FOLDER` writes elsewhere.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { minify } from 'terser';

const require = createRequire(import.meta.url);
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { release: { type: 'boolean', default: false }, out: { type: 'string' } } });
const dist = values.out ? path.resolve(values.out) : path.join(root, 'dist');

const webTreeSitter = path.dirname(require.resolve('web-tree-sitter'));

/** Node bundles are CommonJS; web-tree-sitter's ES module build cannot start there because it needs `import.meta.url`. */
const shared = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  charset: 'ascii',
  sourcemap: values.release ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  alias: { 'web-tree-sitter': path.join(webTreeSitter, 'web-tree-sitter.cjs') },
  external: ['vscode', 'tree-sitter'],
  // The server's bundle also runs in a worker, and the browser's client also on the desktop; what only Node has is asked for
  // when it is used.
  conditions: ['node', 'browser'],
  // What `import` asks for becomes a plain call or `require`; otherwise it would start Node's loader of ES modules.
  supported: { 'dynamic-import': false },
  absWorkingDir: root,
};

/** Keeps an import out of the bundle: it is loaded from a file beside it, when the program comes to it. */
const apart = (imported, file) => ({
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: imported }, () => ({ path: file, external: true }));
  },
});

/** commander starts programs for subcommands that are files of their own. We have none, and loading this takes milliseconds. */
const withoutChildProcesses = {
  name: 'without-child-processes',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path: name }) => ({ path: name, namespace: 'unused' }));
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** For a loader, which takes code that V8 compiled of `file` before: what tells the file from that of every other build. */
async function buildOf(file) {
  const bytes = await readFile(path.join(dist, file));
  return { BUILD: JSON.stringify(createHash('sha256').update(bytes).digest('hex').slice(0, 16)) };
}

/** In this order, because a loader comes after what it loads. */
const bundles = {
  // The language client is a file of its own, needed when a workspace has settings.
  client: () => ({ entry: 'client/src/node.ts', plugins: [apart(/^\.\/web\.js$/, './web/client.js')] }),
  server: () => ({ entry: 'server/src/lsp/bin.ts' }),
  'server-node': async () => ({ entry: 'server/src/lsp/start-node.ts', define: await buildOf('server.js') }),
  'cli-main': () => ({ entry: 'server/src/cli/program.ts', plugins: [withoutChildProcesses] }),
  cli: async () => ({ entry: 'server/src/cli/bin.ts', define: await buildOf('cli-main.js') }),
  'web/client': () => ({ entry: 'client/src/web.ts' }),
};

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const inputs = {};
for (const [name, optionsOf] of Object.entries(bundles)) {
  const { entry, ...options } = await optionsOf();
  if (!(await exists(path.join(root, entry)))) throw new Error(`entry file missing: ${entry}`);
  const outfile = path.join(dist, `${name}.js`);
  const result = await build({ ...shared, ...options, entryPoints: [entry], outfile });
  if (values.release) await renameLocals(outfile);
  inputs[name] = Object.keys(result.metafile.inputs).sort();
}
await writeFile(path.join(dist, 'inputs.json'), `${JSON.stringify(inputs, null, 2)}\n`);
await copyFile(path.join(webTreeSitter, 'web-tree-sitter.wasm'), path.join(dist, 'web-tree-sitter.wasm'));
const python = path.dirname(require.resolve('tree-sitter-python/package.json'));
await copyFile(path.join(python, 'tree-sitter-python.wasm'), path.join(dist, 'tree-sitter-python.wasm'));
await copyFile(path.join(root, 'grammars/dotenv/tree-sitter-dotenv.wasm'), path.join(dist, 'tree-sitter-dotenv.wasm'));

/**
 * Terser gives alike functions alike local names, which esbuild does not, and a zip archive gets smaller by that. It does nothing
 * else, so that what is shipped runs as what is tested. ASCII is what `host/code-cache.ts` reads.
 */
async function renameLocals(file) {
  const { code } = await minify(await readFile(file, 'utf8'), {
    compress: false,
    mangle: true,
    format: { ascii_only: true },
  });
  await writeFile(file, code);
}

async function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}
