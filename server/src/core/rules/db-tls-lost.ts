import { databasesWhere, optionOf, type Database } from './shared/databases';
import { addEntry } from './shared/dict-edits';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { scanPython } from './shared/source';
import { within } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, Place, SettingsView } from './shared/model';

const keys = ['sslmode', 'sslrootcert', 'ssl', 'ssl_mode', 'service'];

/** Options that are written over what the address had asked for. */
interface Lost {
  readonly options: Alternative;
  readonly asked: Place;
}

/** The options of a database that came from an address, where later code has replaced them as a whole. */
function lostIn(settings: SettingsView, database: Database): Lost | undefined {
  const options = partAt(database.value, 'OPTIONS');
  if (options?.value.kind !== 'dict' || database.url !== undefined) return undefined;
  if (optionOf(database, ...keys) !== null || isNewDatabase(settings, options.at)) return undefined;
  const asked = askedBefore(settings, options.at);
  return asked && { options, asked };
}

/** Options that are written together with all databases, as on the other branch of an `if`, replace no others. */
function isNewDatabase(settings: SettingsView, options: Place): boolean {
  return settings
    .get('DATABASES')
    .writes.some(
      ({ statement, value, how }) =>
        how === 'assign' &&
        within(value, options) &&
        /^DATABASES\s*(?::[^={]*)?=\s*\{/.test(settings.textOf(statement)),
    );
}

/** An earlier write of `DATABASES`, or a call that such a write uses, that asks for TLS. */
function askedBefore(settings: SettingsView, later: Place): Place | undefined {
  const writes = settings.get('DATABASES').writes.map(({ value }) => value);
  const reads = settings.reads.filter(({ reader }) => reader === 'dj-database-url').map(({ at }) => at);
  return [...reads, ...writes].find(
    (place) =>
      place.uri === later.uri &&
      place.span.end < later.span.start &&
      !within(place, later) &&
      asksForTls(settings.textOf(place)),
  );
}

function asksForTls(text: string): boolean {
  const { comments, strings } = scanPython(text);
  const code = [...comments, ...strings].reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
  const inAddress = strings.some(({ start, end }) =>
    /:\/\/.*[?&]sslmode=(?:require|verify-ca|verify-full)\b/.test(text.slice(start, end)),
  );
  return inAddress || /\bssl_require\s*=\s*True\b/.test(code);
}

function fixes(settings: SettingsView, { options }: Lost): readonly Fix[] {
  const first = options.value.kind === 'dict' ? options.value.entries[0]?.key : undefined;
  const name = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
  const edits = name === undefined ? undefined : addEntry(settings, options.value, name, 'sslmode', '"require"');
  if (edits === undefined) return [];
  return [{ title: 'Ask for TLS here as well', edits, safety: 'unsafe', preferred: true }];
}

const helper = 'import dj_database_url\nDATABASES = {"default": dj_database_url.config(ssl_require=True)}\n';

export default defineRule({
  id: 'db-tls-lost',
  summary: 'Options that are set later throw away that a database is reached over TLS',
  why: '`ssl_require=True` and `?sslmode=` in an address do nothing but put `sslmode` into the `OPTIONS` of the database. An assignment to `OPTIONS` replaces all of them, and the driver goes back to plain text wherever the server, or somebody in between, does not offer TLS.',
  notes: 'Only where the call or the address that asks for TLS is written in the same module, above.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  sources: ['https://github.com/jazzband/dj-database-url#readme'],
  examples: [
    {
      code: marked(`${helper}DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5}`, '{"connect_timeout": 5}'),
      after: `${helper}DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5, "sslmode": "require"}`,
    },
    {
      title: 'By an update',
      code: marked(
        `${helper}DATABASES["default"].update({"OPTIONS": {"connect_timeout": 5}})`,
        '{"connect_timeout": 5}',
      ),
      after: `${helper}DATABASES["default"].update({"OPTIONS": {"connect_timeout": 5, "sslmode": "require"}})`,
    },
    {
      title: 'Through a name',
      code: marked(
        'import dj_database_url\nurl = dj_database_url.config(ssl_require=True)\nDATABASES = {"default": url}\nDATABASES["default"]["OPTIONS"] = {"connect_timeout": 5}',
        '{"connect_timeout": 5}',
      ),
    },
    { code: `${helper}DATABASES["default"]["OPTIONS"]["connect_timeout"] = 5` },
    { title: 'Asked for again', code: `${helper}DATABASES["default"]["OPTIONS"] = {"sslmode": "verify-full"}` },
    { title: 'Other settings', code: `${helper}DATABASES["default"]["CONN_MAX_AGE"] = 60` },
  ],
  *check(settings) {
    for (const database of databasesWhere(settings, (each) => lostIn(settings, each) !== undefined)) {
      const lost = lostIn(settings, database);
      if (lost === undefined) continue;
      yield {
        at: lost.options.at,
        subject: 'DATABASES',
        message: `These options replace the ones that asked for TLS to the database \`${database.alias}\`. Ask for it here, or add single options instead.`,
        related: [{ at: lost.asked, message: 'TLS is asked for here' }],
        fixes: fixes(settings, lost),
      };
    }
  },
});
