import type { ProcessFileView, ProjectView } from './model';

/** The files by which a site for production may be started, as far as git stores them. */
export function forProduction({ processes }: Pick<ProjectView, 'processes'>): readonly ProcessFileView[] {
  return processes.filter(({ role, isIgnored }) => role === 'production' && isIgnored !== true);
}
