import { groupsOf, strictest } from '../core/lint/groups';
import type { Severity } from '../core/rules/problem';
import { relativePath, type Uri } from '../core/text';
import type { DocumentStatus } from '../protocol';
import type { ProjectState } from './project-state';

/** What the status bar says about a file; null while its project is still being read. */
export function statusOf(uri: Uri, address: string, state: ProjectState): DocumentStatus | null {
  if (state.project === null) return null;
  const { project, options, config } = state.project;
  const entries = project.entries.map((entry) => ({
    path: relativePath(project.root, entry.uri),
    role: entry.role,
    because: entry.because,
  }));
  return {
    uri: address,
    role: roleOf(uri, state),
    entries,
    django: project.facts.django,
    findings: countsOf(uri, state),
    preset: options.preset,
    configuration: config === null ? null : relativePath(project.root, config),
  };
}

function roleOf(uri: Uri, state: ProjectState): string {
  const project = state.project?.project;
  const entry = project?.entries.find((candidate) => candidate.uri === uri);
  const file = project?.envFiles.find((candidate) => candidate.uri === uri);
  if (entry !== undefined) return entry.role;
  if (file !== undefined) return file.role;
  return project?.loose.includes(uri) === true ? 'unknown' : 'shared';
}

/** As many as there are squiggles, so that it is the number in the list of problems. */
function countsOf(uri: Uri, state: ProjectState): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  const here = state.findings.filter(({ at }) => at.uri === uri);
  for (const group of groupsOf(here)) counts[strictest(group)] += 1;
  return counts;
}
