import type { Log, Location, ReportingDescriptor, Result } from 'sarif';
import type { Finding } from '../../core/lint/finding';
import type { Place } from '../../core/model/value';
import { ruleAddress } from '../../core/rules/address';
import { ownFindings, type OwnFinding } from '../../core/rules/own';
import type { Severity } from '../../core/rules/problem';
import { profiles } from '../../core/rules/profiles';
import type { Profile, Rule } from '../../core/rules/rule';
import type { Uri } from '../../core/text';
import type { Report } from '../report';
import { fingerprints } from './fingerprints';
import { Positions } from './positions';

/** What a SARIF log says beside the findings. Paths are relative to the current folder, with `/`. */
export interface SarifContext {
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly pathOf: (uri: Uri) => string;
}

const information = 'https://github.com/django-settings-lint/django-settings-lint';

/**
 * SARIF 2.1.0, as GitHub's code scanning and other viewers read it. It has no snippets and no edits of fixes, because both
 * could hold a secret, and everybody with access to a repository reads such a file.
 */
export function sarifReport(report: Report, context: SarifContext): string {
  const positions = new Positions(report.texts);
  const descriptors = usedRules(report.findings, context.rules);
  const indexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  const names = fingerprints(report.findings, context.pathOf);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'django-settings-lint',
            version: context.version,
            semanticVersion: context.version,
            informationUri: information,
            rules: [...descriptors],
          },
        },
        automationDetails: { id: 'django-settings-lint/' },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.errors.length === 0,
            toolExecutionNotifications: report.errors.map(({ path, message }) => ({
              level: 'error',
              message: { text: message },
              locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
            })),
          },
        ],
        results: report.findings.map((finding, i) =>
          resultOf(finding, { index: indexes.get(finding.rule), name: names[i] ?? '', positions, context }),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** The rules that have something to say, in the order of their ids. */
function usedRules(findings: readonly Finding[], rules: readonly Rule[]): readonly ReportingDescriptor[] {
  const used = new Set(findings.map(({ rule }) => rule));
  const ours = rules.filter(({ id }) => used.has(id)).map(descriptorOf);
  const own = ownFindings.filter(({ id }) => used.has(id)).map(ownDescriptor);
  return [...ours, ...own];
}

function descriptorOf(rule: Rule): ReportingDescriptor {
  const cwe = rule.cwe.map((id) => `external/cwe/cwe-${String(id).padStart(3, '0')}`);
  const usual = profiles[rule.profile].production;
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: plain(`${rule.summary}.`) },
    fullDescription: { text: plain(rule.why) },
    help: { text: plain(rule.why), markdown: `${rule.why}\n\n[${rule.id}](${ruleAddress(rule.id)})` },
    helpUri: ruleAddress(rule.id),
    defaultConfiguration: { level: usual === 'off' ? 'none' : levels[usual] },
    properties: {
      tags: ['security', 'django', ...cwe],
      precision: 'high',
      'security-severity': scores[rule.profile],
    },
  };
}

function ownDescriptor({ id, summary, why, severity }: OwnFinding): ReportingDescriptor {
  return {
    id,
    name: id,
    shortDescription: { text: plain(`${summary}.`) },
    fullDescription: { text: plain(why) },
    help: { text: plain(why), markdown: `${why}\n\n[${id}](${ruleAddress(id)})` },
    helpUri: ruleAddress(id),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['maintainability', 'django'], precision: 'very-high' },
  };
}

/** Code scanning makes critical, high, medium and low of these. */
const scores: Readonly<Record<Profile, string>> = {
  always: '9.1',
  hard: '8.2',
  prod: '7.5',
  broken: '5.9',
  prodwarn: '5.5',
  warn: '5.0',
  info: '3.0',
  prodinfo: '2.5',
  hint: '2.0',
  optin: '1.0',
};

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

interface ResultContext {
  readonly index: number | undefined;
  readonly name: string;
  readonly positions: Positions;
  readonly context: SarifContext;
}

function resultOf(finding: Finding, { index, name, positions, context }: ResultContext): Result {
  return {
    ruleId: finding.rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: levels[finding.severity],
    message: { text: plain(finding.message) },
    locations: [locationOf(finding.at, positions, context)],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map(({ at, message }, id) => ({
            id,
            ...locationOf(at, positions, context),
            message: { text: plain(message) },
          })),
        }),
    partialFingerprints: { 'djangoSettingsLint/v1': name },
    properties: { subject: finding.subject, django: finding.django, entries: finding.entries.map(context.pathOf) },
  };
}

function locationOf({ uri, span }: Place, positions: Positions, { pathOf }: SarifContext): Location {
  const start = positions.at(uri, span.start);
  const end = positions.at(uri, span.end);
  return {
    physicalLocation: {
      artifactLocation: artifact(pathOf(uri)),
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

function artifact(path: string): { readonly uri: string; readonly uriBaseId: string } {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Messages quote names in Markdown; SARIF's plain text has no backquotes. */
function plain(markdown: string): string {
  return markdown.replace(/`([^`]*)`/g, '$1');
}
