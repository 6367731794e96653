/**
 * Runs the modules of one state of a project after the other. The result of a module is kept while its text and the texts of all
 * that it imports are the same, which is what makes the analysis of a keystroke quick.
 */
import type { PythonModule } from '../syntax/python-tree';
import type { Uri } from '../text';
import { Checkpoints, dependsOn } from './checkpoints';
import { createModuleRunner, type ModuleResult, type ModuleRunner } from './modules';
import type { Project } from './project';

/** A runner for each state of a project in turn, which knows the results of the state before that still hold. */
export function createRuns(
  parse: (uri: Uri, text: string) => PythonModule,
  broken: 'skip' | 'hide',
): (project: Project) => ModuleRunner {
  let previous: Evaluated | undefined;
  const checkpoints = new Checkpoints();
  return (project) => {
    const { files, importRoots, facts } = project;
    const overrides = new Set(facts.overrides);
    const stale = previous === undefined ? undefined : staleModules(previous, project);
    const known = stillValid(previous, stale);
    checkpoints.forget(stale);
    const runner = createModuleRunner({ files, importRoots, overrides, parse, broken, known, checkpoints });
    previous = { project, results: runner.results() };
    return runner;
  };
}

interface Evaluated {
  readonly project: Project;
  readonly results: ReadonlyMap<Uri, ModuleResult>;
}

/** Results whose module and everything below it read the same, in a project with the same files. */
function stillValid(
  before: Evaluated | undefined,
  stale: ReadonlySet<Uri> | undefined,
): ReadonlyMap<Uri, ModuleResult> {
  if (before === undefined || stale === undefined) return new Map();
  return new Map([...before.results].filter(([uri]) => !stale.has(uri)));
}

/** The modules that read otherwise than before, and all above them; undefined where the project has other files. */
function staleModules(before: Evaluated, project: Project): ReadonlySet<Uri> | undefined {
  const old = before.project;
  const sameFiles =
    old.files.size === project.files.size && [...project.files.keys()].every((uri) => old.files.has(uri));
  const sameRoots = old.importRoots.join() === project.importRoots.join();
  const sameOverrides = old.facts.overrides?.join() === project.facts.overrides?.join();
  if (!sameFiles || !sameRoots || !sameOverrides) return undefined;
  const stale = new Set([...project.files].filter(([uri, text]) => old.files.get(uri) !== text).map(([uri]) => uri));
  let grown = true;
  while (grown) {
    grown = false;
    for (const [uri, result] of before.results) {
      if (!stale.has(uri) && dependsOn(result.record, stale)) {
        stale.add(uri);
        grown = true;
      }
    }
  }
  return stale;
}
