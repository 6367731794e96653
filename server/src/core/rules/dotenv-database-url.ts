import { isForSite, isLive, liveSeverity } from './shared/env-entries';
import { addressProblem, givesDatabase } from './shared/env-database';
import dbSqliteInProduction from './db-sqlite-in-production';
import dbSuperuser from './db-superuser';
import dbTlsDisabled from './db-tls-disabled';
import dbTlsMissing from './db-tls-missing';
import { libpqMode } from './shared/database-tls';
import { problemsWithFile, thenElsewhere } from './shared/with-file';
import { defineRule } from './rule';
import type { EnvFileView, Problem } from './shared/model';

/** A database that is given by a variable for each part of its settings, which are judged with the values of the file. */
function* inParts(file: EnvFileView): Iterable<Problem> {
  if (file.get(libpqMode) === undefined) yield* problemsWithFile(file, [dbTlsMissing]);
  for (const problem of problemsWithFile(file, [dbTlsDisabled]))
    yield { ...problem, profile: 'prodwarn', severity: liveSeverity(file, 'warning') };
  if (!isForSite(file)) return;
  yield* problemsWithFile(file, [dbSuperuser]);
  for (const problem of problemsWithFile(file, [dbSqliteInProduction])) yield { ...problem, profile: 'prodinfo' };
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
    'Silent for databases on the same machine or in a private network (names without a dot). That nothing asks for TLS, and SQLite in production, is information for the strict preset, because a provider may enforce it and a small site may mean it. Where the settings read a variable for each part (engine, host, user), they are judged with the values of the file and the `OPTIONS` that they set; `PGSSLMODE`, which the PostgreSQL driver reads itself, counts. An `@` in a password is read right, because the last one counts. Templates and files for development and tests are left alone.',
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
  ],
  *check(file) {
    if (!isLive(file)) return;
    const whole = file.entries.flatMap((entry): readonly Problem[] => {
      const { key, value } = entry;
      const found = value === null || !givesDatabase(entry) ? undefined : addressProblem(file, entry, value);
      return found === undefined ? [] : [{ at: entry.valueAt, subject: key, ...found }];
    });
    yield* thenElsewhere(whole, inParts(file));
  },
});
