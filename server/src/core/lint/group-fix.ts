import { collide } from './fix';
import type { Finding } from './finding';
import { groupsOf, type Group } from './groups';
import type { FileEdit, Fix } from '../rules/problem';

/**
 * What is left out of "all missing": a redirect behind a proxy can take a site down, browsers remember HSTS, and a content
 * policy has to fit the pages. Each of them is offered by its own finding, with what it changes.
 */
const apart = /^(?:ssl-redirect|hsts|csp)-/;

/** Adds one fix for everything that a group misses in a file to the group's first finding. */
export function withGroupFixes(findings: readonly Finding[]): readonly Finding[] {
  const fixes = new Map(groupsOf(findings).flatMap((members) => groupFix(members)));
  return findings.map((finding) => {
    const fix = fixes.get(finding);
    return fix === undefined ? finding : { ...finding, fixes: [...finding.fixes, fix] };
  });
}

function groupFix(members: Group): readonly (readonly [Finding, Fix])[] {
  const [first] = members;
  const included = members.filter(({ rule }) => !apart.test(rule));
  const best = included.flatMap(({ fixes }) => fixes.find((fix) => fix.preferred) ?? fixes.slice(0, 1));
  const edits = best.map((fix) => fix.edits).reduce<readonly FileEdit[]>(joined, []);
  if (members.length < 2 || best.length < 2) return [];
  const rest = included.length < members.length ? ' (HTTPS redirect, HSTS and CSP are offered one by one)' : '';
  return [[first, { title: `Add all missing hardening${rest}`, edits, safety: 'unsafe', preferred: false }]];
}

/** The edits of one more fix, unless they get in the way of those that are there already. */
function joined(edits: readonly FileEdit[], more: readonly FileEdit[]): readonly FileEdit[] {
  const fresh = more.filter((edit) => !edits.some((other) => isSame(other, edit)));
  if (collide(edits, fresh)) return edits;
  return fresh.reduce<readonly FileEdit[]>(withEdit, edits);
}

function withEdit(edits: readonly FileEdit[], edit: FileEdit): readonly FileEdit[] {
  const there = edits.find((other) => isInsertion(other) && isInsertion(edit) && isAt(other, edit));
  if (there === undefined) return [...edits, edit];
  return edits.map((other) =>
    other === there ? { ...other, newText: joinedText(other.newText, edit.newText) } : other,
  );
}

/** Lines that are added below each other, without an empty one between them. */
function joinedText(above: string, below: string): string {
  return /[\r\n]$/.test(above) ? above + below.replace(/^(?:\r\n|\n|\r)/, '') : above + below;
}

function isSame(a: FileEdit, b: FileEdit): boolean {
  return isAt(a, b) && a.at.span.end === b.at.span.end && a.newText === b.newText;
}

function isAt(a: FileEdit, b: FileEdit): boolean {
  return a.at.uri === b.at.uri && a.at.span.start === b.at.span.start;
}

function isInsertion({ at }: FileEdit): boolean {
  return at.span.start === at.span.end;
}
