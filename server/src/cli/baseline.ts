import { baselineName, baselineRows, baselineText } from '../core/lint/baseline';
import type { Finding } from '../core/lint/finding';
import { joinUri, type Uri } from '../core/text';
import type { BaselineRequest } from './arguments';
import { exitCodes, parsersOf, type Io } from './io';
import { findTargets, loadTargets, shownPath } from './targets';
import { writeText } from './writing';

/**
 * Writes everything that is found now into the baseline of each project, which is beside its configuration or in its root.
 * Projects are taken whole, because a finding that is not in the file is new. Answers the exit code.
 */
export async function baseline(request: BaselineRequest, io: Io): Promise<number> {
  const parsers = parsersOf(io);
  const { targets, errors } = await findTargets(io, request.paths);
  const loaded = await loadTargets(io, targets, request, parsers, { baseline: false });
  const analyzer = await parsers;
  const homes = new Map<Uri, (readonly Finding[])[]>();
  for (const project of loaded) {
    homes.set(project.home, [...(homes.get(project.home) ?? []), analyzer.lint(project).findings]);
  }
  for (const [home, projects] of homes) {
    if (await isNeeded(io, home, projects)) await write(io, home, projects);
    else io.stdout('Nothing is found, so there is nothing to accept.\n');
  }
  for (const { path, message } of errors) io.stderr(`${path}: ${message}\n`);
  return errors.length > 0 ? exitCodes.failure : exitCodes.clean;
}

/** A baseline that accepts nothing is of use where it takes the place of one that accepts more. */
async function isNeeded(io: Io, home: Uri, projects: readonly (readonly Finding[])[]): Promise<boolean> {
  if (projects.some((findings) => findings.length > 0)) return true;
  return (await io.source.facts(joinUri(home, baselineName))).type === 'file';
}

async function write(io: Io, home: Uri, projects: readonly (readonly Finding[])[]): Promise<void> {
  const uri = joinUri(home, baselineName);
  const rows = baselineRows(projects);
  await writeText(io, uri, baselineText(rows, home));
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const what = `${count.toString()} ${count === 1 ? 'finding' : 'findings'}`;
  const next = count === 0 ? 'Commit it, or delete it.' : 'Commit it, and repair them one by one.';
  io.stdout(`${shownPath(io, uri)} accepts ${what}. ${next}\n`);
}
