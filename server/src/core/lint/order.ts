import { rank } from './severity';
import type { Finding } from './finding';

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By file, place and rule, so that every run and every adapter shows the same order. */
function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.at.uri, b.at.uri) ||
    a.at.span.start - b.at.span.start ||
    a.at.span.end - b.at.span.end ||
    compareText(a.rule, b.rule) ||
    compareText(a.subject ?? '', b.subject ?? '')
  );
}

/** One finding for what several entries show at the same place: the strictest one speaks, and all entries are listed. */
export function mergeEntries(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  const named = findings.filter(({ subject }) => subject !== null);
  const subjects = new Map(named.map((finding) => [placeOf(finding), finding.subject]));
  for (const finding of findings) {
    const place = placeOf(finding);
    // An entry that only imports from a module may not have the setting that another one knows the text by.
    const subject = finding.subject ?? subjects.get(place) ?? null;
    const key = `${place} ${subject ?? ''}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? finding : join(known, finding));
  }
  return [...merged.values()].sort(compareFindings);
}

function placeOf({ rule, at: { uri, span } }: Finding): string {
  return `${rule} ${String(span.start)}-${String(span.end)} ${uri}`;
}

function join(a: Finding, b: Finding): Finding {
  const strict = rank(b.severity) > rank(a.severity) ? b : a;
  return {
    ...strict,
    subject: strict.subject ?? a.subject ?? b.subject,
    entries: [...new Set([...a.entries, ...b.entries])],
    django: [...new Set([...a.django, ...b.django])].sort(),
  };
}
