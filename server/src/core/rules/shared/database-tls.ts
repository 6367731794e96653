import { optionOf, type Database } from './databases';
import { partAt, textOfPart } from './parts';
import { isKnown, textIn } from './values';
import type { Alternative, SettingsView, Value } from './model';

/** What the settings of a database say about TLS, where that is less than a full check of the server. */
export interface Weakness {
  /** `off`: plain text; `optional`: plain text where the server, or somebody in between, asks for it; `unverified`. */
  readonly how: 'off' | 'optional' | 'unverified' | 'no-host-name';
  readonly option: string;
  /** The value that says so. */
  readonly found: Alternative;
  /** The value that would ask for TLS. */
  readonly better: string | undefined;
  /** What `option` says then, where the value is a list of several keywords. */
  readonly keyword?: string;
}

const libpq: Readonly<Record<string, Weakness['how']>> = {
  disable: 'off',
  allow: 'optional',
  prefer: 'optional',
  require: 'unverified',
  'verify-ca': 'no-host-name',
};

const mysqlModes: Readonly<Record<string, Weakness['how']>> = {
  DISABLED: 'off',
  PREFERRED: 'optional',
  REQUIRED: 'unverified',
  VERIFY_CA: 'no-host-name',
};

/** The weakness of a database's TLS options; undefined where they are good, not known, or not there at all. */
export function weaknessOf(database: Database): Weakness | undefined {
  switch (database.engine) {
    case 'postgresql':
      return postgresql(database);
    case 'mysql':
      return mysql(database);
    case 'mssql':
      return odbc(database);
    default:
      return undefined;
  }
}

/** True where somebody has taken a check or the encryption back by hand, which nobody does for a socket or the same machine. */
export function isByHand({ better, keyword }: Weakness): boolean {
  return better === undefined || keyword !== undefined;
}

function postgresql(database: Database): Weakness | undefined {
  const found = optionOf(database, 'sslmode');
  const how = libpq[(textOfPart(found) ?? '').toLowerCase()];
  if (!found || how === undefined) return undefined;
  // libpq checks the certificate as for `verify-ca` where it is given a root certificate.
  if (how === 'unverified' && optionOf(database, 'sslrootcert') !== null) return undefined;
  const better = how === 'off' || how === 'optional' ? 'require' : 'verify-full';
  return { how, option: 'sslmode', found, better };
}

function mysql(database: Database): Weakness | undefined {
  const mode = optionOf(database, 'ssl_mode', 'ssl-mode');
  const how = mysqlModes[(textOfPart(mode) ?? '').toUpperCase()];
  if (mode && how !== undefined)
    return {
      how,
      option: 'ssl_mode',
      found: mode,
      better: how === 'off' || how === 'optional' ? 'REQUIRED' : 'VERIFY_IDENTITY',
    };
  const disabled = optionOf(database, 'ssl_disabled');
  if (disabled && isTrue(disabled.value))
    return { how: 'off', option: 'ssl_disabled', found: disabled, better: undefined };
  return mysqlDict(optionOf(database, 'ssl')?.value);
}

function mysqlDict(ssl: Value | undefined): Weakness | undefined {
  if (ssl?.kind !== 'dict') return undefined;
  const name = partAt(ssl, 'check_hostname');
  if (name && isFalse(name.value))
    return { how: 'unverified', option: 'check_hostname', found: name, better: undefined };
  const mode = partAt(ssl, 'verify_mode');
  const isNone =
    mode && (isFalse(mode.value) || ['none', 'cert_none'].includes((textIn(mode.value) ?? '').toLowerCase()));
  return mode && isNone ? { how: 'unverified', option: 'verify_mode', found: mode, better: undefined } : undefined;
}

function odbc(database: Database): Weakness | undefined {
  const found = optionOf(database, 'extra_params');
  const text = textOfPart(found) ?? '';
  if (!found) return undefined;
  const off = keywordIs('Encrypt', 'no|optional|false');
  if (off.test(text))
    return { how: 'off', option: 'Encrypt', found, better: text.replace(off, '$1yes'), keyword: 'yes' };
  const trusting = keywordIs('TrustServerCertificate', 'yes|true');
  if (!trusting.test(text)) return undefined;
  const better = text.replace(trusting, '$1no');
  return { how: 'unverified', option: 'TrustServerCertificate', found, better, keyword: 'no' };
}

/** A keyword of a connection string with one of the values. */
function keywordIs(keyword: string, values: string): RegExp {
  return new RegExp(`((?:^|;)\\s*${keyword}\\s*=\\s*)(?:${values})(?=\\s*(?:;|$))`, 'i');
}

/** Microsoft's drivers before 18 do not encrypt unless they are asked to, or log in by Entra ID. */
function isPlainOdbc(database: Database): boolean {
  const driver = textOfPart(optionOf(database, 'driver')) ?? '';
  const extra = optionOf(database, 'extra_params');
  if (!/^\{?ODBC Driver 1[137](?:\.1)? for SQL Server\}?$/.test(driver) || optionOf(database, 'dsn') !== null)
    return false;
  return (
    extra === null ||
    (extra !== undefined && /^(?!.*\b(?:Encrypt|Authentication)\s*=)/is.test(textOfPart(extra) ?? 'Encrypt='))
  );
}

const named: Readonly<Record<'postgresql' | 'mysql', readonly string[]>> = {
  postgresql: ['sslmode', 'sslrootcert', 'sslcert', 'sslnegotiation', 'service', 'gssencmode'],
  mysql: ['ssl', 'ssl_mode', 'ssl-mode', 'ssl_ca', 'ssl-ca', 'ssl_disabled', 'read_default_file', 'unix_socket'],
};

/** True where a database certainly has no option about TLS, so that its driver decides. */
export function saysNothingOfTls(database: Database): boolean {
  const { engine } = database;
  if (engine === 'mssql') return isPlainOdbc(database);
  if (engine !== 'postgresql' && engine !== 'mysql') return false;
  return optionOf(database, ...named[engine]) === null;
}

/** The variable that libpq itself reads where a connection has no `sslmode`. */
export const libpqMode = 'PGSSLMODE';

/** True where the settings give libpq that variable, so that it may ask for TLS. */
export function isAskedByProcess({ sources }: SettingsView, { engine }: Database): boolean {
  return (
    engine === 'postgresql' &&
    sources.some(({ environment }) => environment.some(({ variable }) => variable === libpqMode))
  );
}

function isTrue(value: Value): boolean {
  return value.kind === 'literal' && value.value === true;
}

function isFalse(value: Value): boolean {
  return isKnown(value) && value.kind === 'literal' && (value.value === false || value.value === 0);
}
