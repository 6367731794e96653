import { isAskedByProcess, libpqMode, saysNothingOfTls, weaknessOf } from './database-tls';
import { databasesOf, type Database } from './databases';
import { liveSeverity, outcome } from './env-entries';
import { partAt } from './parts';
import type { Alternative, Bound, EnvFileEntry, EnvFileView, Problem, SettingsView, Step, Value } from './model';

/** A database of a deployed site, the host of which stands in a `.env` file. */
interface GivenDatabase {
  /** The line of the host. */
  readonly host: EnvFileEntry;
  /** As its settings are with the values of the file. */
  readonly database: Database;
  /** As the settings module writes it. */
  readonly written: Database | undefined;
  readonly settings: SettingsView;
}

/** What is wrong with TLS to the databases whose settings take a variable for each part. */
export function* problemsInParts(file: EnvFileView): Iterable<Problem> {
  const isFar = ({ database }: GivenDatabase): boolean => database.reach === 'public';
  const byHost = new Map<string, GivenDatabase[]>();
  for (const given of databasesGiven(file).filter(isFar)) {
    const known = byHost.get(given.host.key);
    if (known === undefined) byHost.set(given.host.key, [given]);
    else known.push(given);
  }
  for (const all of byHost.values()) {
    yield* withoutTls(file, all);
    yield* withWeakTls(file, all);
  }
}

function* withoutTls(file: EnvFileView, all: readonly GivenDatabase[]): Iterable<Problem> {
  const [first] = all;
  const isSilent = ({ settings, database }: GivenDatabase): boolean =>
    saysNothingOfTls(database) &&
    !isAskedByProcess(settings, database) &&
    !(database.engine === 'postgresql' && file.get(libpqMode) !== undefined);
  if (first === undefined || !all.every(isSilent)) return;
  const { host, written } = first;
  yield {
    at: host.valueAt,
    subject: host.key,
    message: `\`${host.key}\` names a database in another network, and nothing in \`DATABASES\` asks for TLS on the way there. Ask for it in its \`OPTIONS\`.`,
    related: written === undefined ? [] : [{ at: written.at, message: 'Its settings are written here.' }],
  };
}

function* withWeakTls(file: EnvFileView, all: readonly GivenDatabase[]): Iterable<Problem> {
  const lines = new Set<EnvFileEntry>();
  for (const { database } of all) {
    const weakness = weaknessOf(database);
    const line = lineOf(file, weakness?.found);
    const isPlain = weakness?.how === 'off' || weakness?.how === 'optional';
    if (line === undefined || !isPlain || lines.has(line)) continue;
    lines.add(line);
    yield {
      at: line.valueAt,
      subject: line.key,
      message: `\`${line.key}\` lets the connection to the database go without encryption. Ask for TLS.`,
      profile: 'prodwarn',
      severity: liveSeverity(file, 'warning'),
    };
  }
}

/**
 * The databases whose settings take their host from a variable of a file. One that several branches of an entry set up is there
 * once for each of them.
 */
function databasesGiven(file: EnvFileView): readonly GivenDatabase[] {
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
function lineOf(file: EnvFileView, found: Alternative | undefined): EnvFileEntry | undefined {
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
): { readonly line: EnvFileEntry; readonly steps: readonly Step[] } | undefined {
  const [read, ...others] = bound.flatMap(({ value }) => (value.kind === 'env' ? [value] : []));
  const line = read === undefined || others.length > 0 ? undefined : file.get(read.variable);
  if (read === undefined || line === undefined) return undefined;
  const isItsOwn = bound.every(({ value, read: from }) => value === read || from?.variable === read.variable);
  return isItsOwn ? { line, steps: read.steps } : undefined;
}
