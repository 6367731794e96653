import { databasesWhere, textUnder, type Database } from './shared/databases';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { defineRule } from './rule';

const engine = '"ENGINE": "django.db.backends.postgresql", "HOST": "db.example.org"';

/** A server that is logged in to without a password; options may hold another way in, such as a certificate or a token. */
function isOpen(database: Database): boolean {
  const { engine: kind, value, reach } = database;
  const usual = partAt(value, 'ENGINE');
  if (reach !== 'public' || !usual || !isServer(kind)) return false;
  const options = partAt(value, 'OPTIONS');
  const plain =
    options === null || (options?.value.kind === 'dict' && onlyHarmless(options.value.entries.length, database));
  const password = partAt(value, 'PASSWORD');
  return plain && password?.read === undefined && isEmpty(textUnder(database, 'PASSWORD')) && !isBlanked(database);
}

/** Without a user either, the login is taken out of the file or comes from elsewhere: no server is open to nobody. */
function isBlanked(database: Database): boolean {
  return isEmpty(textUnder(database, 'USER'));
}

function isServer(kind: Database['engine']): boolean {
  return kind === 'postgresql' || kind === 'mysql' || kind === 'oracle';
}

function isEmpty(text: string | null | undefined): boolean {
  return text === '' || text === null;
}

/** Options that log nobody in; `sslrootcert` is the certificate of the server's authority. */
const harmless: readonly string[] = [
  ...['connect_timeout', 'sslmode', 'sslrootcert', 'options', 'client_encoding', 'application_name', 'isolation_level'],
  ...['target_session_attrs', 'pool', 'server_side_binding', 'charset', 'init_command', 'sql_mode', 'ssl_mode'],
];

function onlyHarmless(count: number, { value }: Database): boolean {
  const known = harmless.filter((name) => {
    const part = partAt(value, 'OPTIONS', name);
    return part !== null && part !== undefined;
  });
  return known.length === count;
}

export default defineRule({
  id: 'db-password-empty',
  summary: 'A database in another network is reached without a password',
  why: 'Whoever can reach the server can log in as this user, read everything and change it.',
  notes:
    'Silent for the same machine and private networks, where the password comes from the environment, where no user is named either (`USER` is empty or missing: the login is taken out, or in a file of the driver), and where options may hold another way to log in: a certificate, a password file, a service or a token.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [521, 258],
  fixable: { never: 'the password has to be set on the server first' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#password'],
  examples: [
    { code: marked(`DATABASES = {"default": {${engine}, "USER": "shop", "PASSWORD": ""}}`, '""') },
    { title: 'None at all', code: marked(`DATABASES = {"default": {${engine}, "USER": "shop"}}`, '"db.example.org"') },
    {
      title: 'In an address',
      code: marked(
        'import dj_database_url\nDATABASES = {"default": dj_database_url.parse("mysql://shop@db.example.org/shop")}',
        '"mysql://shop@db.example.org/shop"',
      ),
    },
    { code: `import os\nDATABASES = {"default": {${engine}, "USER": "shop", "PASSWORD": os.environ["DB_PASSWORD"]}}` },
    {
      title: 'On the same machine',
      code: 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop", "USER": "shop"}}',
    },
    {
      title: 'In a private network',
      code: 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db", "USER": "shop", "PASSWORD": ""}}',
    },
    {
      title: 'The certificate of an authority checks the server, not the user',
      code: marked(
        `DATABASES = {"default": {${engine}, "USER": "shop", "PASSWORD": "", "OPTIONS": {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}}}`,
        '""',
      ),
    },
    {
      title: 'The whole login is taken out',
      code: `DATABASES = {"default": {${engine}, "USER": "", "PASSWORD": ""}}`,
    },
  ],
  *check(settings) {
    for (const database of databasesWhere(settings, isOpen)) {
      const { value, url, at, alias } = database;
      yield {
        at: url?.at ?? partAt(value, 'PASSWORD')?.at ?? partAt(value, 'HOST')?.at ?? at,
        subject: 'DATABASES',
        message: `The database \`${alias}\` is in another network and is reached without a password. Give its user one, and read it from the environment.`,
      };
    }
  },
});
