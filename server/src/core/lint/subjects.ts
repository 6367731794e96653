import type { SettingsView } from '../model/view';
import type { Rule } from '../rules/rule';

/**
 * By a rule's id the settings that it cannot do without; rules that may speak about an entry whatever it writes are missing. Most
 * rules are about settings that a project does not have, and need not be asked about it.
 */
export type Subjects = ReadonlyMap<string, readonly string[]>;

/** Every rule is asked about everything. */
export const anySubject: Subjects = new Map();

/** False where a rule certainly has nothing to say about an entry. */
export function maySpeak(rule: Rule, view: SettingsView, subjects: Subjects): boolean {
  const names = subjects.get(rule.id);
  return names === undefined || view.open || names.some((name) => view.mentions(name));
}
