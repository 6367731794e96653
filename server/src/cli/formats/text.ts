import type { Finding } from '../../core/lint/finding';
import { groupName, groupsOf, strictest, type Group } from '../../core/lint/groups';
import type { Severity } from '../../core/rules/problem';
import { ruleAddress, rulesAddress } from '../../core/rules/address';
import { basename, dirname, span, type Span, type Uri } from '../../core/text';
import { isEnvFile } from '../../load';
import type { Report } from '../report';
import type { Colors } from './colors';
import { drawLine } from './excerpt';
import { hiddenInDotenv, hiddenInOther, hiddenInPython, hiddenInRequirements, hiddenInToml, type Hidden } from './mask';
import { Positions } from './positions';

/** How findings are written for people. */
export interface TextStyle {
  readonly pathOf: (uri: Uri) => string;
  readonly colors: Colors;
  /** In columns. */
  readonly width: number;
  /** One line for each finding, without source. */
  readonly concise: boolean;
}

/** The form for people: place, message, source line with carets, fix, documentation; then one line that sums up. */
export function textReport(report: Report, style: TextStyle): string {
  const positions = new Positions(report.texts);
  const written = style.concise
    ? report.findings.map((finding) => headline(finding, positions, style))
    : groupsOf(report.findings).map((group) => block(group, positions, style));
  return written.map((one) => `${one}\n`).join('') + summary(report, style.colors);
}

function block(group: Group, positions: Positions, style: TextStyle): string {
  const [first, ...more] = group;
  const whole = more.length === 0 ? first : together(group);
  const notes = more.length === 0 ? single(first, positions, style) : members(group, style);
  return [headline(whole, positions, style), ...source(whole, positions, style, notes), ''].join('\n');
}

/** A group as one finding. */
function together(group: Group): Finding {
  const [first] = group;
  return {
    ...first,
    rule: groupName(group),
    severity: strictest(group),
    message: `${group.length.toString()} protections are not switched on`,
  };
}

function members(group: readonly Finding[], style: TextStyle): readonly string[] {
  const notes = group.map((one) => {
    const fix = fixTitle(one);
    return note(one.rule, fix === undefined ? one.message : `${one.message}\n${fix}`, style);
  });
  return [...notes, ...footer(group, rulesAddress, style)];
}

function headline(finding: Finding, positions: Positions, { pathOf, colors }: TextStyle): string {
  const { line, column } = positions.at(finding.at.uri, finding.at.span.start);
  const place = `${colors.strong(pathOf(finding.at.uri))}:${line.toString()}:${column.toString()}`;
  const label = colors.severity(finding.severity, `${finding.severity}[${finding.rule}]`);
  return `${place}: ${label} ${finding.message}`;
}

/** The line with its number and carets, and the notes below, aligned with it. */
function source(finding: Finding, positions: Positions, style: TextStyle, notes: readonly string[]): readonly string[] {
  const { uri, span: at } = finding.at;
  const lines = positions.lines(uri);
  const number = lines.positionAt(at.start).line;
  const gutter = (number + 1).toString();
  const blank = ' '.repeat(gutter.length);
  const bar = style.colors.dim('|');
  const indented = notes.map((text) => `${blank} ${text.replace(/\n/g, `\n${blank}   `)}`);
  const text = positions.text(uri);
  if (text === '') return indented;
  const row = lines.lineSpan(number);
  const marked = span(at.start, Math.min(at.end, row.end));
  const width = Math.max(20, style.width - gutter.length - 3);
  const drawn = drawLine(text, row, marked, hiddenIn(row, finding, positions), width);
  const carets =
    ' '.repeat(drawn.marked.start) +
    style.colors.severity(finding.severity, '^'.repeat(drawn.marked.end - drawn.marked.start));
  return [
    `${blank} ${bar}`,
    `${style.colors.dim(gutter)} ${bar} ${drawn.line}`,
    `${blank} ${bar} ${carets}${restOf(at, row)}`,
    ...indented,
  ];
}

function restOf(at: Span, row: Span): string {
  return at.end > row.end ? ' …' : '';
}

function hiddenIn(row: Span, { at: { uri, span: at }, entries, subject, rule }: Finding, positions: Positions): Hidden {
  const line = { text: positions.text(uri), row, at, subject };
  if (uri.endsWith('.py') || entries.length > 0) return hiddenInPython(line, positions.pieces(uri));
  if (uri.endsWith('.toml') || rule === 'configuration-invalid') return hiddenInToml(line, positions.pieces(uri));
  if (/\.(?:txt|in)$/.test(uri)) return hiddenInRequirements(line);
  if (uri.endsWith('/.gitignore')) return [];
  return isEnvFile(dirname(uri), basename(uri)) ? hiddenInDotenv(line) : hiddenInOther(line);
}

function single(finding: Finding, positions: Positions, style: TextStyle): readonly string[] {
  const fix = fixTitle(finding);
  const related = finding.related.map(({ at, message }) => {
    const { line, column } = positions.at(at.uri, at.span.start);
    return note('note', `${style.pathOf(at.uri)}:${line.toString()}:${column.toString()}: ${message}`, style);
  });
  return [
    ...related,
    ...(fix === undefined ? [] : [note('fix', fix.replace(/^fix: /, ''), style)]),
    ...footer([finding], ruleAddress(finding.rule), style),
  ];
}

function footer(group: readonly Finding[], address: string, style: TextStyle): readonly string[] {
  const django = [...new Set(group.flatMap((finding) => finding.django))];
  return [...(django.length === 0 ? [] : [note('django', django.join(', '), style)]), note('help', address, style)];
}

function fixTitle(finding: Finding): string | undefined {
  const fix = finding.fixes.find((one) => one.preferred) ?? finding.fixes[0];
  return fix && `fix: ${fix.title}${fix.safety === 'safe' ? '' : ' (unsafe)'}`;
}

function note(label: string, text: string, { colors }: TextStyle): string {
  return `${colors.dim('=')} ${colors.strong(label)}: ${text}`;
}

const names: readonly (readonly [Severity, string, string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'information', 'information'],
  ['hint', 'hint', 'hints'],
];

function summary({ findings, files, accepted, errors }: Report, colors: Colors): string {
  if (files === 0 && findings.length === 0 && errors.length > 0) return '';
  const known = accepted === 0 ? '' : ` The baseline accepts ${accepted.toString()} more.`;
  if (files === 0 && findings.length === 0) return 'No Django settings and no .env files found.\n';
  if (findings.length === 0) {
    const none = known === '' ? 'No problems' : 'No new problems';
    return `${colors.good(`${none} found in ${counted(files, 'file', 'files')}.`)}${known}\n`;
  }
  const parts = names.flatMap(([severity, one, many]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, one, many)];
  });
  const safe = findings.filter((finding) => finding.fixes.some((fix) => fix.safety === 'safe')).length;
  const fixable =
    safe === 0
      ? ''
      : ` ${counted(safe, 'one', 'ones')} can be fixed with --fix.`.replace('1 one', 'One').replace(' ones', '');
  const where = counted(new Set(findings.map((finding) => finding.at.uri)).size, 'file', 'files');
  return `${colors.strong(`Found ${counted(findings.length, 'problem', 'problems')}`)} in ${where}: ${parts.join(', ')}.${fixable}${known}\n`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toString()} ${count === 1 ? one : many}`;
}
