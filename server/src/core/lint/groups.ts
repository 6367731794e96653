import type { Severity } from '../rules/problem';
import type { Finding } from './finding';
import { rank } from './severity';

/** Findings that are shown as one: those of a group about one file, or a single one. */
export type Group = readonly [Finding, ...Finding[]];

/** Joins what one file lacks and would otherwise be reported again and again. The order of the findings is kept. */
export function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  findings.forEach((finding, order) => {
    const key = finding.group === undefined ? String(order) : `${finding.group} ${finding.at.uri}`;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [finding]);
    else members.push(finding);
  });
  return [...groups.values()];
}

/** The name that a group is shown under: its own, or that of the rule. */
export function groupName([first, ...more]: Group): string {
  return more.length === 0 ? first.rule : (first.group ?? first.rule);
}

/** How severe a group is. */
export function strictest(group: Group): Severity {
  return group.map(({ severity }) => severity).reduce((a, b) => (rank(a) >= rank(b) ? a : b));
}
