import { databasesWhere, overwritesMode, type Database } from './shared/databases';
import { marked } from './shared/marked';
import { parseServiceUrl } from './shared/service-url';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Problem } from './shared/model';

/** What `ssl_require=True` does to an address that is written in the source. */
function troubleOf(database: Database): 'weaker' | 'refused' | undefined {
  const { engine, url } = database;
  if (url === undefined || !overwritesMode(database)) return undefined;
  const mode = parseServiceUrl(textIn(url.value) ?? '')?.query.get('sslmode');
  if (mode === 'verify-ca' || mode === 'verify-full') return 'weaker';
  return engine === 'sqlite' || engine === 'mysql' || engine === 'oracle' ? 'refused' : undefined;
}

function problemOf(database: Database): Pick<Problem, 'message' | 'profile'> {
  if (troubleOf(database) === 'weaker')
    return {
      message:
        '`ssl_require=True` replaces the `sslmode` of this address by `require`, which does not check the certificate. Leave it out.',
    };
  const fallback = database.url?.read !== undefined;
  return {
    message: `\`ssl_require=True\` adds the option \`sslmode\`, which only PostgreSQL knows, so ${
      fallback ? 'this fallback' : 'this database'
    } cannot be opened. Put \`?sslmode=\` into the addresses that need it.`,
    profile: fallback ? 'info' : 'broken',
  };
}

const parse = (url: string): string =>
  `import dj_database_url\nDATABASES = {"default": dj_database_url.parse("${url}", ssl_require=True)}`;

export default defineRule({
  id: 'db-url-ssl-require-downgrade',
  summary: '`ssl_require=True` weakens an address, or breaks it',
  why: 'dj-database-url writes `sslmode=require` over whatever the address says, for every kind of database. An address that asks to have the certificate checked is then used without that check, and a database other than PostgreSQL refuses the option.',
  notes:
    'Only for addresses in the source; what the environment gives is not judged. A fallback that cannot be opened is an information of the strict preset.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [295],
  fixable: { never: 'which databases are to be reached over TLS, and how strictly, is the decision of the author' },
  sources: ['https://github.com/jazzband/dj-database-url#readme'],
  examples: [
    {
      code: marked(
        parse('postgres://db.example.org/shop?sslmode=verify-full'),
        '"postgres://db.example.org/shop?sslmode=verify-full"',
      ),
    },
    {
      title: 'A database that does not know the option',
      code: marked(parse('sqlite:///db.sqlite3'), '"sqlite:///db.sqlite3"'),
    },
    {
      title: 'A fallback: an information of the strict preset',
      code: marked(
        'import dj_database_url\nDATABASES = {"default": dj_database_url.config(default="mysql://db/shop", ssl_require=True)}',
        '"mysql://db/shop"',
      ),
    },
    { code: parse('postgres://db.example.org/shop') },
    {
      title: 'The address decides',
      code: 'import dj_database_url\nDATABASES = {"default": dj_database_url.parse("postgres://db.example.org/shop?sslmode=verify-full")}',
    },
    {
      title: 'Off',
      code: 'import dj_database_url\nDATABASES = {"default": dj_database_url.config(default="sqlite:///db.sqlite3", ssl_require=False)}',
    },
  ],
  *check(settings) {
    for (const database of databasesWhere(settings, (each) => troubleOf(each) !== undefined)) {
      yield { at: database.at, subject: 'DATABASES', ...problemOf(database) };
    }
  },
});
