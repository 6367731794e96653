import { decided, partAt, textOfPart, type Part } from './parts';
import { parseServiceUrl, reachOf, type Reach } from './service-url';
import { entryOf, textIn } from './values';
import type { Alternative, DictItem, Place, SettingsView, Value } from './model';

/** What a database is, as far as rules tell drivers apart. */
export type Engine = 'postgresql' | 'mysql' | 'sqlite' | 'mssql' | 'oracle' | 'other';

/** One alias of `DATABASES`. */
export interface Database {
  readonly alias: string;
  readonly engine: Engine | undefined;
  /** The settings of this database: a dict, also where they are made from an address in the source. */
  readonly value: Value;
  /** Where its settings are written: the address, or the name of the alias. */
  readonly at: Place;
  /** The address that the settings are made from. */
  readonly url: Alternative | undefined;
  /** Undefined where the host is not known. */
  readonly reach: Reach | undefined;
  /** What stands under the alias: the call or the dict that gives these settings. */
  readonly entry: Alternative;
  /** The value of `DATABASES` that it is a part of. */
  readonly root: Alternative;
}

/** The databases of a deployed site that satisfy a test; the others may well be decided elsewhere. */
export function databasesWhere(settings: SettingsView, test: (database: Database) => boolean): readonly Database[] {
  const setting = settings.get('DATABASES');
  const matching = (root: Alternative): readonly Database[] => databasesIn(settings, root).filter(test);
  const roots = setting.deployedAlternatives.filter((root) => databasesIn(settings, root).some(test));
  // Nearly always nothing is wrong with any of them.
  if (roots.length === 0) return [];
  const values = new Set(roots.map(({ value }) => value));
  const root = setting.deployed((value) => values.has(value));
  return root?.written === undefined ? [] : matching(root);
}

/** The databases of a value of `DATABASES`, read once for all rules that ask, and for all entries that share the value. */
function databasesIn(settings: SettingsView, root: Alternative): readonly Database[] {
  return settings.recall('databases', root, () => databasesOf(root));
}

function databasesOf(root: Alternative): readonly Database[] {
  if (root.value.kind !== 'dict') return [];
  return root.value.entries.flatMap((entry) => databaseOf(root, entry) ?? []);
}

function databaseOf(root: Alternative, entry: DictItem): Database | undefined {
  const alias = textIn(entry.key);
  const found = decided(entry.value);
  if (alias === undefined || found === undefined) return undefined;
  const url = urlOf(found.value);
  const value = url === undefined ? found.value : (settingsFrom(url, found.value) ?? found.value);
  const engine = engineOf(textOfPart(partAt(value, 'ENGINE')));
  return { alias, engine, value, at: url?.at ?? entry.keyAt, url, reach: reachIn(value), entry: found, root };
}

const parsers = /^(?:dj_database_url\.parse|(?:environ|environs)\.database-url)$/;

/** The address that is an argument of the call that takes it apart. */
function urlOf(value: Value): Alternative | undefined {
  if (value.kind !== 'call' || !parsers.test(value.callee)) return undefined;
  const url = value.args.find(({ name }) => name === null || name === 'url');
  const found = decided(url?.value);
  return found !== undefined && textIn(found.value) !== undefined ? found : undefined;
}

const schemes: readonly (readonly [RegExp, string])[] = [
  [/^(?:postgres(?:ql)?|p(?:g)?sql|timescale|redshift)$/, 'django.db.backends.postgresql'],
  [/^cockroach(?:db)?$/, 'django_cockroachdb'],
  [/^(?:postgis|timescalegis)$/, 'django.contrib.gis.db.backends.postgis'],
  [/^(?:mysql2?|mysqlgis|mysql-connector)$/, 'django.db.backends.mysql'],
  [/^(?:sqlite|spatialite)$/, 'django.db.backends.sqlite3'],
  [/^(?:mssql|mssqlms|pyodbc)$/, 'mssql'],
  [/^(?:oracle|oraclegis)$/, 'django.db.backends.oracle'],
];

/** What django-environ and dj-database-url make of an address, as the dict that it stands for. */
function settingsFrom(url: Alternative, call: Value): Value | undefined {
  const parsed = parseServiceUrl(textIn(url.value) ?? '');
  if (parsed === undefined) return undefined;
  const engine = schemes.find(([pattern]) => pattern.test(parsed.scheme))?.[1];
  if (engine === undefined) return undefined;
  const options = new Map<string, string>(parsed.query);
  if (requiresTls(call)) options.set('sslmode', 'require');
  const texts = { ENGINE: engine, NAME: parsed.path, USER: parsed.user, HOST: parsed.hosts.join(',') };
  const entries = [...Object.entries(texts), ['PASSWORD', parsed.password ?? ''] as const];
  const inner: Value = { kind: 'dict', entries: [...options].map((pair) => item(url, ...pair)), open: false };
  return {
    kind: 'dict',
    entries: [...entries.map(([key, text]) => item(url, key, text)), nested(url, 'OPTIONS', inner)],
    open: false,
  };
}

/** True for a database whose address is taken apart with `ssl_require=True`: its own `sslmode` has no effect. */
export function overwritesMode({ alias, root, url }: Database): boolean {
  const call = url && decided(entryOf(root.value, alias)?.value)?.value;
  return call !== undefined && requiresTls(call);
}

/** True for `ssl_require=True`, which writes over the `sslmode` of the address. */
function requiresTls(call: Value): boolean {
  const flag = call.kind === 'call' ? call.args.find(({ name }) => name === 'ssl_require') : undefined;
  const value = decided(flag?.value)?.value;
  return value?.kind === 'literal' && value.value === true;
}

function item(url: Alternative, key: string, text: string): DictItem {
  return nested(url, key, { kind: 'literal', value: text });
}

function nested({ at, when, via }: Alternative, key: string, value: Value): DictItem {
  return { key: { kind: 'literal', value: key }, keyAt: at, value: [{ value, at, via, when }] };
}

const engines: readonly (readonly [RegExp, Engine])[] = [
  [/postgresql|postgis|psycopg|cockroach|redshift|timescale/, 'postgresql'],
  [/mysql|mariadb/, 'mysql'],
  [/sqlite3|spatialite/, 'sqlite'],
  [/mssql|sql_server/, 'mssql'],
  [/oracle/, 'oracle'],
];

function engineOf(path: string | null | undefined): Engine | undefined {
  if (path === null || path === undefined) return undefined;
  return engines.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}

function reachIn(value: Value): Reach | undefined {
  const host = partAt(value, 'HOST');
  const text = textOfPart(host);
  return text === undefined ? undefined : reachOf((text ?? '').split(','));
}

/** An option of a database under one of the names that drivers have for it. */
export function optionOf({ value }: Database, ...names: readonly string[]): Part {
  const options = partAt(value, 'OPTIONS');
  if (options === null || options === undefined) return options;
  const parts = names.map((name) => partAt(options.value, name));
  return parts.find((part) => part !== null && part !== undefined) ?? (parts.includes(undefined) ? undefined : null);
}

/** The text under a key of a database; see `textOfPart`. */
export function textUnder({ value }: Database, key: string): string | null | undefined {
  return textOfPart(partAt(value, key));
}
