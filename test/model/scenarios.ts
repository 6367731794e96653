import fs from 'node:fs';
import path from 'node:path';
import type { Role } from '../../server/src/core/model/view';

/** One shape: files of a project, the entry last, and what the model says of its settings. */
export interface Scenario {
  readonly title: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly expected: readonly Expectation[];
  /** What rules report for the entry, as `rule path:line`, where the scenario says it. */
  readonly findings?: { readonly role: Role; readonly lines: readonly string[] };
}

export interface Expectation {
  /** Which of the queries: everything, what remains when deployed, what Python reaches with no variable set. */
  readonly query: 'all' | 'deployed' | 'unset';
  /** The class of django-configurations that is asked; missing for the module itself. */
  readonly configuration?: string;
  readonly name: string;
  readonly value: string;
}

/**
 * Reads the scenarios of a Markdown file: a heading of level two each, then code blocks. A block whose information string is
 * `python` or `dotenv`, or another language and a path, is a file of the project; the block `model` lists the expectations, those of
 * a class of django-configurations where it names one. A block `findings` with a
 * role lists what is reported for an entry of that role; it may be empty.
 */
export function readScenarios(file: string): readonly Scenario[] {
  const parts = fs.readFileSync(file, 'utf8').split(/^## /m).slice(1);
  return parts.map((part) => {
    const title = part.slice(0, part.indexOf('\n')).trim();
    const blocks = [...part.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
    const files = blocks
      .filter(([, kind, name]) => kind === 'python' || kind === 'dotenv' || (name?.includes('.') ?? false))
      .map(([, , name, text]) => ({ path: name ?? 'settings.py', text: text ?? '' }));
    const model = blocks
      .filter(([, kind]) => kind === 'model')
      .flatMap(([, , name, text]) =>
        (text ?? '')
          .trim()
          .split('\n')
          .map((line) => ({ line, name })),
      );
    const verdict = blocks.find(([, kind]) => kind === 'findings');
    return {
      title,
      files,
      expected: model.map(({ line, name }) => ({
        ...readExpectation(line, `${file}: ${title}`),
        ...(name !== undefined && { configuration: name }),
      })),
      ...(verdict !== undefined && { findings: readFindings(verdict[2], verdict[3] ?? '') }),
    };
  });
}

function readFindings(role: string | undefined, text: string): NonNullable<Scenario['findings']> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return { role: (role ?? 'unknown') as Role, lines };
}

function readExpectation(line: string, where: string): Expectation {
  const match = /^(all|deployed|unset) ([A-Za-z_]\w*) = (.*)$/.exec(line);
  const [, query, name, value] = match ?? [];
  if (query === undefined || name === undefined || value === undefined)
    throw new Error(`${where}: not understood: ${line}`);
  return { query: query as Expectation['query'], name, value };
}

/** The Markdown files of a folder. */
export function scenarioFiles(folder: string): readonly string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => path.join(folder, name));
}
