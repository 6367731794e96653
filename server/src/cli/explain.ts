import { packageSettings } from '../core/django/packages';
import { settings } from '../core/django/settings';
import type { AlternativeReport, EntryReport, SettingReport } from '../core/ide/explain';
import type { Uri } from '../core/text';
import { nearest } from '../load';
import type { ExplainRequest } from './arguments';
import { Positions } from './formats/positions';
import { exitCodes, Misuse, parsersOf, type Io } from './io';
import { entriesFor, findTargets, loadTargets, shownPath } from './targets';

/**
 * Prints what each setting of a project may be, where that is written, under which condition, and why it is unknown. Answers 2
 * where there are no settings.
 */
export async function explain(request: ExplainRequest, io: Io): Promise<number> {
  const parsers = parsersOf(io);
  const { targets, errors } = await findTargets(io, [request.path]);
  const [target] = targets;
  if (target === undefined) throw new Misuse(`${request.path}: ${errors[0]?.message ?? 'There is no such file.'}`);
  const loaded = await loadTargets(io, targets, request, parsers);
  const analyzer = await parsers;
  const names = request.names.length === 0 ? undefined : request.names;
  const reports = loaded.flatMap((project) => analyzer.explain(project.project, names));
  const positions = new Positions(new Map(loaded.flatMap((project) => [...project.texts])));
  const wanted = entriesFor(reports, target.uri, loaded);
  const print = request.format === 'json' ? explainJson : explainText;
  if (wanted.length === 0) io.stderr('No settings module was found.\n');
  io.stdout(print(wanted, positions, (uri) => shownPath(io, uri)));
  return wanted.length === 0 ? exitCodes.failure : exitCodes.clean;
}

function explainJson(reports: readonly EntryReport[], positions: Positions, pathOf: (uri: Uri) => string): string {
  const entries = reports.map((report) => ({
    path: pathOf(report.uri),
    ...(report.configuration !== undefined && { configuration: report.configuration }),
    role: report.role,
    settings: Object.fromEntries(
      report.settings.map((setting) => [
        setting.name,
        setting.alternatives.map((one) => alternativeJson(one, positions, pathOf)),
      ]),
    ),
  }));
  return `${JSON.stringify({ version: 1, entries }, null, 2)}\n`;
}

function alternativeJson(one: AlternativeReport, positions: Positions, pathOf: (uri: Uri) => string): object {
  const isDefault = one.kind === 'default';
  return {
    kind: one.kind,
    ...(one.value !== undefined && { value: one.value }),
    path: isDefault ? null : pathOf(one.uri),
    line: isDefault ? null : positions.at(one.uri, one.offset).line,
    when: one.when,
    ...(one.why !== undefined && { why: one.why }),
  };
}

/** Which class of django-configurations is meant. */
export function classText({ configuration }: { readonly configuration?: string }): string {
  return configuration === undefined ? '' : `, class ${configuration}`;
}

/** Why an entry has its role, for behind the role: `: named by wsgi.py and asgi.py`. Files that say the same are said at once. */
export function reasonText({ because }: { readonly because: readonly string[] }): string {
  const named = because.filter((reason) => reason.startsWith('named by ')).map((reason) => reason.slice(9));
  const others = because.filter((reason) => !reason.startsWith('named by '));
  const last = named.at(-1);
  const all = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${last ?? ''}` : last;
  const reasons = [...(all === undefined ? [] : [`named by ${all}`]), ...others];
  return reasons.length === 0 ? '' : `: ${reasons.join(', ')}`;
}

function explainText(reports: readonly EntryReport[], positions: Positions, pathOf: (uri: Uri) => string): string {
  return reports
    .map((report) => {
      const settings = report.settings.map((setting) => settingText(setting, positions, pathOf));
      return `${pathOf(report.uri)}${classText(report)} (${report.role}${reasonText(report)})\n${settings.join('')}`;
    })
    .join('\n');
}

function settingText(setting: SettingReport, positions: Positions, pathOf: (uri: Uri) => string): string {
  const rows = setting.alternatives.map((one) => {
    const when = one.when.length === 0 ? '' : `  ${whenText(one.when)}`;
    const where =
      one.kind === 'default'
        ? "Django's default"
        : `${pathOf(one.uri)}:${positions.at(one.uri, one.offset).line.toString()}`;
    const why = one.why === undefined || one.display.includes(one.why) ? '' : ` (${one.why})`;
    return `    ${one.display}${why}  ${where}${when}\n`;
  });
  return `  ${setting.name}\n${rows.length === 0 ? `    not set, and ${unsetText(setting.name)}\n` : rows.join('')}`;
}

/** The conditions as a clause; one of a branch brings its own `if`. */
function whenText(when: readonly string[]): string {
  const all = when.join(' and ');
  return all.startsWith('if ') ? all : `when ${all}`;
}

/** What holds where nobody sets a setting that Django itself does not read. */
function unsetText(name: string): string {
  const owner = packageSettings.get(name);
  if (owner === undefined) {
    const near = nearest(name, [...settings.keys(), ...packageSettings.keys()]);
    return `not known to Django${near === undefined ? '' : `; did you mean ${near}?`}`;
  }
  const [distribution = owner.id] = owner.of.distributions;
  const value = owner.facts.default;
  return value === undefined ? `a setting of ${distribution}` : `${value} is the default of ${distribution}`;
}
