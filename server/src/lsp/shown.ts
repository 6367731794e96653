import type { Finding } from '../core/lint/finding';
import { groupName, groupsOf, strictest, type Group } from '../core/lint/groups';
import type { Place } from '../core/model/value';
import type { ProblemTag, RelatedPlace, Severity } from '../core/rules/problem';

/** One squiggle: a finding, or a group of findings about one file that would otherwise stand on top of each other. */
export interface Shown {
  /** The rule's id, or the group's name. */
  readonly code: string;
  readonly group: boolean;
  readonly at: Place;
  readonly severity: Severity;
  readonly message: string;
  readonly tags: readonly ProblemTag[];
  readonly related: readonly RelatedPlace[];
  readonly members: Group;
}

/** Joins the members of a group. A group of one is shown as what it is. The order of the findings is kept. */
export function shown(findings: readonly Finding[]): readonly Shown[] {
  return groupsOf(findings).map((members) => (members.length === 1 ? single(members[0]) : group(members)));
}

function single(finding: Finding): Shown {
  const { rule, at, severity, tags, related } = finding;
  const message = withChecks(finding.message, finding.django);
  return { code: rule, group: false, at, severity, message, tags, related, members: [finding] };
}

function group(members: Group): Shown {
  const [first] = members;
  const names = members.map(({ subject, rule }) => (subject === null ? rule : `\`${subject}\` (${rule})`));
  return {
    code: groupName(members),
    group: true,
    at: first.at,
    severity: strictest(members),
    message: `${members.length} protections are not switched on here: ${names.join(', ')}.`,
    tags: [],
    related: members.flatMap(({ related }) => related),
    members,
  };
}

/** Django's own check says the same; its id lets people find what they know. */
function withChecks(message: string, checks: readonly string[]): string {
  return checks.length === 0 ? message : `${message} (Django: ${checks.join(', ')})`;
}
