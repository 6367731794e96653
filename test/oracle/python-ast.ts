import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import { firstDifference } from './difference';
import { plainModule } from './plain';

/** The interpreter to compare with; `PYTHON` names another one. */
export const python = process.env['PYTHON'] ?? 'python3';

const script = resolve(__dirname, '../../../test/oracle/python_ast.py');

interface Answer {
  readonly path: string;
  readonly error?: string;
  readonly tree?: unknown;
}

/** What Python finds wrong beyond the syntax of the text: encodings, and rules about the file or function as a whole. */
const beyondSyntax =
  /codec can't decode|encoding|__future__ imports must|no binding for nonlocal|outside async function|comprehension outside of an async/;

/**
 * Compares the lowered trees of files with what Python's own `ast` makes of them: structure, values and spans. Gives a
 * sentence for each file that differs. Throws where Python cannot be started.
 */
export function compareWithPython(paths: readonly string[], parse: (text: string) => PythonModule): readonly string[] {
  const answers = ask(paths);
  if (answers.length !== paths.length) throw new Error(`${paths.length} files asked, ${answers.length} answered`);
  return answers.flatMap((answer) => {
    const problem = compare(answer, parse);
    return problem === undefined ? [] : [`${answer.path}: ${problem}`];
  });
}

function compare(answer: Answer, parse: (text: string) => PythonModule): string | undefined {
  if (answer.error !== undefined && beyondSyntax.test(answer.error)) return undefined;
  const module = parse(readFileSync(answer.path, 'utf8'));
  if (answer.error !== undefined) return module.errors.length > 0 ? undefined : `accepted; Python: ${answer.error}`;
  const error = module.errors[0];
  if (error !== undefined) return `rejected at ${error.start}–${error.end}`;
  return firstDifference(plainModule(module), answer.tree);
}

function ask(paths: readonly string[]): readonly Answer[] {
  const run = spawnSync(python, [script], { input: paths.join('\n'), encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (run.status !== 0) throw new Error(`${python} failed: ${run.stderr}`);
  return run.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
}

export function standardLibrary(): string {
  const code = 'import sysconfig; print(sysconfig.get_paths()["stdlib"])';
  return spawnSync(python, ['-c', code], { encoding: 'utf8' }).stdout.trim();
}

export function pythonFiles(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === '__pycache__' ? [] : pythonFiles(join(path, entry.name));
    return entry.isFile() && entry.name.endsWith('.py') ? [join(path, entry.name)] : [];
  });
}

/** At most `limit` of the paths, spread over the whole list. */
export function sample(paths: readonly string[], limit: number): readonly string[] {
  const step = Math.max(1, paths.length / limit);
  return paths.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}
