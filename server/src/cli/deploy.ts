import type { CheckReport, DeployReport } from '../core/ide/deploy';
import type { Uri } from '../core/text';
import type { LoadResult } from '../load';
import type { DeployRequest } from './arguments';
import { Positions } from './formats/positions';
import { classText, reasonText } from './explain';
import { exitCodes, parsersOf, type Io } from './io';
import { entriesFor, findTargets, isWanted, loadTargets, shownPath, type Target } from './targets';

/**
 * Prints what `manage.py check --deploy` would say about each settings module. Answers 0 where no check reports, 1 where one
 * does, and 2 where a path cannot be used or leads to no settings: then nothing was checked, which must not pass for good.
 */
export async function deploy(request: DeployRequest, io: Io): Promise<number> {
  const parsers = parsersOf(io);
  const { targets, errors } = await findTargets(io, request.paths);
  const loaded = await loadTargets(io, targets, request, parsers);
  const analyzer = await parsers;
  const all = loaded.map((project) => analyzer.deploy(project.project));
  const reports = wanted(targets, all, loaded);
  const troubles = [...errors, ...unread(io, targets, loaded)];
  for (const { path, message } of troubles) io.stderr(`${path}: ${message}\n`);
  if (reports.length === 0 && errors.length === 0) io.stderr('No settings module was found.\n');
  const positions = new Positions(new Map(loaded.flatMap((project) => [...project.texts])));
  const print = request.format === 'json' ? deployJson : deployText;
  io.stdout(print(reports, (check) => lineOf(check, positions, (uri) => shownPath(io, uri)), io));
  if (troubles.length > 0 || reports.length === 0) return exitCodes.failure;
  const reported = reports.some(({ checks }) => checks.some((check) => check.reports === true));
  return reported ? exitCodes.findings : exitCodes.clean;
}

/** Each entry once, in the order of the targets; a target asks for entries of its own project only. */
function wanted(
  targets: readonly Target[],
  all: readonly (readonly DeployReport[])[],
  loaded: readonly LoadResult[],
): readonly DeployReport[] {
  const chosen = targets.flatMap(({ uri }) =>
    all.flatMap((reports, index) => {
      const project = loaded[index];
      return project !== undefined && concerns(project, uri, reports) ? entriesFor(reports, uri, [project]) : [];
    }),
  );
  return [...new Map(chosen.map((report) => [report.uri, report])).values()];
}

function concerns({ project }: LoadResult, target: Uri, reports: readonly DeployReport[]): boolean {
  const inside = (uri: Uri): boolean => uri === target || uri.startsWith(`${target}/`);
  return inside(project.root) || [...project.files.keys()].some(inside) || reports.some(({ uri }) => inside(uri));
}

/** Files that were named and cannot be read; others that cannot be read are the business of a check. */
function unread(io: Io, targets: readonly Target[], loaded: readonly LoadResult[]): readonly PathMessage[] {
  const files = targets.filter((target) => !target.isFolder);
  const failed = loaded.flatMap((project) => project.errors).filter(({ uri }) => isWanted(files, uri));
  return failed.map(({ uri, message }) => ({ path: shownPath(io, uri), message }));
}

interface PathMessage {
  readonly path: string;
  readonly message: string;
}

/** The place of the text that decides: path from the current folder, line from 1. */
type LineOf = (check: CheckReport) => { readonly path: string; readonly line: number } | undefined;

function lineOf(check: CheckReport, positions: Positions, pathOf: (uri: Uri) => string): ReturnType<LineOf> {
  const { at } = check;
  return at && { path: pathOf(at.uri), line: positions.at(at.uri, at.span.start).line };
}

function deployJson(reports: readonly DeployReport[], line: LineOf, io: Io): string {
  const entries = reports.map(({ uri, configuration, role, django, checks }) => ({
    path: shownPath(io, uri),
    ...(configuration !== undefined && { configuration }),
    role,
    django,
    checks: checks.map((check) => checkJson(check, line)),
  }));
  return `${JSON.stringify({ version: 1, entries }, null, 2)}\n`;
}

function checkJson(check: CheckReport, line: LineOf): object {
  const { id, reports, setting, why, rule } = check;
  return {
    id,
    reports,
    ...(setting !== undefined && { setting }),
    ...line(check),
    ...(why !== undefined && { why }),
    ...(rule !== undefined && { rule: rule.id }),
  };
}

function deployText(reports: readonly DeployReport[], line: LineOf, io: Io): string {
  return reports.map((report) => entryText(report, line, io)).join('\n');
}

function entryText(report: DeployReport, line: LineOf, io: Io): string {
  const { uri, role, django, checks } = report;
  const reason = reasonText(report);
  const release = django === null ? 'Django of an unknown release' : `Django ${django}`;
  const told = (reports: boolean | null): readonly CheckReport[] => checks.filter((one) => one.reports === reports);
  const [bad, open, good] = [told(true), told(null), told(false)];
  return [
    `${shownPath(io, uri)}${classText(report)} (${role}${reason}), ${release}\n`,
    ...bad.map((check) => `  reports  ${decidedText(check, line)}${ruleText(check)}`),
    ...open.map((check) => `  unknown  ${decidedText(check, line)}           ${check.why ?? ''}\n`),
    ...good.filter(({ why }) => why !== undefined).map((check) => `  silent   ${decidedText(check, line)}`),
    `  ${count(bad.length)} would report, ${count(open.length)} cannot be told, ${count(good.length)} pass.\n`,
  ].join('');
}

function count(number: number): string {
  return number === 1 ? '1 check' : `${number.toString()} checks`;
}

function decidedText(check: CheckReport, line: LineOf): string {
  const place = line(check);
  const { id, setting, reports } = check;
  const where =
    place === undefined ? (reports === null ? '' : "  Django's default") : `  ${place.path}:${place.line.toString()}`;
  return `${id}${setting === undefined ? '' : `  ${setting}${where}`}\n`;
}

function ruleText({ rule }: CheckReport): string {
  if (rule === undefined) return '';
  return `           ${rule.id}${rule.fix === undefined ? '' : `: ${rule.fix}`}\n`;
}
