// Measures the product and writes docs/performance.md. All numbers of a table come from one run on one machine, so the
// ratios mean something and the milliseconds do not.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { measure, measureAsync } from './bench/measure.mjs';
import { startServer } from './bench/server.mjs';
import { settingsOf } from './bench/texts.mjs';

const require = createRequire(import.meta.url);
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = (file) => require(path.join(root, 'out/server/src', file));
const { loadEngine } = out('grammar/node.js');
const { createAnalyzer, rules, createPythonParser, createDotenvParser } = out('core/index.js');
const { defaultOptions } = out('core/lint/options.js');
const { Workspace: Ruff, PositionEncoding } = require('@astral-sh/ruff-wasm-nodejs');

const sizes = [40, 400, 4000];

function loadedProject(text, uri = 'file:///bench/settings.py') {
  return {
    project: {
      root: 'file:///bench',
      files: new Map([[uri, text]]),
      entries: [{ uri, role: 'production', because: [] }],
      loose: [],
      envFiles: [],
      importRoots: ['file:///bench'],
      facts: { django: { version: '5.2', from: 'bench' }, hasProcessFile: false },
    },
    options: defaultOptions,
    findings: [],
  };
}

async function analysisTable(choice) {
  const { engine } = await loadEngine(choice);
  const newAnalyzer = () =>
    createAnalyzer({
      parsePython: createPythonParser(engine.parsePython),
      parseDotenv: createDotenvParser(engine.parseDotenv),
      rules,
    });
  const ruff = new Ruff({ lint: { select: ['S', 'DJ'] } }, PositionEncoding.Utf16);
  const rows = [];
  for (const lines of sizes) {
    const text = settingsOf(lines);
    const runs = lines > 1000 ? 15 : 80;
    const parse = measure(() => engine.parsePython(text).dispose(), { runs });
    const cold = measure(() => newAnalyzer().lint(loadedProject(text)), { runs });
    const analyzer = newAnalyzer();
    const warm = measure((i) => analyzer.lint(loadedProject(text.replace('31536000', `${31536000 + i}`))), { runs });
    const peer = measure(() => ruff.check(text), { runs });
    rows.push({ lines, bytes: text.length, parse, cold, warm, peer });
  }
  return rows;
}

async function writeProject(folder, lines) {
  await mkdir(path.join(folder, 'site/settings'), { recursive: true });
  const base = settingsOf(lines);
  await writeFile(
    path.join(folder, 'manage.py'),
    'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site.settings.local")\n',
  );
  await writeFile(path.join(folder, 'site/settings/__init__.py'), '');
  await writeFile(path.join(folder, 'site/settings/base.py'), base);
  for (const name of ['production', 'staging', 'local']) {
    await writeFile(
      path.join(folder, `site/settings/${name}.py`),
      `from .base import *\n\nSECURE_HSTS_SECONDS = 60\nDEBUG = ${name === 'local' ? 'True' : 'False'}\n`,
    );
  }
  return base;
}

/** Each edit turns a finding of its own on or off, so that the publication that answers it can be told. */
async function keystrokes(lines) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  const base = await writeProject(folder, lines);
  const server = await startServer(path.join(root, 'dist/server.js'), pathToFileURL(folder).href);
  const uri = pathToFileURL(path.join(folder, 'site/settings/base.py')).href;
  const marked = `${base}\nX_FRAME_OPTIONS = "DENY"\nCSRF_COOKIE_SECURE = True\n`;
  let version = 1;
  const first = server.published((params) => params.uri === uri);
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version, text: marked } });
  await first;
  const type = async (text) => {
    const wanted = ++version;
    const answer = server.published((params) => params.uri === uri && params.version === wanted);
    server.notify('textDocument/didChange', { textDocument: { uri, version: wanted }, contentChanges: [{ text }] });
    await answer;
  };
  const runs = { runs: lines > 1000 ? 20 : 80, warmUp: 30 };
  const inLiteral = await measureAsync(
    (i) => type(marked.replace('shop.part0.backends', `shop.part0.x${i}backends`)),
    runs,
  );
  const bracket = await measureAsync(
    (i) => type(i % 2 === 0 ? marked.replace('FEATURE_1_APPS = [', 'FEATURE_1_APPS = ([') : marked),
    runs,
  );
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  return { lines, inLiteral, bracket };
}

async function commandLine() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  await writeProject(folder, 400);
  const run = () => {
    try {
      execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), folder], { stdio: 'ignore' });
    } catch {
      // Findings make the exit code 1.
    }
  };
  const result = measure(run, { runs: 15, warmUp: 3 });
  const node = measure(() => execFileSync(process.execPath, ['-e', '0'], { stdio: 'ignore' }), { runs: 15, warmUp: 3 });
  await rm(folder, { recursive: true, force: true });
  return { result, node };
}

const ms = (value) => value.toFixed(value < 10 ? 2 : 0);
const ratio = (a, b) => `${(a / b).toFixed(1)}×`;

const engines = {};
for (const choice of ['wasm', 'native']) {
  try {
    engines[choice] = await analysisTable(choice);
  } catch {
    console.log(`Engine ${choice} does not load here and is left out.`);
  }
}
const typed = [];
for (const lines of sizes) typed.push(await keystrokes(lines));
const cli = await commandLine();

const report = [
  '# Performance',
  '',
  'Written by `npm run bench`. All numbers of a table come from one run on one machine: compare them with each other, not with those of',
  'another machine. "Bare parse" is tree-sitter alone and the floor for everything else. Ruff is `@astral-sh/ruff-wasm-nodejs` with the',
  'rules S and DJ on the same text.',
  '',
];
for (const [engine, rows] of Object.entries(engines)) {
  report.push(`## Analysis, ${engine === 'wasm' ? 'WebAssembly' : 'native'} engine`, '');
  report.push(
    '| Lines | KB | Bare parse | Whole cold analysis | One statement changed | Ruff | Cold / parse | Changed / parse | Cold / Ruff |',
  );
  report.push('|---|---|---|---|---|---|---|---|---|');
  for (const { lines, bytes, parse, cold, warm, peer } of rows) {
    const cells = [
      lines,
      ms(bytes / 1024),
      `${ms(parse.median)} ms`,
      `${ms(cold.median)} ms`,
      `${ms(warm.median)} ms`,
      `${ms(peer.median)} ms`,
    ];
    cells.push(ratio(cold.median, parse.median), ratio(warm.median, parse.median), ratio(cold.median, peer.median));
    report.push(`| ${cells.join(' | ')} |`);
  }
  report.push('');
}
report.push('## Keystroke to findings, through the language server', '');
report.push(
  '`base.py` of a project with three entries: a character inside a literal mid-file, and an opening bracket typed and taken back.',
  '',
);
report.push('| Lines | Inside a literal, median | p95 | Unclosed bracket, median | p95 |', '|---|---|---|---|---|');
for (const { lines, inLiteral, bracket } of typed) {
  report.push(
    `| ${lines} | ${ms(inLiteral.median)} ms | ${ms(inLiteral.p95)} ms | ${ms(bracket.median)} ms | ${ms(bracket.p95)} ms |`,
  );
}
report.push('', '## Command line', '');
report.push(
  `Start to exit on one project of 400 lines with three entries: ${ms(cli.result.median)} ms; Node alone: ${ms(cli.node.median)} ms.`,
  '',
);
await writeFile(path.join(root, 'docs/performance.md'), report.join('\n'));
console.log(report.join('\n'));
