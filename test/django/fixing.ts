import { createAnalyzer, createDotenvParser, createPythonParser, plan, type Analyzer } from '../../server/src/core';
import { applyFix, collide } from '../../server/src/core/lint/fix';
import type { Finding } from '../../server/src/core/lint/finding';
import { createModeler } from '../../server/src/core/model/modeler';
import type { ProjectModel } from '../../server/src/core/model/model';
import type { EnvFile, Project } from '../../server/src/core/model/project';
import type { EnvRead } from '../../server/src/core/model/value';
import { newSecretToken, type FileEdit, type Fix } from '../../server/src/core/rules/problem';
import { fileUri, joinUri, relativePath, type Uri } from '../../server/src/core/text';
import { loadEngine } from '../../server/src/grammar/node';
import { roleOfEnvFile } from '../../server/src/load/files/role-words';
import { strict } from '../rules/support';
import type { Modules } from './generate';
import type { Release } from './workers';

const root = fileUri('/srv/example');
const folder = joinUri(root, 'site_settings');

/** A key as an adapter would make it. */
const strongKey = 'akcvOTjUHJ0l1g8mbSRGotixusNZIEhMCX-De7APKzLfVqr52dwWBn6yQ43_p9YF';

/** Modules of one package (and `.env` files beside them), all texts by file name. */
export interface Site {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
}

/** What a test about fixes asks the linter. */
export interface Fixer {
  findings(site: Site, release: Release): readonly Finding[];
  /** Every environment read of the entry. */
  reads(site: Site, release: Release): readonly EnvRead[];
}

export async function createFixer(): Promise<Fixer> {
  const { engine } = await loadEngine();
  const parsePython = createPythonParser(engine.parsePython);
  const parseDotenv = createDotenvParser(engine.parseDotenv);
  const analyzer: Analyzer = createAnalyzer({ parsePython, parseDotenv, plan });
  const model = (project: Project): ProjectModel => createModeler({ parsePython, parseDotenv })(project);
  return {
    findings: (site, release) =>
      analyzer.lint({ project: projectOf(site, release), options: strict, findings: [] }).findings,
    reads: (site, release) => model(projectOf(site, release)).views[0]?.reads ?? [],
  };
}

function projectOf({ files, entry }: Site, release: Release): Project {
  const names = Object.keys(files);
  return {
    root,
    files: new Map(names.map((name) => [joinUri(folder, name), files[name] ?? ''])),
    entries: [{ uri: joinUri(folder, entry), role: 'production', because: ['asked for'] }],
    loose: [],
    envFiles: names.filter((name) => !name.endsWith('.py')).map((name) => envFile(name)),
    importRoots: [root, folder],
    facts: { django: { version: release.label, from: 'test' }, hasProcessFile: false },
  };
}

function envFile(name: string): EnvFile {
  return { uri: joinUri(folder, name), role: roleOfEnvFile(name) ?? 'unknown' };
}

/** The form in which a worker takes modules. */
export function modulesOf({ files, entry }: Site): Modules {
  const stem = (name: string): string => name.replace(/\.py$/, '');
  const python = Object.entries(files).filter(([name]) => name.endsWith('.py'));
  return { files: Object.fromEntries(python.map(([name, text]) => [stem(name), text])), entry: stem(entry) };
}

export function siteOf({ files, entry }: Modules): Site {
  const named = Object.entries(files).map(([name, text]) => [`${name}.py`, text] as const);
  return { files: Object.fromEntries(named), entry: `${entry}.py` };
}

/** The site after some fixes at once, or undefined where they get in each other's way. What two of them add alike is added once. */
export function fixed(site: Site, fixes: readonly Fix[]): Site | undefined {
  const texts = new Map(Object.entries(site.files).map(([name, text]) => [joinUri(folder, name), text]));
  const distinct = new Map(fixes.flatMap(({ edits }) => edits).map((edit) => [keyOf(edit), withKey(edit)]));
  const after = applyFix(texts, { title: '', edits: [...distinct.values()], safety: 'unsafe', preferred: true });
  return after && { ...site, files: Object.fromEntries([...after].map(([uri, text]) => [nameOf(uri), text])) };
}

function keyOf({ at, newText }: FileEdit): string {
  return JSON.stringify([at, newText]);
}

function withKey(edit: FileEdit): FileEdit {
  return { ...edit, newText: edit.newText.replaceAll(newSecretToken, strongKey) };
}

function nameOf(uri: Uri): string {
  return relativePath(folder, uri);
}

/** As many first fixes of findings at once as do not get in each other's way, with the findings that they are for. */
export function together(
  site: Site,
  findings: readonly Finding[],
): { readonly site: Site; readonly fixed: readonly Finding[] } {
  let fixes: readonly Fix[] = [];
  const done: Finding[] = [];
  for (const finding of findings) {
    const best = finding.fixes.find(({ preferred }) => preferred) ?? finding.fixes[0];
    if (best === undefined || inTheWay(fixes, best) || fixed(site, [...fixes, best]) === undefined) continue;
    fixes = [...fixes, best];
    done.push(finding);
  }
  return { site: fixed(site, fixes) ?? site, fixed: done };
}

/** True where a fix collides with earlier ones, apart from what it adds just as they do. */
function inTheWay(fixes: readonly Fix[], { edits }: Fix): boolean {
  const there = fixes.flatMap((fix) => fix.edits);
  const known = new Set(there.map(keyOf));
  return collide(
    there,
    edits.filter((edit) => !known.has(keyOf(edit))),
  );
}

/** Sane values for the variables of some reads, by what their names say that they are. */
export function environmentFor(reads: readonly EnvRead[]): Readonly<Record<string, string>> {
  return Object.fromEntries(reads.map((read) => [read.variable, saneValue(read)]));
}

function saneValue({ variable, steps }: EnvRead): string {
  const casts = steps.flatMap((step) => (step.op === 'cast' ? [step.cast] : []));
  if (/DEBUG|INSECURE/.test(variable)) return 'false';
  if (variable.includes('ORIGIN')) return 'https://www.example.com';
  if (variable.includes('HOST')) return 'www.example.com';
  if (/SECONDS|_AGE$|TIMEOUT/.test(variable) || casts.includes('int')) return '3600';
  if (casts.includes('database-url') || variable === 'DATABASE_URL') return 'sqlite:///db.sqlite3';
  if (casts.includes('bool') || /^(?:SECURE|SESSION_COOKIE|CSRF_COOKIE|USE)_/.test(variable)) return 'true';
  return strongKey;
}
