import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { createInterface, type Interface } from 'node:readline';
import type { ProjectModel } from '../../server/src/core/model/model';
import { isDjangoPlace } from '../../server/src/core/django/settings';
import { createModeler } from '../../server/src/core/model/modeler';
import type { Project } from '../../server/src/core/model/project';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { createPythonParser } from '../../server/src/core/syntax/python';
import { fileUri, type Uri } from '../../server/src/core/text';
import { loadEngine } from '../../server/src/grammar/node';
import { admits, isFullyKnown, possible, type Environment, type PythonValue } from './compare';
import type { Program } from './program';

/** What the worker says of one program: the texts that ran, and the settings after each run (null where it raised). */
export interface Answer {
  readonly texts: readonly string[];
  readonly runs: readonly (Readonly<Record<string, PythonValue>> | null)[];
}

export interface Tally {
  modules: number;
  settings: number;
  known: number;
  wrong: string[];
}

/** One Python process that runs programs one after the other, in an empty folder: some of them write files. */
export class Worker {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;
  readonly #waiting: { readonly answer: (line: string) => void; readonly fail: (error: Error) => void }[] = [];

  constructor(python: string, script: string) {
    const cwd = mkdtempSync(path.join(tmpdir(), 'python-worker-'));
    this.#process = spawn(python, ['-X', 'utf8', path.resolve(script)], { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.once('close', () => {
      rmSync(cwd, { recursive: true, force: true });
      for (const { fail } of this.#waiting.splice(0)) fail(new Error('the Python worker has ended'));
    });
    this.#lines = createInterface({ input: this.#process.stdout });
    this.#lines.on('line', (line) => this.#waiting.shift()?.answer(line));
  }

  run(program: Program): Promise<Answer> {
    const message = {
      modules: program.modules.map(({ name, text }) => [name, text]),
      environments: program.environments,
    };
    return new Promise((resolve, reject) => {
      this.#waiting.push({ answer: (line) => resolve(JSON.parse(line) as Answer), fail: reject });
      this.#process.stdin.write(`${JSON.stringify(message)}\n`);
    });
  }

  stop(): void {
    this.#lines.close();
    this.#process.stdin.end();
  }
}

export type Model = (project: Project) => ProjectModel;

/** A model maker that keeps nothing between programs. */
export async function modelMaker(): Promise<Model> {
  const { engine } = await loadEngine();
  const python = createPythonParser(engine.parsePython);
  const dotenv = createDotenvParser(engine.parseDotenv);
  return (project) => createModeler({ parsePython: python, parseDotenv: dotenv })(project);
}

const root = fileUri('/project');

export function projectOf(modules: Program['modules'], texts: readonly string[]): Project {
  const names = modules.map(({ name }) => name);
  const uriOf = (name: string): Uri => {
    const isPackage = names.some((other) => other.startsWith(`${name}.`));
    return fileUri(`/project/${name.replace(/\./g, '/')}${isPackage ? '/__init__' : ''}.py`);
  };
  const uri = uriOf(names[names.length - 1] ?? '');
  return {
    root,
    files: new Map(names.map((name, i) => [uriOf(name), texts[i] ?? ''])),
    entries: [{ uri, role: 'unknown', because: [] }],
    loose: [],
    envFiles: [],
    importRoots: [root],
    facts: { django: null, hasProcessFile: false },
  };
}

/** Compares the model of one program with what Python made of it, and counts. */
export function check(program: Program, answer: Answer, model: Model, tally: Tally): void {
  const view = model(projectOf(program.modules, answer.texts)).views[0];
  if (view === undefined) throw new Error('no view');
  tally.modules++;
  answer.runs.forEach((run, i) => {
    const environment = program.environments[i] ?? {};
    if (run === null) return;
    for (const name of new Set([...Object.keys(run), ...view.assigned])) {
      const problem = checkSetting(view.get(name), run[name], environment, tally, i === 0);
      if (problem !== undefined)
        tally.wrong.push(`seed ${program.seed} ${JSON.stringify(environment)} ${name}: ${problem}`);
    }
  });
}

type Setting = ProjectModel['views'][number]['get'] extends (name: string) => infer S ? S : never;

function checkSetting(
  setting: Setting,
  python: PythonValue | undefined,
  environment: Environment,
  tally: Tally,
  count: boolean,
): string | undefined {
  if (python?.[0] === 'o') return undefined;
  const isAbsent = !setting.isAssigned;
  if (python === undefined)
    return isAbsent || mayBeAbsent(setting, environment) ? undefined : 'Python does not have it';
  const bound = count ? setting.actualAlternatives({ unset: true }) : possible(setting.all, environment);
  if (count) tally.settings++;
  if (count && isFullyKnown(bound, environment)) tally.known++;
  if (admits(bound, python, environment)) return undefined;
  return `Python has ${JSON.stringify(python).slice(0, 300)} and not ${JSON.stringify(
    bound.map((a) => [
      a.value,
      a.when.map((g) => `${g.arm ? '' : 'not '}${g.id} unset=${String(g.unset)} always=${String(g.always)}`),
    ]),
    plain,
  ).slice(0, 900)}`;
}

function plain(key: string, value: unknown): unknown {
  if (key === 'at' || key === 'via' || key === 'read' || key === 'written' || key === 'keyAt' || key === 'ref')
    return undefined;
  return typeof value === 'bigint' ? value.toString() : value;
}

/** Where a path assigns nothing, the model gives Django's default, which for these names does not exist. */
function mayBeAbsent(setting: Setting, environment: Environment): boolean {
  const left = possible(setting.all, environment);
  const isCertain =
    left.length > 0 &&
    left.every(({ when }) => when.every((guard) => guard.id.startsWith('env:') || guard.always === guard.arm));
  return !isCertain || left.some(({ value, at }) => /^(unknown|opaque)$/.test(value.kind) || isDjangoPlace(at));
}
