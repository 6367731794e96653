import type { SettingsView } from '../model/view';
import type { Rule } from '../rules/rule';

/**
 * By a rule's id the settings that it cannot do without; rules that may speak about an entry whatever it writes are missing. Most
 * rules are about settings that a project does not have, and need not be asked about it.
 */
export type Subjects = ReadonlyMap<string, readonly string[]>;

/** The same, looked up by setting. */
export interface SubjectIndex {
  /** The rules that have nothing to say about an entry that writes none of their settings. */
  readonly rules: ReadonlySet<string>;
  /** By setting those of these rules that ask for it. */
  readonly bySetting: ReadonlyMap<string, readonly string[]>;
}

export function indexSubjects(subjects: Subjects): SubjectIndex {
  const bySetting = new Map<string, string[]>();
  for (const [rule, settings] of subjects) {
    for (const name of settings) {
      const others = bySetting.get(name);
      if (others === undefined) bySetting.set(name, [rule]);
      else others.push(rule);
    }
  }
  return { rules: new Set(subjects.keys()), bySetting };
}

/** Every rule is asked about everything. */
export const anySubject: SubjectIndex = indexSubjects(new Map());

/** A test for rules: false for one that certainly has nothing to say about an entry. */
export function speakersOn(view: SettingsView, { rules, bySetting }: SubjectIndex): (rule: Rule) => boolean {
  if (view.open) return () => true;
  const asked = new Set<string>();
  for (const name of view.mentioned) for (const rule of bySetting.get(name) ?? nobody) asked.add(rule);
  return ({ id }) => asked.has(id) || !rules.has(id);
}

const nobody: readonly string[] = [];
