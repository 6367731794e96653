import { strengthen } from './shared/database-fixes';
import { isByHand, weaknessOf } from './shared/database-tls';
import { databasesWhere, type Database } from './shared/databases';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const postgres = '"ENGINE": "django.db.backends.postgresql", "HOST": "db.example.org"';
const mysql = '"ENGINE": "django.db.backends.mysql", "HOST": "db.example.org"';
const mssql = '"ENGINE": "mssql", "HOST": "db.example.org"';

/** SQL Server seldom stands beside the site, as others do that a compose file starts. */
function isUnknownServer({ engine, reach }: Database): boolean {
  return engine === 'mssql' && reach === undefined;
}

export default defineRule({
  id: 'db-tls-disabled',
  summary: 'A database in another network is reached without TLS',
  why: 'Passwords, sessions and everything else that the site stores cross the network as plain text. Whoever sits in between can read it, and change what the site is told. With `allow` and `prefer`, the one in between only has to answer that the server has no TLS.',
  notes:
    '`allow` and `prefer` are warnings. Information for SQL Server on a host that is not known, with `Encrypt=no`. Silent for a server on the same machine or in a private network, and for sockets. `?ssl=false` in an address is not reported: no driver connects with it (psycopg knows no such option, and those of MySQL want a mapping). The fix asks for TLS, and the connection then fails where the server has none.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  reveals: ['db-tls-unverified'],
  sources: [
    'https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-SSLMODE-STATEMENTS',
    'https://dev.mysql.com/doc/refman/8.4/en/connection-options.html#option_general_ssl-mode',
  ],
  examples: [
    {
      code: marked(`DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "disable"}}}`, '"disable"'),
      after: `DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "require"}}}`,
    },
    {
      title: 'TLS only where nobody objects: a warning',
      code: marked(
        `DATABASES = {"default": {${postgres}}}\nDATABASES["default"]["OPTIONS"] = {"sslmode": "prefer"}`,
        '"prefer"',
      ),
      after: `DATABASES = {"default": {${postgres}}}\nDATABASES["default"]["OPTIONS"] = {"sslmode": "require"}`,
    },
    {
      title: 'In an address',
      code: 'import dj_database_url\nDATABASES = {"default": dj_database_url.parse("postgres://db.example.org/shop?sslmode=disable")}\n#                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after:
        'import dj_database_url\nDATABASES = {"default": dj_database_url.parse("postgres://db.example.org/shop?sslmode=require")}',
    },
    {
      title: 'MySQL',
      code: marked(`DATABASES = {"default": {${mysql}, "OPTIONS": {"ssl_mode": "DISABLED"}}}`, '"DISABLED"'),
    },
    {
      title: 'SQL Server',
      code: marked(`DATABASES = {"default": {${mssql}, "OPTIONS": {"extra_params": "Encrypt=no"}}}`, '"Encrypt=no"'),
      after: `DATABASES = {"default": {${mssql}, "OPTIONS": {"extra_params": "Encrypt=yes"}}}`,
    },
    { code: `DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "verify-full"}}}` },
    {
      title: 'On the same machine',
      code: 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {"sslmode": "disable"}}}',
    },
    {
      title: 'In a private network',
      code: 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db", "OPTIONS": {"sslmode": "disable"}}}',
    },
  ],
  *check(settings) {
    const mayBeFar = settings.role !== 'development';
    const plain = databasesWhere(settings, (database) => {
      const weakness = weaknessOf(database);
      const isFar =
        database.reach === 'public' || (mayBeFar && isUnknownServer(database) && weakness && isByHand(weakness));
      return isFar === true && (weakness?.how === 'off' || weakness?.how === 'optional');
    });
    for (const database of plain) {
      const weakness = weaknessOf(database);
      if (weakness === undefined) continue;
      const how = weakness.how === 'off' ? 'is plain text' : 'may be plain text: whoever is in between can decide that';
      yield {
        at: weakness.found.at,
        subject: 'DATABASES',
        message: `Traffic to the database \`${database.alias}\` ${how}. Ask for TLS.`,
        ...(weakness.how === 'off' ? {} : { profile: 'warn' }),
        ...(database.reach === undefined ? { severity: 'info' } : {}),
        fixes: strengthen(settings, database, weakness),
      };
    }
  },
});
