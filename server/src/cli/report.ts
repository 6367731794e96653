import type { Analyzer } from '../core/analyzer';
import type { Finding } from '../core/lint/finding';
import { rank } from '../core/lint/severity';
import type { EntrySummary } from '../core/ide/explain';
import type { Severity } from '../core/rules/problem';
import { createLineIndex, type Uri } from '../core/text';
import type { LoadResult } from '../load';
import type { Io } from './io';
import { isAskedFor, isWanted, shownPath, type PathError, type Target } from './targets';

/** The result of a check, ready for every format. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly entries: readonly EntrySummary[];
  /** How many known findings the baselines accept. */
  readonly accepted: number;
  readonly errors: readonly PathError[];
  /** Statements that are no Python, each with its line behind the path; the first one of a file. */
  readonly unclear: readonly PathError[];
  /** The texts that findings point into. */
  readonly texts: ReadonlyMap<Uri, string>;
  /** How many of the files that were asked for were analysed; 0 where no project has settings or `.env` files, whatever lies beside them. */
  readonly files: number;
}

/** Analyses loaded projects and keeps what the targets ask for. A file that two projects share is reported once. */
export function reportOn(
  io: Io,
  analyzer: Analyzer,
  loaded: readonly LoadResult[],
  targets: readonly Target[],
  errors: readonly PathError[],
): Report {
  const results = loaded.map((project) => analyzer.lint(project));
  const texts = new Map(loaded.flatMap((project) => [...project.texts]));
  const unread = loaded.flatMap((project) => project.errors).filter((error) => isWanted(targets, error.uri));
  const shown = unread.map(({ uri, message }) => ({ path: shownPath(io, uri), message }));
  return {
    findings: merged(results.flatMap((result) => result.findings)).filter(
      ({ at: { uri } }) => isConfiguration(loaded, uri) || isWanted(targets, uri),
    ),
    accepted: results.reduce((sum, result) => sum + result.accepted, 0),
    entries: results.flatMap((result) => result.entries),
    errors: unique([...errors, ...shown]),
    unclear: unique(loaded.flatMap((project) => unclearIn(io, analyzer, project, targets))),
    texts,
    files: new Set(loaded.filter(hasSomething).flatMap(({ project }) => askedFor(project.files, targets))).size,
  };
}

function askedFor(files: ReadonlyMap<Uri, string>, targets: readonly Target[]): readonly Uri[] {
  return [...files.keys()].filter((uri) => isAskedFor(targets, uri));
}

/** What follows such a statement is analysed, but a run that knows less than it seems must say so. */
function unclearIn(
  io: Io,
  analyzer: Analyzer,
  { project: { files } }: LoadResult,
  targets: readonly Target[],
): readonly PathError[] {
  const message = 'This statement cannot be read as Python 3, so what it sets is not known.';
  const modules = askedFor(files, targets).filter((uri) => uri.endsWith('.py'));
  return modules.flatMap((uri) => {
    const text = files.get(uri) ?? '';
    const { broken } = analyzer.inspect(uri, text);
    if (broken === undefined) return [];
    return [{ path: `${shownPath(io, uri)}:${lineOf(text, broken).toString()}`, message }];
  });
}

function lineOf(text: string, offset: number): number {
  return createLineIndex(text).positionAt(offset).line + 1;
}

/** Dependency files alone are no Django project: to call them clean would say that settings had been looked at. */
function hasSomething({ project }: LoadResult): boolean {
  return project.entries.length + project.loose.length + project.envFiles.length > 0;
}

function isConfiguration(loaded: readonly LoadResult[], uri: Uri): boolean {
  return loaded.some(({ config }) => config === uri);
}

/** True where a finding is as severe as `limit`, or more. */
export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return rank(severity) >= rank(limit);
}

/** One finding for each rule, place and subject; the strictest one stays, with the entries of all. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const finding of findings) {
    const { uri, span } = finding.at;
    const key = [uri, span.start, span.end, finding.rule, finding.subject].join('\n');
    const before = found.get(key);
    const strict = before !== undefined && isAtLeast(before.severity, finding.severity) ? before : finding;
    found.set(key, { ...strict, entries: [...new Set([...(before?.entries ?? []), ...finding.entries])] });
  }
  return [...found.values()].sort(byPlace);
}

function byPlace(a: Finding, b: Finding): number {
  if (a.at.uri !== b.at.uri) return a.at.uri < b.at.uri ? -1 : 1;
  return a.at.span.start - b.at.span.start || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function unique(errors: readonly PathError[]): readonly PathError[] {
  return [...new Map(errors.map((error) => [error.path, error])).values()];
}
