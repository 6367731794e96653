import { outcome } from './env-entries';
import { databasesOf, type Database } from './databases';
import { partAt } from './parts';
import type { Alternative, Bound, EnvFileEntry, EnvFileView, SettingsView, Value } from './model';

/** A database of a deployed site, the host of which stands in a `.env` file. */
export interface GivenDatabase {
  /** The line of the host. */
  readonly host: EnvFileEntry;
  /** As its settings are with the values of the file. */
  readonly database: Database;
  /** As the settings module writes it. */
  readonly written: Database | undefined;
  readonly settings: SettingsView;
}

/**
 * The databases whose settings take their host from a variable of a file. One that several branches of an entry set up is there
 * once for each of them.
 */
export function databasesGiven(file: EnvFileView): readonly GivenDatabase[] {
  if (!file.entries.some(({ reads }) => reads.length > 0)) return [];
  return file.views
    .filter(({ role }) => role === 'production' || role === 'unknown')
    .flatMap((settings) =>
      settings.get('DATABASES').deployedAlternatives.flatMap((root) => {
        const written = databasesOf(root);
        return databasesOf({ ...root, value: filled(file, root.value) }).flatMap((database) => {
          const host = lineOf(file, partAt(database.value, 'HOST') ?? undefined);
          const same = written.find(({ alias }) => alias === database.alias);
          return host === undefined ? [] : [{ host, database, written: same, settings }];
        });
      }),
    );
}

/** The line of a file that a value comes from. */
export function lineOf(file: EnvFileView, found: Alternative | undefined): EnvFileEntry | undefined {
  if (found === undefined || found.at.uri !== file.uri) return undefined;
  return file.entries.find(({ valueAt }) => valueAt.span.start === found.at.span.start);
}

/** A value with what the file gives in the place of its variables. */
function filled(file: EnvFileView, value: Value): Value {
  if (value.kind !== 'dict') return value;
  const entries = value.entries.map((entry) => ({ ...entry, value: filledBound(file, entry.value) }));
  return { ...value, entries };
}

function filledBound(file: EnvFileView, bound: Bound): Bound {
  const entry = variableOf(file, bound);
  if (entry === undefined) return bound.map((each) => ({ ...each, value: filled(file, each.value) }));
  const { steps } = entry;
  const value = entry.line.value === null ? 'invalid' : outcome(entry.line.value, steps);
  const known: Value = value === 'invalid' ? { kind: 'unknown', why: { reason: 'environment' } } : value;
  return [{ value: known, at: entry.line.valueAt, via: [], when: [] }];
}

/** The variable of the file that decides alone, whatever it falls back to. */
function variableOf(
  file: EnvFileView,
  bound: Bound,
): { readonly line: EnvFileEntry; readonly steps: Parameters<typeof outcome>[1] } | undefined {
  const [read, ...others] = bound.flatMap(({ value }) => (value.kind === 'env' ? [value] : []));
  const line = read === undefined || others.length > 0 ? undefined : file.get(read.variable);
  if (read === undefined || line === undefined) return undefined;
  const isItsOwn = bound.every(({ value, read: from }) => value === read || from?.variable === read.variable);
  return isItsOwn ? { line, steps: read.steps } : undefined;
}
