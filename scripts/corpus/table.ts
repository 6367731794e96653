import type { Finding } from '../../server/src/core/lint/finding';
import { knowledges, type Knowledge, type Measured } from './measure';
import type { CorpusProject } from './projects';

/** What was measured on one project. */
export interface Row {
  readonly project: CorpusProject;
  readonly entries: number;
  readonly measured: readonly Measured[];
  readonly findings: readonly Finding[];
}

/** The kinds that say what a setting may be. */
const understood: readonly Knowledge[] = ['known', 'alternatives', 'env', 'overlay'];

/** The page about all projects, in Markdown. */
export function report(rows: readonly Row[]): string {
  const all = rows.flatMap((row) => row.measured);
  return [
    '# Measured on real projects',
    '',
    '<!-- Written by scripts/corpus/run.ts; run it again instead of editing. -->',
    '',
    `${rows.length.toString()} public Django projects, each at one commit, loaded as the command line loads them. For every settings module`,
    'that is judged, each setting it assigns is counted once: what the model knows about it. Nothing of these projects is part of',
    'this repository; `scripts/corpus/checkout.ts` fetches them and `scripts/corpus/run.ts` writes this page.',
    '`test/python/corpus.ts` imports the same modules with Python and an empty environment, in a process that may only read',
    'files, and compares every value that the model claims to know.',
    '',
    '| | Meaning |',
    '| --- | --- |',
    '| known | one value, known in all its parts |',
    '| alternatives | several known values, each with the condition under which it holds |',
    '| env | decided by environment variables that are named, with their casts and fallbacks |',
    '| overlay | known, and a module that is not in the repository (`local_settings`), or data of a file, may be laid over it |',
    '| partly | known, except for something inside, such as one item of a list |',
    '| mixed | some alternatives known, others not |',
    '| unknown | decided by code or files that are not followed |',
    '',
    ...totals(all),
    '',
    '## By project',
    '',
    ...byProject(rows),
    '',
    '## Why settings are not known',
    '',
    ...reasons(all),
    '',
    '## Findings by rule',
    '',
    ...byRule(rows),
    '',
  ].join('\n');
}

function totals(all: readonly Measured[]): readonly string[] {
  const head = `| Settings | number | understood | ${knowledges.join(' | ')} |`;
  const line = (name: string, of: readonly Measured[]): string => {
    const shares = knowledges.map((knowledge) => share(count(of, [knowledge]), of.length));
    return `| ${name} | ${of.length.toString()} | **${share(count(of, understood), of.length)}** | ${shares.join(' | ')} |`;
  };
  const judged = all.filter((one) => one.judged);
  return [head, rule(3 + knowledges.length), line('that checks ask for', judged), line('all', all)];
}

function byProject(rows: readonly Row[]): readonly string[] {
  const head =
    '| Project | Commit | Modules | Settings | Understood, of those that checks ask for | Understood, all | Findings |';
  const lines = rows.map(({ project, entries, measured, findings }) => {
    const judged = measured.filter((one) => one.judged);
    const cells = [
      project.repository,
      `\`${project.commit.slice(0, 10)}\``,
      entries.toString(),
      measured.length.toString(),
      share(count(judged, understood), judged.length),
      share(count(measured, understood), measured.length),
      findings.length.toString(),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [head, rule(7), ...lines];
}

function reasons(all: readonly Measured[]): readonly string[] {
  const found = new Map<string, number>();
  for (const { why } of all) if (why !== undefined) found.set(why.reason, (found.get(why.reason) ?? 0) + 1);
  const sorted = [...found].sort((a, b) => b[1] - a[1]);
  return ['| Reason | Settings |', rule(2), ...sorted.map(([reason, n]) => `| ${reason} | ${n.toString()} |`)];
}

function byRule(rows: readonly Row[]): readonly string[] {
  const found = new Map<string, { n: number; projects: number }>();
  for (const { findings } of rows) {
    for (const id of new Set(findings.map((finding) => finding.rule))) {
      const before = found.get(id) ?? { n: 0, projects: 0 };
      const n = findings.filter((finding) => finding.rule === id).length;
      found.set(id, { n: before.n + n, projects: before.projects + 1 });
    }
  }
  const sorted = [...found].sort((a, b) => b[1].n - a[1].n || (a[0] < b[0] ? -1 : 1));
  const lines = sorted.map(([id, { n, projects }]) => `| ${id} | ${n.toString()} | ${projects.toString()} |`);
  return ['| Rule | Findings | Projects |', rule(3), ...lines];
}

function count(of: readonly Measured[], kinds: readonly Knowledge[]): number {
  return of.filter((one) => kinds.includes(one.knowledge)).length;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function rule(columns: number): string {
  return `|${' --- |'.repeat(columns)}`;
}
