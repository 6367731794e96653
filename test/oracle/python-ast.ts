import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createPythonParser } from '../../server/src/core/syntax/python';
import { loadEngine } from '../../server/src/grammar/node';
import { firstDifference } from './difference';
import { plainModule } from './plain';

/**
 * Compares the lowered trees of real files with what Python's own `ast` makes of them: structure, values and spans.
 * Usage: node python-ast.js [--limit N] [FOLDER or FILE …]; without arguments the standard library of `python3`.
 */
interface Answer {
  readonly path: string;
  readonly error?: string;
  readonly tree?: unknown;
}

const script = resolve(__dirname, '../../../test/oracle/python_ast.py');
const python = process.env['PYTHON'] ?? 'python3';

function pythonFiles(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === '__pycache__' ? [] : pythonFiles(join(path, entry.name));
    return entry.isFile() && /\.pyi?$/.test(entry.name) ? [join(path, entry.name)] : [];
  });
}

function standardLibrary(): string {
  const code = 'import sysconfig; print(sysconfig.get_paths()["stdlib"])';
  return spawnSync(python, ['-c', code], { encoding: 'utf8' }).stdout.trim();
}

function answers(paths: readonly string[]): readonly Answer[] {
  const run = spawnSync(python, [script], { input: paths.join('\n'), encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (run.status !== 0) throw new Error(`python3 failed: ${run.stderr}`);
  return run.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
}

/** Every nth path, so that a limit still sees the whole range. */
function sample(paths: readonly string[], limit: number): readonly string[] {
  const step = Math.max(1, paths.length / limit);
  return paths.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function compare(answer: Answer, parse: ReturnType<typeof createPythonParser>): string | undefined {
  const module = parse(readFileSync(answer.path, 'utf8'));
  if (answer.error !== undefined) return module.errors.length > 0 ? undefined : `accepted; Python: ${answer.error}`;
  const error = module.errors[0];
  if (error !== undefined) return `rejected at ${error.start}–${error.end}`;
  return firstDifference(plainModule(module), answer.tree);
}

async function main(args: readonly string[]): Promise<number> {
  const limitAt = args.indexOf('--limit');
  const limit = limitAt < 0 ? 250 : Number(args[limitAt + 1]);
  const given = limitAt < 0 ? args : [...args.slice(0, limitAt), ...args.slice(limitAt + 2)];
  const roots = given.length > 0 ? given : [standardLibrary()];
  const paths = sample(roots.flatMap(pythonFiles), limit);
  const { engine } = await loadEngine();
  const parse = createPythonParser(engine.parsePython);
  const problems = answers(paths).flatMap((answer) => {
    const problem = compare(answer, parse);
    return problem === undefined ? [] : [`${answer.path}: ${problem}`];
  });
  for (const problem of problems) console.log(problem);
  console.log(`${paths.length} files compared with ${python}, ${problems.length} differ`);
  return problems.length === 0 && paths.length > 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
