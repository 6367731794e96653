import { createModeler } from '../../server/src/core/model/modeler';
import type { ProjectModel } from '../../server/src/core/model/model';
import type { Project } from '../../server/src/core/model/project';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { createPythonParser } from '../../server/src/core/syntax/python';
import { fileUri, joinUri } from '../../server/src/core/text';
import { runChecks } from '../../server/src/core/django/checks';
import { loadEngine } from '../../server/src/grammar/node';
import { canonical } from './canonical';
import type { Modules } from './generate';
import type { Answer, Release } from './workers';

const folder = fileUri('/srv/example');

/** Makes the linter's model of a small project, for one release of Django. */
export async function createModels(): Promise<(modules: Modules, release: Release) => ProjectModel> {
  const { engine } = await loadEngine();
  const parsePython = createPythonParser(engine.parsePython);
  const parseDotenv = createDotenvParser(engine.parseDotenv);
  return (modules, release) => createModeler({ parsePython, parseDotenv })(projectOf(modules, release));
}

function projectOf(modules: Modules, release: Release): Project {
  const at = (name: string): ReturnType<typeof joinUri> => joinUri(folder, 'site_settings', `${name}.py`);
  const files = new Map(Object.entries(modules.files).map(([name, text]) => [at(name), text] as const));
  return {
    root: folder,
    files: new Map([...files, [at('__init__'), '']]),
    entries: [{ uri: at(modules.entry), role: 'production', because: ['asked for'] }],
    loose: [],
    envFiles: [],
    importRoots: [folder],
    facts: { django: { version: release.label, from: 'test' }, hasProcessFile: false },
  };
}

/** What a run has counted. */
export interface Tally {
  modules: number;
  refused: number;
  verdicts: number;
  values: number;
  /** How often each check, and each reason of a value, was left open. */
  readonly openChecks: Map<string, number>;
  readonly openValues: Map<string, number>;
  readonly refusals: Map<string, number>;
  readonly mismatches: string[];
}

export function newTally(): Tally {
  const counter = (): Map<string, number> => new Map<string, number>();
  return {
    modules: 0,
    refused: 0,
    verdicts: 0,
    values: 0,
    openChecks: counter(),
    openValues: counter(),
    refusals: counter(),
    mismatches: [],
  };
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** Compares the linter's claims about one project with Django's answer; what is left open is counted by reason. */
export function compare(model: ProjectModel, answer: Answer, tally: Tally): readonly string[] {
  tally.modules += 1;
  const view = model.views[0];
  if (view === undefined) return ['the linter has no view of the entry'];
  if (answer.status === 'refused') {
    tally.refused += 1;
    count(tally.refusals, answer.error.split(':')[0] ?? '');
    return [];
  }
  return [...compareVerdicts(runChecks(view), answer, tally), ...compareValues(view, answer, tally)];
}

type Ok = Extract<Answer, { status: 'ok' }>;

function compareVerdicts(ours: Readonly<Record<string, boolean | null>>, answer: Ok, tally: Tally): string[] {
  const raised = new Map(Object.values(answer.raised).flatMap((one) => one.ids.map((id) => [id, one.error] as const)));
  const wrong: string[] = answer.reported
    .filter((id) => !Object.hasOwn(ours, id))
    .map((id) => `${id}: Django reports it, the linter does not know it in this release`);
  for (const [id, verdict] of Object.entries(ours)) {
    const error = raised.get(id);
    const theirs = answer.reported.includes(id);
    if (verdict === null) count(tally.openChecks, id);
    else {
      tally.verdicts += 1;
      if (error !== undefined) wrong.push(`${id}: the linter says ${String(verdict)}, Django's check raises ${error}`);
      else if (verdict !== theirs) wrong.push(`${id}: the linter says ${String(verdict)}, Django ${String(theirs)}`);
    }
  }
  return wrong;
}

function compareValues(view: ProjectModel['views'][number], answer: Ok, tally: Tally): string[] {
  const wrong: string[] = [];
  for (const name of new Set([...answer.explicit, ...view.assigned])) {
    const alternatives = view.get(name).actualAlternatives({ unset: true });
    const [only] = alternatives;
    if (only === undefined || alternatives.length > 1) {
      count(tally.openValues, only === undefined ? 'no alternative' : 'several alternatives');
      continue;
    }
    const ours = canonical(only.value);
    if ('unknown' in ours) {
      count(tally.openValues, ours.unknown);
      continue;
    }
    tally.values += 1;
    const theirs = answer.values[name];
    if (theirs === undefined) wrong.push(`${name}: the linter says ${JSON.stringify(ours.known)}, Python has none`);
    else if (JSON.stringify(theirs) !== JSON.stringify(ours.known)) {
      wrong.push(`${name}: the linter says ${JSON.stringify(ours.known)}, Python ${JSON.stringify(theirs)}`);
    }
  }
  return wrong;
}
