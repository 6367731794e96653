import { createAnalyzer, createDotenvParser, createPythonParser, planRules } from '../../server/src/core';
import { defaultOptions, type Options } from '../../server/src/core/lint/options';
import ignore from 'ignore';
import { normalizeUri, joinUri, type Span, type Uri } from '../../server/src/core/text';
import { loadEngine } from '../../server/src/grammar/node';
import { mayHaveViews, viewsAmong } from '../../server/src/load/facts/api-views';
import { askNobody } from '../../server/src/load/facts/sockets';
import { proxyFactsIn } from '../../server/src/load/facts/proxies';
import { isProxyFile, isStartScript, processKind } from '../../server/src/load/files/names';
import { roleOfEnvFile } from '../../server/src/load/files/role-words';
import type { Analyzer } from '../../server/src/core';
import type { Finding } from '../../server/src/core/lint/finding';
import type { EnvFile, PackageFact, Project, ProjectFile, ProxyFacts } from '../../server/src/core/model/project';
import type { Role } from '../../server/src/core/model/view';
import type { Example, Rule } from '../../server/src/core/rules/rule';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';

/** The project's folder as POSIX and Windows clients spell it; what depends on the model runs with both. */
export const roots: readonly Uri[] = ['file:///srv/site', 'file:///c%3A/srv/site'].map(normalizeUri);

export interface Lab {
  analyzer(rules: readonly Rule[]): Analyzer;
  parsePython(text: string): PythonModule;
}

/** The real parsers on the WebAssembly engine. */
async function openLab(): Promise<Lab> {
  const { engine } = await loadEngine('wasm');
  const parsePython = createPythonParser(engine.parsePython);
  const parseDotenv = createDotenvParser(engine.parseDotenv);
  return { analyzer: (rules) => createAnalyzer({ parsePython, parseDotenv, plan: planRules(rules) }), parsePython };
}

/** The same for a whole test file: opened before its first test. */
export function useLab(): Lab {
  let opened: Lab | undefined;
  const lab = (): Lab => {
    if (opened === undefined) throw new Error('The parsers are loaded once the tests run.');
    return opened;
  };
  before(async () => {
    opened = await openLab();
  });
  return { analyzer: (rules) => lab().analyzer(rules), parsePython: (text) => lab().parsePython(text) };
}

/** A small project made by hand: paths to texts, and what the loader would find out. */
export interface Site {
  readonly root: Uri;
  readonly files: Readonly<Record<string, string>>;
  /** Entry modules with their roles; the other Python files are only imported. */
  readonly entries: Readonly<Record<string, Role>>;
  readonly django?: string;
  readonly python?: string;
  readonly packages?: Readonly<Record<string, string>>;
  readonly ignoredByGit?: boolean;
  readonly urlModules?: readonly string[];
  readonly hasStartScript?: true;
  readonly ownCors?: readonly string[];
  /** Dependency, process and `.gitignore` files. */
  readonly projectFiles?: readonly string[];
  readonly unignored?: Example['unignored'];
  /** How `.env` files are stored, by path. */
  readonly stored?: Readonly<Record<string, Example['stored']>>;
}

export function projectOf(site: Site): Project {
  const at = (path: string): Uri => joinUri(site.root, path);
  const paths = Object.keys(site.files);
  return {
    root: site.root,
    files: new Map(Object.entries(site.files).map(([path, text]) => [at(path), text])),
    entries: Object.entries(site.entries).map(([path, role]) => ({
      uri: at(path),
      role,
      because: ['named by the test'],
    })),
    loose: [],
    envFiles: paths
      .filter((path) => /(^|\/)\.?env[.]|(^|\/)\.env|\.env$/.test(path))
      .map((path) => envFile(site, path)),
    importRoots: [site.root],
    urlModules: (site.urlModules ?? []).map(at),
    projectFiles: (site.projectFiles ?? []).map((path) => projectFile(at(path), path)),
    facts: factsOf(site),
  };
}

function projectFile(uri: Uri, path: string): ProjectFile {
  const role = processKindOf(path);
  if (role !== undefined) return { uri, kind: 'process', role };
  if (isScript(path)) return { uri, kind: 'script' };
  return { uri, kind: path.endsWith('.gitignore') ? 'gitignore' : 'dependencies' };
}

function isScript(path: string): boolean {
  return isStartScript(...folderAndName(path));
}

function processKindOf(path: string): ReturnType<typeof processKind> {
  return processKind(...folderAndName(path));
}

function factsOf(site: Site): Project['facts'] {
  const { root, django, python, packages, unignored, hasStartScript, ownCors } = site;
  return {
    django: django === undefined ? null : { version: django, from: 'test' },
    hasProcessFile: false,
    ...(hasStartScript === undefined ? {} : { hasStartScript }),
    ...(ownCors === undefined ? {} : { ownCors }),
    ...apiViewsOf(site),
    ...socketsOf(site),
    ...(packages === undefined ? {} : { packages: packagesOf(packages) }),
    ...(python === undefined ? {} : { python: { lowest: python.split('.').map(Number), exact: true, before: null } }),
    unignored: (unignored ?? []).map((file) => ({ ...file, ignoreFile: joinUri(root, '.gitignore') })),
    storedFiles: storedFiles(site),
    proxy: proxiesOf(site),
    privateKeys: storedFiles(site).filter((uri) => uri.endsWith('.key')),
    unstored: unstoredModules(site),
  };
}

/** What the loader makes of all modules of a project with WebSockets. */
function socketsOf({ files }: Site): Pick<Project['facts'], 'socketsAskNobody'> {
  const texts = Object.entries(files).flatMap(([path, text]) => (path.endsWith('.py') ? [text] : []));
  return askNobody(texts) ? { socketsAskNobody: true } : {};
}

/** What the loader makes of the modules with views beside the settings. */
function apiViewsOf({ files }: Site): Pick<Project['facts'], 'apiViews'> {
  const texts = Object.entries(files).flatMap(([path, text]) => (path.endsWith('views.py') ? [text] : []));
  if (texts.length === 0) return {};
  return { apiViews: { ...viewsAmong(texts), ...(mayHaveViews(texts) ? {} : { isNone: true }) } };
}

function proxiesOf({ root, files }: Site): ProxyFacts {
  const named = Object.entries(files).filter(([path]) => isProxyFile(...folderAndName(path)));
  return proxyFactsIn(new Map(named.map(([path, text]) => [joinUri(root, path), text])));
}

function folderAndName(path: string): [folder: string, name: string] {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)];
}

/** A `.gitignore` in the root says that there is a repository, and what it ignores. */
function storedFiles({ root, files }: Site): readonly Uri[] {
  const text = files['.gitignore'];
  if (text === undefined) return [];
  const others = Object.keys(files).filter((path) => !path.endsWith('.py') && !ignore().add(text).ignores(path));
  return others.map((path) => joinUri(root, path));
}

/** The same for modules that it keeps out. */
function unstoredModules({ root, files }: Site): readonly Uri[] {
  const ignored = ignore().add(files['.gitignore'] ?? '');
  const modules = Object.keys(files).filter((path) => path.endsWith('.py') && ignored.ignores(path));
  return modules.map((path) => joinUri(root, path));
}

function packagesOf(packages: Readonly<Record<string, string>>): ReadonlyMap<string, PackageFact> {
  const facts = Object.entries(packages).map(([written, version]): [string, PackageFact] => {
    const [, name = '', extra] = /^([^[]*)(?:\[(.*)\])?$/.exec(written) ?? [];
    const numbers = version.replace('>=', '').split('.').map(Number);
    const fact = { version: numbers, exact: !version.startsWith('>='), from: 'requirements.txt' };
    return [name, extra === undefined ? fact : { ...fact, extras: [extra] }];
  });
  return new Map(facts);
}

/** As above. */
function envFile({ root, ignoredByGit, files, stored }: Site, path: string): EnvFile {
  const role = roleOfEnvFile(path) ?? 'unknown';
  const text = files['.gitignore'];
  const ignored = text === undefined ? ignoredByGit : ignore().add(text).ignores(path);
  const ignoreFile =
    text === undefined || ignored === true ? {} : { ignoreFile: { uri: joinUri(root, '.gitignore'), text } };
  return {
    uri: joinUri(root, path),
    role,
    ...stored?.[path],
    ...(ignored === undefined ? {} : { ignoredByGit: ignored }),
    ...ignoreFile,
  };
}

export const strict: Options = { ...defaultOptions, preset: 'strict' };

export function findingsIn(analyzer: Analyzer, site: Site, options: Options = strict): readonly Finding[] {
  return analyzer.lint({ project: projectOf(site), options, findings: [] }).findings;
}

/** An example without its marks, as a project, and where its marks say that something is reported. */
export interface Sample {
  readonly site: Site;
  readonly path: string;
  readonly uri: Uri;
  readonly code: string;
  readonly marks: readonly Span[];
}

const markLine = /^([ \t]*#[ \t]*)(\^+)[ \t]*$/;

export function sampleOf(rule: Rule, example: Example, root: Uri): Sample {
  const path = example.path ?? usualPath[rule.on];
  const { code, marks } = withoutMarks(example.code);
  const files = { ...example.files, [path]: code };
  const entries: Record<string, Role> =
    rule.on === 'settings' && path.endsWith('.py') && !isServed(path)
      ? { [path]: example.role ?? 'unknown' }
      : { ...otherEntries(files, path, example.role), ...example.roles };
  const stored = example.stored === undefined ? {} : { stored: { [path]: example.stored } };
  const site = { root, files, entries, ...stored, ...versionsOf(example), ...sharedFiles(rule, path, example) };
  return { site, path, uri: joinUri(root, path), code, marks };
}

function versionsOf({ django, python, packages }: Example): Pick<Site, 'django' | 'python' | 'packages'> {
  return {
    ...(django === undefined ? {} : { django }),
    ...(python === undefined ? {} : { python }),
    ...(packages === undefined ? {} : { packages }),
  };
}

const usualPath: Readonly<Record<Rule['on'], string>> = {
  settings: 'settings.py',
  env: '.env',
  urls: 'urls.py',
  project: 'requirements.txt',
};

/** Beside a file that no entry owns, every Python module is an entry. */
function otherEntries(
  files: Readonly<Record<string, string>>,
  own: string,
  role: Role = 'unknown',
): Record<string, Role> {
  return Object.fromEntries(
    Object.keys(files)
      .filter((path) => path.endsWith('.py') && path !== own)
      .map((path) => [path, role]),
  );
}

/** A URLconf, or a module that runs beside the settings. */
function isServed(path: string): boolean {
  return /(urls|(^|\/)(wsgi|asgi|celery))\.py$/.test(path);
}

function sharedFiles(rule: Rule, path: string, { files = {}, unignored }: Example): Partial<Site> {
  const names = Object.keys(files);
  const projectFiles = names.filter((name) => processKindOf(name) !== undefined);
  if (rule.on === 'urls') return { urlModules: [path], projectFiles };
  if (rule.on === 'settings') return { urlModules: [path, ...names].filter(isServed), projectFiles };
  if (rule.on !== 'project' && processKindOf(path) === undefined) return {};
  const others = [path, ...names.filter((name) => !name.endsWith('.py'))];
  return { projectFiles: others, ...(unignored === undefined ? {} : { unignored }) };
}

/**
 * Takes the marks out. Carets count for the columns of the line above; those right behind `# ` reach back to its start,
 * because the comment sign itself stands there.
 */
export function withoutMarks(marked: string): { readonly code: string; readonly marks: readonly Span[] } {
  const lines: string[] = [];
  const marks: Span[] = [];
  let start = 0;
  let above = 0;
  for (const line of marked.split('\n')) {
    const match = markLine.exec(line);
    if (match === null) {
      above = start;
      start += line.length + 1;
      lines.push(line);
      continue;
    }
    const [, head = '', carets = ''] = match;
    const from = head === '# ' ? 0 : head.length;
    marks.push({ start: above + from, end: above + head.length + carets.length });
  }
  return { code: lines.join('\n'), marks };
}

/** Spans as lines with carets, which make a failed comparison readable. */
export function show(code: string, spans: readonly Span[]): string {
  let at = 0;
  const out: string[] = [];
  for (const line of code.split('\n')) {
    out.push(line);
    for (const { start, end } of spans.filter((span) => at <= span.start && span.start <= at + line.length)) {
      out.push(' '.repeat(start - at) + '^'.repeat(Math.max(1, Math.min(end, at + line.length) - start)));
    }
    at += line.length + 1;
  }
  return out.join('\n');
}
