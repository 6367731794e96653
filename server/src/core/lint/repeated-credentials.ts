import { isAboutCredentials } from './credential-rules';
import type { Candidate } from './candidate';
import type { ProjectModel } from '../model/model';
import type { Place } from '../model/value';
import type { Uri } from '../text';

/**
 * Without the credentials of modules that no site runs with which the settings of one have as well, in the same words: what is
 * told there is told once, and changing the credential settles all of them.
 */
export function withoutRepeated(
  candidates: readonly Candidate[],
  { views, project }: ProjectModel,
  textOf: (uri: Uri) => string,
): readonly Candidate[] {
  const served = new Set(project.entries.map(({ uri }) => uri));
  const copies = new Set(views.filter(({ uri, isCopy }) => isCopy || !served.has(uri)).map(({ uri }) => uri));
  if (copies.size === 0) return candidates;
  const written = ({ uri, span }: Place): string => textOf(uri).slice(span.start, span.end);
  const keyOf = ({ rule, problem }: Candidate): string => `${rule.id} ${written(problem.at)}`;
  // A name or a call stands for what may differ from module to module.
  const isText = ({ problem }: Candidate): boolean => /^\(?[rbu]*["']/i.test(written(problem.at));
  const isOfCopy = ({ entry }: Candidate): boolean => entry !== null && copies.has(entry);
  const told = new Set(candidates.filter((one) => !isOfCopy(one) && isText(one)).map(keyOf));
  return candidates.filter((one) => !isOfCopy(one) || !isAboutCredentials(one.rule) || !told.has(keyOf(one)));
}
