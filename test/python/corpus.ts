import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createAnalyzer, createDotenvParser, createPythonParser, plan, rules } from '../../server/src/core';
import { isDjangoPlace } from '../../server/src/core/django/settings';
import { createModeler } from '../../server/src/core/model/modeler';
import type { SettingsView } from '../../server/src/core/model/view';
import { fileUri, relativePath, type Uri } from '../../server/src/core/text';
import { loadEngine } from '../../server/src/grammar/node';
import { nodeSource } from '../../server/src/host/node-source';
import { findProjects, loadProject, remembering } from '../../server/src/load';
import { corpusProjects, folderOf } from '../../scripts/corpus/projects';
import { admits, isFullyKnown, possible, type PythonValue } from './compare';

/*
 * Compares what the model claims about the settings of real projects with what Python makes of them:
 *
 *     node out/test/python/corpus.js FOLDER PYTHON
 *
 * FOLDER holds the checkouts that `scripts/corpus/checkout.ts` makes; PYTHON has the packages of `test/readers/requirements.txt`,
 * and django-split-settings, whose `include` runs other files.
 * Each settings module is imported with an empty environment, in a process that may only read files (`import_settings.py`).
 * Wherever the model claims one value that is known in all its parts, Python's has to be the same. Ends with 1 where one is not.
 */

/** Values are shown on demand only, because some of them are secrets. */
const verbose = process.env['VERBOSE'] !== undefined;

const worker = path.resolve(__dirname, '../../../test/python/import_settings.py');

type Answer = Readonly<Record<string, PythonValue>> | { readonly error: string };

interface Totals {
  imported: number;
  refused: number;
  claims: number;
  compared: number;
  readonly wrong: string[];
  readonly reasons: Map<string, number>;
}

async function main(folder: string, python: string): Promise<void> {
  const { engine } = await loadEngine();
  const parts = {
    parsePython: createPythonParser(engine.parsePython),
    parseDotenv: createDotenvParser(engine.parseDotenv),
    plan,
  };
  const analyzer = createAnalyzer(parts);
  const totals: Totals = { imported: 0, refused: 0, claims: 0, compared: 0, wrong: [], reasons: new Map() };
  for (const project of corpusProjects()) {
    const checkout = folderOf(folder, project);
    if (!existsSync(checkout)) continue;
    const source = remembering(nodeSource());
    const modelOf = createModeler(parts);
    for (const root of await findProjects(source, fileUri(checkout))) {
      const { project: loaded } = await loadProject(source, root, { analyzer, ruleIds: rules.map((rule) => rule.id) });
      const roots = loaded.importRoots.map(pathOf).filter((one) => existsSync(one));
      for (const view of modelOf(loaded).views) compare(project.repository, view, roots, python, totals);
    }
  }
  report(totals);
}

function compare(name: string, view: SettingsView, roots: readonly string[], python: string, totals: Totals): void {
  const module = moduleName(view.uri, roots);
  if (module === undefined) return;
  const program = JSON.stringify({ roots, module, class: view.configuration?.name ?? null });
  const run = spawnSync(python, ['-s', '-B', worker, program], { encoding: 'utf8', env: {}, timeout: 60_000 });
  const answer = run.stdout === '' ? { error: 'no answer' } : (JSON.parse(run.stdout) as Answer);
  if (isError(answer)) {
    totals.refused++;
    const reason = answer.error.split(':')[0] ?? '';
    totals.reasons.set(reason, (totals.reasons.get(reason) ?? 0) + 1);
    if (verbose) console.log(`  ${name} ${module}: ${answer.error}`);
    return;
  }
  totals.imported++;
  for (const setting of view.assigned) {
    const { all } = view.get(setting);
    if (!isFullyKnown(all, {})) continue;
    totals.claims++;
    const value = answer[setting];
    if (value?.[0] === 'o') continue;
    totals.compared++;
    // What the module does not set is Django's default.
    if (value === undefined && possible(all, {}).every(({ at }) => isDjangoPlace(at))) continue;
    if (value === undefined || !admits(all, value, {}))
      totals.wrong.push(`${name} ${module} ${setting}${verbose ? `: ${JSON.stringify(value ?? null)}` : ''}`);
  }
}

function isError(answer: Answer): answer is { readonly error: string } {
  return typeof (answer as { readonly error?: unknown }).error === 'string';
}

/** The dotted name under the first root that the file is in. */
function moduleName(uri: Uri, roots: readonly string[]): string | undefined {
  const file = pathOf(uri);
  const root = [...roots].sort((a, b) => b.length - a.length).find((one) => file.startsWith(`${one}/`));
  if (root === undefined) return undefined;
  const name = relativePath(fileUri(root), uri)
    .replace(/(\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
  return /^[\w.]+$/.test(name) ? name : undefined;
}

function pathOf(uri: Uri): string {
  return decodeURIComponent(new URL(uri).pathname).replace(/\/$/, '');
}

function report(totals: Totals): void {
  for (const line of totals.wrong) console.log(`wrong: ${line}`);
  console.log(
    `${totals.imported.toString()} settings modules imported, ${totals.refused.toString()} not: ${[...totals.reasons]
      .sort((a, b) => b[1] - a[1])
      .map(([reason, n]) => `${reason} ${n.toString()}`)
      .join(', ')}.`,
  );
  console.log(
    `${totals.claims.toString()} claims of one known value, ${totals.compared.toString()} of them compared, ${totals.wrong.length.toString()} wrong.`,
  );
  process.exitCode = totals.wrong.length > 0 ? 1 : 0;
}

const [folder, python] = process.argv.slice(2);
if (folder === undefined || python === undefined) throw new Error('Name the folder with the checkouts, and a Python.');
void main(folder, python).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
