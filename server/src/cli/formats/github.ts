import type { Severity } from '../../core/rules/problem';
import type { Uri } from '../../core/text';
import type { Report } from '../report';
import { Positions } from './positions';

const commands: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands of GitHub Actions, which show as annotations in a pull request. GitHub keeps ten of a kind for each step,
 * so the worst come first.
 */
export function githubReport(report: Report, pathOf: (uri: Uri) => string): string {
  const positions = new Positions(report.texts);
  const order = Object.keys(commands);
  const sorted = [...report.findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const lines = sorted.map(({ severity, at, rule, message }) => {
    const start = positions.at(at.uri, at.span.start);
    const end = positions.at(at.uri, at.span.end);
    const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
    const place = { file: pathOf(at.uri), line: start.line, endLine: end.line, ...columns, title: rule };
    return command(commands[severity], place, message);
  });
  const errors = report.errors.map(({ path, message }) => command('error', { file: path }, message));
  return [...errors, ...lines].map((line) => `${line}\n`).join('');
}

function command(name: string, place: Readonly<Record<string, string | number>>, message: string): string {
  const parts = Object.entries(place).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${parts.join(',')}::${data(message)}`;
}

/** The two escapes of the workflow commands (actions/toolkit, `command.ts`). */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
