import { isLocalHost } from './shared/domains';
import { isLive, liveSeverity } from './shared/env-entries';
import { addressOf, type Address } from './shared/env-address';
import { problemsInParts } from './shared/env-databases';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Fix, Problem } from './shared/model';

/** A variable that is read as the address of a database, or that everybody calls so. */
function givesDatabase(entry: EnvFileEntry): boolean {
  const isCast = entry.reads.some(({ steps }) =>
    steps.some((step) => step.op === 'cast' && step.cast === 'database-url'),
  );
  return isCast || entry.uses.some(({ setting }) => setting === 'DATABASES') || /(?:^|_)DATABASE_URL$/.test(entry.key);
}

const published = ['postgres', 'postgresql', 'mysql', 'root', 'admin', 'django', 'password', 'user', 'test'];

function isPublished({ user, password }: Address): boolean {
  return password !== '' && (published.includes(password.toLowerCase()) || password === user);
}

const weakTls = /[?&]sslmode=(?:disable|allow|prefer)\b|[?&]ssl_?mode=(?:disabled|preferred)\b/i;

function tlsFor({ scheme }: Address): string {
  return /^postg/i.test(scheme)
    ? '`sslmode=require`, or better `verify-full`'
    : '`ssl_mode=REQUIRED`, or better `VERIFY_IDENTITY`';
}

function tlsFixes(entry: EnvFileEntry, value: string): readonly Fix[] {
  if (!/^postg/i.test(value) || value.includes('?') || entry.interpolated) return [];
  const { uri, span } = entry.valueAt;
  const edits = [{ at: { uri, span: { start: span.end, end: span.end } }, newText: '?sslmode=require' }];
  return [{ title: 'Add `?sslmode=require`, if the server has TLS', edits, safety: 'unsafe', preferred: false }];
}

function problemOf(file: EnvFileView, entry: EnvFileEntry, value: string): Omit<Problem, 'at' | 'subject'> | undefined {
  const address = addressOf(value);
  if (address === undefined) return undefined;
  if (address.isCutShort)
    return {
      message: `The password in \`${entry.key}\` has a character that ends this part of an address, so host and port are taken from it. Write \`/\` as \`%2F\`, \`?\` as \`%3F\` and \`#\` as \`%23\`.`,
      profile: 'warn',
    };
  if (/^sqlite/i.test(address.scheme)) return sqlite(file, entry);
  if (address.host === '' || isLocalHost(address.host)) return undefined;
  if (isPublished(address))
    return {
      message: `\`${entry.key}\` logs in to a database in another network with a password that is tried first by everybody. Choose a random one.`,
      profile: 'prodwarn',
      severity: liveSeverity(file, 'warning'),
    };
  if (weakTls.test(value))
    return {
      message: `\`${entry.key}\` lets the connection to the database go without encryption. Ask for ${tlsFor(address)}.`,
      profile: 'prodwarn',
      severity: liveSeverity(file, 'warning'),
    };
  if (/ssl|tls/i.test(address.query) || !/^(?:postg|mysql|maria)/i.test(address.scheme)) return undefined;
  return {
    message: `\`${entry.key}\` does not ask for TLS on its way to a database in another network. Add ${tlsFor(address)}.`,
    fixes: tlsFixes(entry, value),
  };
}

function sqlite(file: EnvFileView, { key }: EnvFileEntry): Omit<Problem, 'at' | 'subject'> | undefined {
  if (file.role !== 'production') return undefined;
  return {
    message: `\`${key}\` is a file of SQLite: it lives and dies with this one machine or container, and lets one writer in at a time. Check that this is meant.`,
  };
}

const inSettings = (rest: string): Readonly<Record<string, string>> => ({
  'settings.py': `import os\nDATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": os.environ.get("DB_HOST", "localhost"), "PASSWORD": os.environ["DB_PASSWORD"]${rest}}}\n`,
});
const parts = `DB_PASSWORD=${'no-real-one'}\n`;

export default defineRule({
  id: 'dotenv-database-url',
  summary: 'The address of a database in a `.env` file, or its host, is unsafe or is not read as it looks',
  why: 'Without TLS, everybody on the way reads the password and the data. A password with `/`, `?` or `#` cuts the address in two, and its beginning is taken for a host.',
  notes:
    'Silent for databases on the same machine or in a private network (names without a dot). That nothing asks for TLS, and SQLite in production, is information for the strict preset, because a provider may enforce it and a small site may mean it. Where the settings read a variable for each part, the host is judged with the `OPTIONS` that they set; `PGSSLMODE`, which the PostgreSQL driver reads itself, counts. An `@` in a password is read right, because the last one counts. Templates and files for development and tests are left alone.',
  on: 'env',
  profile: 'prodinfo',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  sources: [
    'https://www.postgresql.org/docs/current/libpq-ssl.html',
    'https://github.com/jazzband/dj-database-url#url-schema',
  ],
  examples: [
    {
      title: 'Nothing asks for TLS',
      path: '.env.production',
      code: `DATABASE_URL=postgres://shop:${'no-real-one'}@db.example.org/shop\n#            ${'^'.repeat(47)}`,
      after: `DATABASE_URL=postgres://shop:${'no-real-one'}@db.example.org/shop?sslmode=require`,
    },
    {
      title: 'TLS is off',
      code: `DATABASE_URL=postgres://shop:${'no-real-one'}@db.example.org/shop?sslmode=disable\n#            ${'^'.repeat(63)}`,
    },
    {
      title: 'A password that cuts the address in two',
      code: `DATABASE_URL=postgres://shop:${'no/real'}@db/shop\n#            ${'^'.repeat(31)}`,
    },
    {
      title: 'A password that everybody knows',
      path: '.env.production',
      code: 'DATABASE_URL=postgres://postgres:postgres@db.example.org/shop?sslmode=require\n#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'SQLite in production',
      path: '.env.production',
      code: 'DATABASE_URL=sqlite:///db.sqlite3\n#            ^^^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'MySQL',
      path: '.env.production',
      code: `DATABASE_URL=mysql://shop:${'no-real-one'}@db.example.org/shop\n#            ${'^'.repeat(44)}`,
    },
    {
      title: 'A variable for each part, and settings that do not ask for TLS',
      path: '.env.production',
      files: inSettings(''),
      code: `${parts}DB_HOST=db.example.org\n#       ^^^^^^^^^^^^^^`,
    },
    {
      title: 'A variable that turns TLS off',
      path: '.env.production',
      files: inSettings(', "OPTIONS": {"sslmode": os.environ["DB_SSLMODE"]}'),
      code: `${parts}DB_HOST=db.example.org\nDB_SSLMODE=disable\n#          ^^^^^^^`,
    },
    {
      title: 'The settings ask for TLS',
      path: '.env.production',
      files: inSettings(', "OPTIONS": {"sslmode": "verify-full"}'),
      code: `${parts}DB_HOST=db.example.org`,
    },
    {
      title: 'The variable of the driver asks for it',
      path: '.env.production',
      files: inSettings(''),
      code: `${parts}DB_HOST=db.example.org\nPGSSLMODE=require`,
    },
    {
      title: 'A host in the same network',
      path: '.env.production',
      files: inSettings(''),
      code: `${parts}DB_HOST=db`,
    },
    {
      title: 'Another engine, given by a variable as well',
      path: '.env.production',
      files: {
        'settings.py':
          'import os\nDATABASES = {"default": {"ENGINE": os.environ.get("DB_ENGINE", "django.db.backends.postgresql"), "HOST": os.environ["DB_HOST"]}}\n',
      },
      code: 'DB_ENGINE=django.db.backends.oracle\nDB_HOST=db.example.org',
    },
    { title: 'In the same network', code: 'DATABASE_URL=postgres://postgres:postgres@db:5432/shop' },
    {
      title: 'With TLS',
      path: '.env.production',
      code: `DATABASE_URL=postgres://shop:${'no-real-one'}@db.example.org/shop?sslmode=verify-full`,
    },
    { title: 'SQLite elsewhere', code: 'DATABASE_URL=sqlite:///db.sqlite3' },
    { title: 'A template', path: '.env.example', code: 'DATABASE_URL=postgres://user:password@db.example.org/shop' },
  ],
  *check(file) {
    if (!isLive(file)) return;
    for (const entry of file.entries) {
      const { key, value } = entry;
      if (value === null || !givesDatabase(entry)) continue;
      const found = problemOf(file, entry, value);
      if (found !== undefined) yield { at: entry.valueAt, subject: key, ...found };
    }
    yield* problemsInParts(file);
  },
});
