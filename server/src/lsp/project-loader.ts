import type { Analyzer } from '../core/analyzer';
import { defaultOptions, type Options } from '../core/lint/options';
import type { Project } from '../core/model/project';
import { knownNames } from '../core/rules/names';
import { fileUri, joinUri, normalizeUri, type Uri } from '../core/text';
import { findProjects, findRoot, loadProject, type LoadResult } from '../load';
import { ruleLevels, type ConfigIssue } from '../load/config/config-values';
import { isTelling } from '../load/modules/known-settings';
import type { EditorOptions } from './configuration';
import type { LoneDocument, ProjectLoader, ProjectRequest } from './host';

/** The product's own way of finding and loading projects, the same as on the command line. */
export function projectLoader(): ProjectLoader {
  return {
    roots: findProjects,
    rootOf: findRoot,
    load: (source, root, { analyzer, folder, options, signal }) =>
      loadProject(source, root, {
        analyzer,
        signal,
        ruleIds: knownNames(analyzer.rules),
        editor: { rules: options.rules },
        ...(options.configPath !== null && { config: { uri: configUri(folder, options.configPath) } }),
      }),
    alone,
  };
}

/** A configured path may be an address, absolute in the way of either system, or relative to the folder. */
function configUri(folder: Uri, path: string): Uri {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return normalizeUri(path);
  const isAbsolute = /^([a-z]:)?[\\/]/i.test(path);
  return isAbsolute ? fileUri(path) : joinUri(folder, path.replace(/\\/g, '/'));
}

function alone(
  document: LoneDocument,
  { analyzer, options }: Pick<ProjectRequest, 'analyzer' | 'options'>,
): LoadResult | null {
  const parts = partsOf(document, analyzer);
  if (parts === null) return null;
  const files = new Map([[document.uri, document.text]]);
  const facts = { django: null, hasProcessFile: false };
  const project: Project = { root: document.uri, files, entries: [], importRoots: [], facts, ...parts };
  const notices: ConfigIssue[] = [];
  const chosen = optionsOf(options, analyzer, notices);
  return {
    project,
    options: chosen,
    findings: [],
    texts: files,
    errors: [],
    notices: notices.map(({ message }) => message),
    config: null,
    configHome: null,
    home: document.uri,
    consulted: [],
  };
}

function optionsOf(options: EditorOptions, analyzer: Pick<Analyzer, 'rules'>, notices: ConfigIssue[]): Options {
  return { ...defaultOptions, rules: ruleLevels(options.rules, knownNames(analyzer.rules), notices) };
}

function partsOf(
  { uri, language, text }: LoneDocument,
  analyzer: Pick<Analyzer, 'inspect'>,
): Pick<Project, 'loose' | 'envFiles'> | null {
  if (language === 'python') {
    const settings = analyzer.inspect(uri, text).assigned.some(isTelling);
    return settings ? { loose: [uri], envFiles: [] } : null;
  }
  const isDjango = language === 'dotenv' && /^[ \t]*(export[ \t]+)?DJANGO_/m.test(text);
  return isDjango ? { loose: [], envFiles: [{ uri, role: 'unknown' }] } : null;
}
