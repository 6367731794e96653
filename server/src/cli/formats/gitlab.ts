import type { Severity } from '../../core/rules/problem';
import type { Uri } from '../../core/text';
import type { Report } from '../report';
import { fingerprints } from './fingerprints';
import { Positions } from './positions';

const severities: Readonly<Record<Severity, 'critical' | 'major' | 'minor' | 'info'>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

/** A Code Quality report of GitLab, which shows in a merge request. */
export function gitlabReport(report: Report, pathOf: (uri: Uri) => string): string {
  const positions = new Positions(report.texts);
  const names = fingerprints(report.findings, pathOf);
  const issues = report.findings.map(({ rule, message, severity, at }, i) => ({
    description: message,
    check_name: rule,
    fingerprint: names[i],
    severity: severities[severity],
    location: { path: pathOf(at.uri), lines: { begin: positions.at(at.uri, at.span.start).line } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
