// Parsing and analysing one settings module in this process.
import { createRequire } from 'node:module';
import { inTurn } from './measure.mjs';
import { settingsOf, sizes } from './texts.mjs';

const require = createRequire(import.meta.url);
const uri = 'file:///bench/settings.py';

/** One row for each size; rejects where the engine does not load on this machine. */
export async function analysisRows(out, choice) {
  const { loadEngine } = out('grammar/node.js');
  const { createAnalyzer, plan, rules, createPythonParser, createDotenvParser } = out('core/index.js');
  const { defaultOptions } = out('core/lint/options.js');
  const { createModeler } = out('core/model/modeler.js');
  const { lint } = out('core/lint/lint.js');
  const { engine } = await loadEngine(choice);
  const parsers = () => ({
    parsePython: createPythonParser(engine.parsePython),
    parseDotenv: createDotenvParser(engine.parseDotenv),
  });
  const load = (text) => ({ project: project(text), options: defaultOptions, findings: [] });
  const { Workspace: Ruff, PositionEncoding } = require('@astral-sh/ruff-wasm-nodejs');
  const ruff = new Ruff({ lint: { select: ['S', 'DJ'] } }, PositionEncoding.Utf16);
  const rows = [];
  for (const lines of sizes) {
    const text = settingsOf(lines);
    const analyzer = createAnalyzer({ ...parsers(), plan });
    const known = parsers();
    known.parsePython(text);
    const cases = {
      parse: () => engine.parsePython(text).dispose(),
      cold: () => createAnalyzer({ ...parsers(), plan }).lint(load(text)),
      rules: {
        prepare: () => {
          const loaded = load(text);
          return { loaded, model: createModeler(known)(loaded.project) };
        },
        run: ({ loaded, model }) => lint(model, loaded, plan),
      },
      changed: (round) => analyzer.lint(load(text.replace('31536000', `${31536000 + round}`))),
      ruff: () => ruff.check(text),
    };
    // The same amount of text for every size, so that the compiler of V8 has had the same time with it.
    const rounds = { rounds: lines > 1000 ? 40 : 250, warmUp: Math.round(60_000 / lines) };
    rows.push({ lines, bytes: text.length, ...(await inTurn(cases, rounds)) });
  }
  return { rows, rules: rules.length };
}

function project(text) {
  return {
    root: 'file:///bench',
    files: new Map([[uri, text]]),
    entries: [{ uri, role: 'production', because: [] }],
    loose: [],
    envFiles: [],
    importRoots: ['file:///bench'],
    facts: { django: { version: '5.2', from: 'bench' }, packages: new Map(), hasProcessFile: false },
  };
}
