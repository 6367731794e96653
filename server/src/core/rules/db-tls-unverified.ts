import { strengthen } from './shared/database-fixes';
import { isByHand, weaknessOf } from './shared/database-tls';
import { databasesWhere } from './shared/databases';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const postgres = '"ENGINE": "django.db.backends.postgresql", "HOST": "db.example.org"';
const mysql = '"ENGINE": "django.db.backends.mysql", "HOST": "db.example.org"';

export default defineRule({
  id: 'db-tls-unverified',
  summary: 'The certificate of a database in another network is not fully checked',
  why: 'The traffic is encrypted, but the site does not make sure whom it talks to. Somebody who can redirect the connection answers with a certificate of their own, and then reads and changes everything.',
  notes:
    'A warning where a check is switched off by hand, and information where the host is not known then. A hint of the strict preset for `require` and `verify-ca`, which many hosting services prescribe. `require` together with `sslrootcert` checks the chain and is not reported.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [295],
  fixable: 'sometimes',
  sources: ['https://www.postgresql.org/docs/current/libpq-ssl.html#LIBQ-SSL-CERTIFICATES'],
  examples: [
    {
      title: 'A check that is switched off',
      code: marked(`DATABASES = {"default": {${mysql}, "OPTIONS": {"ssl": {"check_hostname": False}}}}`, 'False'),
    },
    {
      title: 'SQL Server',
      code: marked(
        'DATABASES = {"default": {"ENGINE": "mssql", "HOST": "db.example.org", "OPTIONS": {"extra_params": "TrustServerCertificate=yes"}}}',
        '"TrustServerCertificate=yes"',
      ),
      after:
        'DATABASES = {"default": {"ENGINE": "mssql", "HOST": "db.example.org", "OPTIONS": {"extra_params": "TrustServerCertificate=no"}}}',
    },
    {
      title: 'SQL Server on a host that the environment names: for information',
      code: marked(
        'import os\nDATABASES = {"default": {"ENGINE": "mssql", "HOST": os.environ["DB_HOST"], "OPTIONS": {"driver": "ODBC Driver 18 for SQL Server", "extra_params": "TrustServerCertificate=yes"}}}',
        '"TrustServerCertificate=yes"',
      ),
    },
    {
      title: 'No check: a hint of the strict preset',
      code: marked(`DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "require"}}}`, '"require"'),
      after: `DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "verify-full"}}}`,
    },
    {
      title: 'No check of the name: a hint of the strict preset',
      code: marked(`DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "verify-ca"}}}`, '"verify-ca"'),
      after: `DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "verify-full"}}}`,
    },
    { code: `DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "verify-full"}}}` },
    {
      title: 'With a root certificate',
      code: `DATABASES = {"default": {${postgres}, "OPTIONS": {"sslmode": "require", "sslrootcert": "/srv/ca.pem"}}}`,
    },
    {
      title: 'A mode that hosting services prescribe, on a host that the environment names',
      code: 'import os\nDATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": os.environ["DB_HOST"], "OPTIONS": {"sslmode": "require"}}}',
    },
  ],
  *check(settings) {
    const mayBeFar = settings.role !== 'development';
    const unverified = databasesWhere(settings, (database) => {
      const weakness = weaknessOf(database);
      const isFar =
        database.reach === 'public' || (mayBeFar && database.reach === undefined && weakness && isByHand(weakness));
      return isFar === true && (weakness?.how === 'unverified' || weakness?.how === 'no-host-name');
    });
    for (const database of unverified) {
      const weakness = weaknessOf(database);
      if (weakness === undefined) continue;
      const switchedOff = isByHand(weakness);
      const what = weakness.how === 'no-host-name' ? 'The name of the server' : 'The certificate of the server';
      yield {
        at: weakness.found.at,
        subject: 'DATABASES',
        message: `${what} is not checked for the database \`${database.alias}\`, so another machine can take its place. ${
          switchedOff ? 'Check certificate and name.' : `Use \`${weakness.better}\` with a root certificate.`
        }`,
        ...(switchedOff ? {} : { profile: 'optin' }),
        ...(database.reach === undefined ? { severity: 'info' } : {}),
        fixes: strengthen(settings, database, weakness),
      };
    }
  },
});
