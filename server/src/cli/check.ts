import type { Rule } from '../core/rules/rule';
import type { Uri } from '../core/text';
import { nearest, type LoadResult } from '../load';
import { commands, type CheckRequest } from './arguments';
import { exitCodes, parsersOf, type Io } from './io';
import { isAtLeast, reportOn, type Report } from './report';
import { findTargets, loadTargets, shownPath, type PathError } from './targets';
import { version } from './version';

/** Checks the named files and folders and prints the result. Answers the exit code. */
export async function check(request: CheckRequest, io: Io): Promise<number> {
  const parsers = parsersOf(io);
  const found = await findTargets(io, request.paths);
  const { targets } = found;
  const errors = found.errors.map((error) => (error.path === request.paths[0] ? orCommand(error) : error));
  const load = (): Promise<readonly LoadResult[]> => loadTargets(io, targets, request, parsers);
  const report = async (loaded: readonly LoadResult[]): Promise<Report> =>
    reportOn(io, await parsers, loaded, targets, errors);
  const count = request.fix ? await fix(io, load, report) : undefined;
  const loaded = await load();
  const result = await report(loaded);
  if (count === 0) io.stderr(unsafeText(result.findings.filter(({ fixes }) => fixes.length > 0).length));
  for (const notice of new Set(loaded.flatMap((project) => project.notices))) io.stderr(`${notice}\n`);
  await print(request, io, result, (await parsers).rules);
  for (const { path, message } of result.unclear) io.stderr(`${path}: ${message}\n`);
  const named = targets.filter((target) => !target.isFolder).map((target) => shownPath(io, target.uri));
  return exitCode(result, errors.length > 0 || result.errors.some((error) => named.includes(error.path)));
}

/** A check is what runs where no command is named, so a command that does not exist looks like a path. */
function orCommand(error: PathError): PathError {
  if (!/^[a-z-]+$/i.test(error.path)) return error;
  const near = nearest(error.path, commands);
  const message =
    near === undefined
      ? 'There is no such file or folder, and no such command.'
      : `${error.message} Did you mean the command "${near}"?`;
  return { ...error, message };
}

/** Applies what is safe. Answers how many fixes that were. */
async function fix(
  io: Io,
  load: () => Promise<readonly LoadResult[]>,
  report: (loaded: readonly LoadResult[]) => Promise<Report>,
): Promise<number> {
  const { applySafeFixes } = await import('./fix.js');
  const count = await applySafeFixes(io, load, report);
  if (count > 0) io.stderr(`Fixed ${count.toString()} ${count === 1 ? 'problem' : 'problems'}.\n`);
  return count;
}

/** Whoever asks for fixes and gets none is told of those that only a person can decide on. */
function unsafeText(count: number): string {
  if (count === 0) return '';
  const fixes = count === 1 ? 'One fix changes' : `${count.toString()} fixes change`;
  const them = count === 1 ? 'it' : 'them';
  return `Nothing here is safe to fix without a look. ${fixes} what the site does: see ${them} in an editor.\n`;
}

/** Loads the wanted format alone. */
async function print(request: CheckRequest, io: Io, report: Report, rules: readonly Rule[]): Promise<void> {
  const pathOf = (uri: Uri): string => shownPath(io, uri);
  switch (request.format) {
    case 'json':
      io.stdout((await import('./formats/json.js')).jsonReport(report, pathOf));
      return;
    case 'sarif':
      io.stdout((await import('./formats/sarif.js')).sarifReport(report, { rules, version: version(), pathOf }));
      return;
    case 'github':
      io.stdout((await import('./formats/github.js')).githubReport(report, pathOf));
      return;
    case 'gitlab':
      io.stdout((await import('./formats/gitlab.js')).gitlabReport(report, pathOf));
      break;
    case 'text':
    case 'concise':
      await printText(request, io, report);
  }
  for (const { path, message } of report.errors) io.stderr(`${path}: ${message}\n`);
}

async function printText(request: CheckRequest, io: Io, report: Report): Promise<void> {
  const { colors, wantsColor } = await import('./formats/colors.js');
  const { textReport } = await import('./formats/text.js');
  const pathOf = (uri: Uri): string => shownPath(io, uri);
  const isColored = wantsColor(request.color, io.env, io.isTTY);
  const width = Math.max(40, Math.min(io.columns ?? 120, 200));
  io.stdout(textReport(report, { pathOf, colors: colors(isColored), width, concise: request.format === 'concise' }));
}

function exitCode(report: Report, incomplete: boolean): number {
  if (incomplete) return exitCodes.failure;
  const found = report.findings.some((finding) => isAtLeast(finding.severity, 'warning'));
  return found ? exitCodes.findings : exitCodes.clean;
}
