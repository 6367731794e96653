import type { Rule } from '../core/rules/rule';
import type { FileEdit } from '../core/rules/problem';
import type { Uri } from '../core/text';
import type { ConfigEditor } from '../load';
import type { ProjectState } from './project-state';

/** The edits that switch a rule or a group off in a project's configuration; undefined where nothing of the kind is right. */
export type ProjectIgnores = (name: string, at: Uri) => readonly FileEdit[] | undefined;

/** A finding in the configuration itself is about that file, and is put right there. */
export function projectIgnores(state: ProjectState, rules: readonly Rule[], edit: ConfigEditor): ProjectIgnores {
  const home = state.project?.configHome ?? null;
  if (home === null) return () => undefined;
  const text = home.exists ? state.texts.get(home.uri) : null;
  return (name, at) => {
    if (text === undefined || at === home.uri || isOverruled(name, state, rules)) return undefined;
    return edit({ uri: home.uri, text }, name);
  };
}

/** A level of its own speaks louder than the level of the group, so switching off the group would leave that finding. */
function isOverruled(name: string, { project }: ProjectState, rules: readonly Rule[]): boolean {
  const levels = project?.options.rules;
  const members = rules.filter((rule) => rule.group === name);
  return members
    .flatMap((rule) => [rule.id, ...(rule.aliases ?? [])])
    .some((id) => (levels?.get(id) ?? 'off') !== 'off');
}
