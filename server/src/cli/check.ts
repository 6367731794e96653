import type { Analyzer } from '../core/analyzer';
import type { Uri } from '../core/text';
import type { LoadResult } from '../load';
import type { CheckRequest } from './arguments';
import { applySafeFixes } from './fix';
import { colors, wantsColor } from './formats/colors';
import { githubReport } from './formats/github';
import { gitlabReport } from './formats/gitlab';
import { jsonReport } from './formats/json';
import { sarifReport } from './formats/sarif';
import { textReport } from './formats/text';
import { exitCodes, type Io } from './io';
import { isAtLeast, reportOn, type Report } from './report';
import { findTargets, loadTargets, shownPath } from './targets';
import { version } from './version';

/** Checks the named files and folders and prints the result. Answers the exit code. */
export async function check(request: CheckRequest, io: Io): Promise<number> {
  const { targets, errors } = await findTargets(io, request.paths);
  const analyzer = await io.analyzer();
  const load = (): Promise<readonly LoadResult[]> => loadTargets(io, targets, request, analyzer);
  const report = (loaded: readonly LoadResult[]): Report => reportOn(io, analyzer, loaded, targets, errors);
  const loaded = request.fix ? await fixed(io, analyzer, load, report) : await load();
  const result = report(loaded);
  for (const notice of new Set(loaded.flatMap((project) => project.notices))) io.stderr(`${notice}\n`);
  print(request, io, result, analyzer);
  const named = targets.filter((target) => !target.isFolder).map((target) => shownPath(io, target.uri));
  return exitCode(result, errors.length > 0 || result.errors.some((error) => named.includes(error.path)));
}

async function fixed(
  io: Io,
  analyzer: Analyzer,
  load: () => Promise<readonly LoadResult[]>,
  report: (loaded: readonly LoadResult[]) => Report,
): Promise<readonly LoadResult[]> {
  const count = await applySafeFixes(io, load, report);
  if (count > 0) io.stderr(`Fixed ${count.toString()} ${count === 1 ? 'problem' : 'problems'}.\n`);
  return load();
}

function print(request: CheckRequest, io: Io, report: Report, analyzer: Analyzer): void {
  const pathOf = (uri: Uri): string => shownPath(io, uri);
  switch (request.format) {
    case 'json':
      io.stdout(jsonReport(report, pathOf));
      return;
    case 'sarif':
      io.stdout(sarifReport(report, { rules: analyzer.rules, version: version(), pathOf }));
      return;
    case 'github':
      io.stdout(githubReport(report, pathOf));
      return;
    case 'gitlab':
      io.stdout(gitlabReport(report, pathOf));
      break;
    case 'text':
    case 'concise':
      printText(request, io, report);
  }
  for (const { path, message } of report.errors) io.stderr(`${path}: ${message}\n`);
}

function printText(request: CheckRequest, io: Io, report: Report): void {
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
