import { existsSync, writeFileSync } from 'node:fs';
import { createAnalyzer, createDotenvParser, createPythonParser, plan, rules } from '../../server/src/core';
import type { Finding } from '../../server/src/core/lint/finding';
import { createModeler } from '../../server/src/core/model/modeler';
import { fileUri, type Uri } from '../../server/src/core/text';
import { loadEngine } from '../../server/src/grammar/node';
import { nodeSource } from '../../server/src/host/node-source';
import { findProjects, loadProject, remembering } from '../../server/src/load';
import { measure, type Measured } from './measure';
import { corpusProjects, folderOf, type CorpusProject } from './projects';
import { report, type Row } from './table';

/*
 * Measures what the model knows about the settings of real projects, and counts what the rules say there:
 *
 *     node out/scripts/corpus/run.js FOLDER [docs/corpus.md]
 *
 * FOLDER holds the checkouts that `checkout.js` makes. The second argument is the file to write; without it the table is printed.
 */

type Parts = Parameters<typeof createAnalyzer>[0];

async function parts(): Promise<Parts> {
  const { engine } = await loadEngine();
  const parsePython = createPythonParser(engine.parsePython);
  return { parsePython, parseDotenv: createDotenvParser(engine.parseDotenv), plan };
}

/** Loads a checkout as the command line does, with each nested project on its own. */
async function measureProject(given: Parts, project: CorpusProject, folder: string): Promise<Row> {
  const source = remembering(nodeSource());
  const analyzer = createAnalyzer(given);
  const modelOf = createModeler(given);
  const measured: Measured[] = [];
  const entries = new Set<Uri>();
  const findings = new Map<string, Finding>();
  for (const root of await findProjects(source, fileUri(folder))) {
    const loaded = await loadProject(source, root, { analyzer, ruleIds: rules.map((rule) => rule.id) });
    for (const view of modelOf(loaded.project).views) {
      if (!entries.has(view.uri)) measured.push(...measure(view));
      entries.add(view.uri);
    }
    for (const finding of analyzer.lint(loaded).findings) findings.set(keyOf(finding), finding);
  }
  return { project, entries: entries.size, measured, findings: [...findings.values()] };
}

/** Two projects of one repository may share a file. */
function keyOf({ rule, at, subject }: Finding): string {
  return [rule, at.uri, at.span.start, subject].join('\n');
}

async function main(): Promise<void> {
  const [folder, output] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Name the folder with the checkouts.');
  const given = await parts();
  const rows: Row[] = [];
  for (const project of corpusProjects()) {
    const path = folderOf(folder, project);
    if (!existsSync(path)) throw new Error(`${path} is missing: run checkout.js first.`);
    rows.push(await measureProject(given, project, path));
  }
  const text = report(rows);
  if (output === undefined) console.log(text);
  else writeFileSync(output, text);
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
