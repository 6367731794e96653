import type { EntrySummary } from '../../core/ide/explain';
import type { Finding } from '../../core/lint/finding';
import type { Place } from '../../core/model/value';
import type { Fix, RelatedPlace } from '../../core/rules/problem';
import type { Uri } from '../../core/text';
import type { Report } from '../report';
import { Positions, type Position } from './positions';

/** The stable form for programs, documented in docs/cli.md; whatever changes it changes `version`. */
export function jsonReport(report: Report, pathOf: (uri: Uri) => string): string {
  const positions = new Positions(report.texts);
  const document = {
    version: 1,
    findings: report.findings.map((finding) => findingJson(finding, positions, pathOf)),
    entries: report.entries.map((entry) => entryJson(entry, pathOf)),
    errors: report.errors,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

interface PlaceJson {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

function findingJson(finding: Finding, positions: Positions, pathOf: (uri: Uri) => string): object {
  const { rule, severity, message, subject, group, django, cwe } = finding;
  return {
    rule,
    severity,
    message,
    ...placeJson(finding.at, positions, pathOf),
    subject,
    ...(group !== undefined && { group }),
    entries: finding.entries.map(pathOf),
    django,
    cwe,
    related: finding.related.map((related) => relatedJson(related, positions, pathOf)),
    fixes: finding.fixes.map(fixJson),
  };
}

function placeJson({ uri, span }: Place, positions: Positions, pathOf: (uri: Uri) => string): PlaceJson {
  return { path: pathOf(uri), start: positions.at(uri, span.start), end: positions.at(uri, span.end) };
}

function relatedJson({ at, message }: RelatedPlace, positions: Positions, pathOf: (uri: Uri) => string): object {
  return { ...placeJson(at, positions, pathOf), message };
}

/** Without the edits: they may move a secret. */
function fixJson({ title, safety, preferred }: Fix): object {
  return { title, safety, preferred };
}

function entryJson({ uri, configuration, role, checks }: EntrySummary, pathOf: (uri: Uri) => string): object {
  return { path: pathOf(uri), ...(configuration !== undefined && { configuration }), role, checks };
}
