import { blocks } from './ide/blocks/blocks';
import { checklist } from './ide/checklist/checklist';
import { complete, completionDoc } from './ide/completion/complete';
import { deploy } from './ide/deploy';
import { explain, summarize } from './ide/explain-entries';
import { hover } from './ide/hover';
import { definition, references, rename, renameTarget } from './ide/navigation';
import { createInspector } from './inspect';
import { lint } from './lint/lint';
import { createModeler } from './model/modeler';
import type { Analyzer, AnalyzerParts, VariableNavigation } from './analyzer';
import type { ProjectModel } from './model/model';
import type { Project } from './model/project';
import type { PythonModule } from './syntax/python-tree';
import type { Uri } from './text';

/**
 * The core's door: analyses states of projects one after the other. It remembers the last tree of each text and the last
 * model, so that asking again for what did not change costs nothing; answers depend on the arguments only.
 */
export function createAnalyzer(parts: AnalyzerParts): Analyzer {
  const parsePython = remembered(parts.parsePython);
  const inspect = createInspector();
  const { plan } = parts;
  const { rules } = plan;
  const modelOf = lastModel(createModeler({ parsePython, parseDotenv: parts.parseDotenv }));
  return Object.freeze({
    rules,
    inspect: (_uri: Uri, text: string) => inspect(parsePython(text), text),
    lint(loaded) {
      const model = modelOf(loaded.project);
      return { ...lint(model, loaded, plan), entries: summarize(model) };
    },
    explain: (project, names) => explain(modelOf(project), names),
    deploy: (project) => deploy(modelOf(project), rules),
    checklist: (loaded) => checklist(modelOf(loaded.project), loaded, plan),
    hover: (project, uri, offset) => hover(modelOf(project), uri, offset),
    complete: (project, uri, offset) => complete(modelOf(project), uri, offset),
    completionDoc: (project, uri, about) => completionDoc(modelOf(project), uri, about),
    blocks: (project, uri) => blocks(modelOf(project), uri),
    variables: Object.freeze({
      definition: (project, uri, offset) => definition(modelOf(project), uri, offset),
      references: (project, uri, offset, declarations) => references(modelOf(project), uri, offset, declarations),
      renameTarget: (project, uri, offset) => renameTarget(modelOf(project), uri, offset),
      rename: (project, uri, offset, newName) => rename(modelOf(project), uri, offset, newName),
    } satisfies VariableNavigation),
  } satisfies Analyzer);
}

/** The loader inspects a text and the modeler reads it again at once; one parse serves both. */
function remembered(parse: (text: string) => PythonModule): (text: string) => PythonModule {
  const trees = new Map<string, PythonModule>();
  const limit = 64;
  return (text) => {
    const known = trees.get(text);
    if (known !== undefined) return known;
    const tree = parse(text);
    if (trees.size >= limit) for (const oldest of [...trees.keys()].slice(0, limit / 2)) trees.delete(oldest);
    trees.set(text, tree);
    return tree;
  };
}

function lastModel(makeModel: (project: Project) => ProjectModel): (project: Project) => ProjectModel {
  let last: { readonly project: Project; readonly model: ProjectModel } | undefined;
  return (project) => {
    if (last?.project !== project) last = { project, model: makeModel(project) };
    return last.model;
  };
}
