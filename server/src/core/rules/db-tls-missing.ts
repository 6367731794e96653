import { databasesWhere } from './shared/databases';
import { isAskedByProcess, saysNothingOfTls } from './shared/database-tls';
import { addEntry } from './shared/dict-edits';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { defineRule } from './rule';
import type { Database } from './shared/databases';
import type { Fix, SettingsView } from './shared/model';

const postgres = '"ENGINE": "django.db.backends.postgresql", "HOST": "db.example.org"';

/** Adds the option where the database has none at all; an address is left to its author. */
function fixes(settings: SettingsView, database: Database): readonly Fix[] {
  const { value, engine, url } = database;
  if (engine === 'mssql') return encrypt(settings, database);
  if (engine !== 'postgresql' || url !== undefined || partAt(value, 'OPTIONS') !== null) return [];
  const edits = addEntry(settings, value, 'HOST', 'OPTIONS', '{"sslmode": "require"}');
  if (edits === undefined) return [];
  return [{ title: 'Ask for TLS (the server needs it)', edits, safety: 'unsafe', preferred: false }];
}

/** Microsoft's drivers take the keyword in the rest of their connection string. */
function encrypt(settings: SettingsView, { value, url }: Database): readonly Fix[] {
  const options = url === undefined ? partAt(value, 'OPTIONS') : undefined;
  if (!options || partAt(options.value, 'extra_params') !== null) return [];
  const edits = addEntry(settings, options.value, 'driver', 'extra_params', '"Encrypt=yes"');
  if (edits === undefined) return [];
  const title = 'Ask for TLS (the server needs a certificate that this machine trusts)';
  return [{ title, edits, safety: 'unsafe', preferred: false }];
}

const odbc17 = '"driver": "ODBC Driver 17 for SQL Server"';
const mssql = (options: string): string =>
  `DATABASES = {"default": {"ENGINE": "mssql", "HOST": "db.example.org", "OPTIONS": {${options}}}}`;

export default defineRule({
  id: 'db-tls-missing',
  summary: 'A database in another network has no option about TLS',
  why: 'The PostgreSQL driver then uses TLS if the server offers it, and plain text if whoever is in between says that it does not. MySQL drivers differ, and the ODBC drivers of Microsoft up to 17 send plain text. Passwords and everything that the site stores cross that network.',
  notes:
    'For a host that is written in the settings; where they take it from a `.env` file, `dotenv-database-url` speaks at its line there. Silent for the same machine, private networks and sockets, and where the settings set `PGSSLMODE`, which the PostgreSQL driver reads itself.',
  on: 'settings',
  profile: 'prodinfo',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  reveals: ['db-tls-unverified'],
  sources: [
    'https://learn.microsoft.com/sql/connect/odbc/major-version-differences',
    'https://github.com/microsoft/mssql-django#options',
    'https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-SSLMODE',
    'https://docs.djangoproject.com/en/stable/ref/databases/#mysql-notes',
  ],
  examples: [
    {
      code: marked(`DATABASES = {"default": {${postgres}}}`, '"db.example.org"'),
      after: `DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "require"}}}`,
    },
    {
      title: 'In an address',
      code: 'import environ\nenv = environ.Env()\nDATABASES = {"default": env.db("DATABASE_URL", default="postgres://db.example.org/shop")}\n#                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'SQL Server by a driver that asks for nothing',
      code: marked(mssql(odbc17), '"db.example.org"'),
      after: mssql(`${odbc17}, "extra_params": "Encrypt=yes"`),
    },
    { code: marked(mssql(`${odbc17}, "extra_params": "MARS_Connection=yes"`), '"db.example.org"') },
    { code: `DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "verify-full"}}}` },
    { title: 'SQL Server with TLS', code: mssql(`${odbc17}, "extra_params": "Encrypt=yes"`) },
    { title: 'Driver 18 asks for it', code: mssql('"driver": "ODBC Driver 18 for SQL Server"') },
    {
      title: 'A login by Entra ID asks for it',
      code: mssql(`${odbc17}, "extra_params": "Authentication=ActiveDirectoryMsi"`),
    },
  ],
  *check(settings) {
    const silent = databasesWhere(
      settings,
      (database) => database.reach === 'public' && saysNothingOfTls(database) && !isAskedByProcess(settings, database),
    );
    for (const database of silent) {
      yield {
        at: database.url?.at ?? partAt(database.value, 'HOST')?.at ?? database.at,
        subject: 'DATABASES',
        message: `Nothing asks for TLS to the database \`${database.alias}\`, which is in another network. Ask for it, or make sure that the network is private.`,
        fixes: fixes(settings, database),
      };
    }
  },
});
