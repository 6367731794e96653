// Measures the product and writes docs/performance.md. All numbers come from one run on one machine, so the ratios mean
// something and the milliseconds do not. Parts by name, to measure one of them alone: `node scripts/bench.mjs typing`.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { analysisRows } from './bench/analysis.mjs';
import { activation, commandLine } from './bench/processes.mjs';
import { report } from './bench/report.mjs';
import { repository } from './bench/repository.mjs';
import { typingRows } from './bench/typing.mjs';

const require = createRequire(import.meta.url);
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = (file) => require(path.join(root, 'out/server/src', file));
const dist = (file) => path.join(root, 'dist', file);

const parts = {
  wasm: () => analysisRows(out, 'wasm'),
  native: () => analysisRows(out, 'native').catch((error) => ({ missing: error.message })),
  typing: () => typingRows(dist('server-node.js')),
  repository: () => repository(dist('server-node.js'), require(path.join(root, 'out/test/harness/large-workspace.js'))),
  cli: () => commandLine(dist('cli.js')),
  activation: () => activation(dist('client.js')),
};

const wanted = process.argv.slice(2);
const results = {};
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) results[name] = await measure();
}
const text = report(results);
console.log(text);
if (wanted.length === 0) await writeFile(path.join(root, 'docs/performance.md'), text);
