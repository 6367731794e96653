import { joinUri, relativePath, type Span, type Uri } from '../text';
import { makeOwn, present } from './own-findings';
import type { Finding } from './finding';
import type { LoadedProject } from './loaded';
import type { Options } from './options';
import { ownFinding } from '../rules/own';

/** The name of the file that holds what a project has accepted for now; it stands where the configuration's paths begin. */
export const baselineName = 'django-settings-lint-baseline.json';

/** Findings that are known and not reported, so that only new ones are. */
export interface Baseline {
  readonly uri: Uri;
  readonly text: string;
  readonly rows: readonly BaselineRow[];
  /** The files of rows that are there no more. */
  readonly gone: ReadonlySet<Uri>;
}

/** So many findings of one rule about one subject in one file. Neither lines nor values are part of it. */
export interface BaselineRow {
  readonly rule: string;
  readonly uri: Uri;
  readonly subject: string | null;
  readonly count: number;
}

/**
 * The rows that accept the findings of each of some projects, in a stable order. A file that several of them share has the
 * same findings in each. What the product says about its own configuration cannot be accepted.
 */
export function baselineRows(projects: readonly (readonly Finding[])[]): readonly BaselineRow[] {
  const rows = new Map<string, BaselineRow>();
  for (const findings of projects) {
    for (const [key, row] of counted(findings)) {
      if (row.count > (rows.get(key)?.count ?? 0)) rows.set(key, row);
    }
  }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function counted(findings: readonly Finding[]): ReadonlyMap<string, BaselineRow> {
  const rows = new Map<string, BaselineRow>();
  for (const { rule, at, subject } of findings) {
    if (ownFinding(rule) !== undefined) continue;
    const key = keyOf(rule, at.uri, subject);
    rows.set(key, { rule, uri: at.uri, subject, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  return rows;
}

/** The text of a baseline file, one row a line, so that merges and reviews are about rows. */
export function baselineText(rows: readonly BaselineRow[], folder: Uri): string {
  const lines = rows.map(({ rule, uri, subject, count }) =>
    JSON.stringify({ rule, path: relativePath(folder, uri), subject, count }),
  );
  const findings = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${findings}\n}\n`;
}

/** Reads such a text; undefined where it is none. Paths are taken from `folder`. */
export function parseBaseline(text: string, uri: Uri, folder: Uri): Omit<Baseline, 'gone'> | undefined {
  const document = parsed(text.replace(/^\uFEFF/, ''));
  if (!isTable(document) || document['version'] !== 1 || !Array.isArray(document['findings'])) return undefined;
  const items: readonly unknown[] = document['findings'];
  const rows = items.flatMap((item) => rowOf(item, folder));
  return rows.length === items.length ? { uri, text, rows } : undefined;
}

/** What is left of the findings, how many are accepted, and one more finding where rows of the baseline match nothing. */
export function againstBaseline(
  findings: readonly Finding[],
  baseline: Baseline | undefined,
  { project, options }: Pick<LoadedProject, 'project' | 'options'>,
): { readonly findings: readonly Finding[]; readonly accepted: number } {
  if (baseline === undefined) return { findings, accepted: 0 };
  const left = new Map(baseline.rows.map(({ rule, uri, subject, count }) => [keyOf(rule, uri, subject), count]));
  const fresh = findings.filter(({ rule, at, subject }) => {
    const key = keyOf(rule, at.uri, subject);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count < 1;
  });
  const accepted = findings.length - fresh.length;
  // Projects may share a baseline: rows of another one are not for this one to judge.
  const stale = baseline.rows.filter(
    ({ rule, uri, subject }) =>
      (project.files.has(uri) || baseline.gone.has(uri)) && (left.get(keyOf(rule, uri, subject)) ?? 0) > 0,
  );
  return { findings: [...fresh, ...staleFinding(baseline, stale, options)], accepted };
}

function staleFinding({ uri, text }: Baseline, stale: readonly BaselineRow[], options: Options): readonly Finding[] {
  const [first] = stale;
  if (first === undefined) return [];
  const [rows, hiding] =
    stale.length === 1
      ? ['One row of the baseline accepts', 'it hides']
      : [`${stale.length.toString()} rows of the baseline accept`, 'they hide'];
  const message = `${rows} more than is found. Run \`django-settings-lint baseline\` again, before ${hiding} what comes next.`;
  return present(makeOwn('unused-baseline', options, { uri, span: lineOf(first, text) }, message));
}

/** The first line that names the rule and the subject of a row. */
function lineOf({ rule, subject }: BaselineRow, text: string): Span {
  const wanted = [rule, subject].map((part) => JSON.stringify(part));
  let start = 0;
  for (const line of text.split('\n')) {
    if (wanted.every((part) => line.includes(part))) return { start, end: start + line.trimEnd().length };
    start += line.length + 1;
  }
  return { start: 0, end: 0 };
}

function rowOf(item: unknown, folder: Uri): readonly BaselineRow[] {
  if (!isTable(item)) return [];
  const { rule, path, subject, count } = item;
  if (typeof rule !== 'string' || typeof path !== 'string' || typeof count !== 'number') return [];
  if (typeof subject !== 'string' && subject !== null) return [];
  return [{ rule, uri: joinUri(folder, path), subject, count }];
}

function keyOf(rule: string, uri: Uri, subject: string | null): string {
  return JSON.stringify([uri, rule, subject]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
