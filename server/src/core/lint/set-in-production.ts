import type { ProjectModel } from '../model/model';
import type { SettingsView } from '../model/view';
import type { Candidate } from './candidate';

/**
 * What settings leave out to which `wsgi.py` only falls back, while those for production build on them and set it, is missing in no
 * site that is deployed as its project means it.
 */
export function withoutSetInProduction(
  candidates: readonly Candidate[],
  { uri, configuration }: SettingsView,
  { project, views }: Pick<ProjectModel, 'project' | 'views'>,
): readonly Candidate[] {
  const above = project.entries.find((entry) => entry.uri === uri)?.production ?? [];
  if (above.length === 0 || configuration !== undefined) return candidates;
  const production = views.filter((view) => above.includes(view.uri));
  const isSet = (name: string | undefined): boolean =>
    name !== undefined && production.length > 0 && production.every((view) => view.get(name).isAssigned);
  return candidates.filter(({ problem }) => problem.absent !== true || !isSet(problem.subject));
}
