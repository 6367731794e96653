import type { Test } from '../../../model/view';
import { entryOf, every, literal, textIn } from '../../../rules/shared/values';
import type { SectionSpec } from '../item';
import { allRead, known, packageUse, setting } from '../questions';

/** Asks a test of one key of every database; databases that are not known leave it open. */
function everyDatabase(test: Test): Test {
  return (value) => {
    if (value.kind !== 'dict') return undefined;
    const answers = value.entries.map((entry) => every(entry.value, test));
    if (answers.includes(false)) return false;
    return value.open || answers.length === 0 || answers.includes(undefined) ? undefined : true;
  };
}

const isSqlite = literal((value) => typeof value === 'string' && value.endsWith('.sqlite3'));

const noSqlite: Test = (database) => {
  const engine = entryOf(database, 'ENGINE');
  const answer = engine === undefined ? undefined : every(engine.value, isSqlite);
  return answer === undefined ? undefined : !answer;
};

/** A database that is a file is asked for no password, and no network lies between. */
function orFile(test: Test): Test {
  return (database) => {
    const engine = entryOf(database, 'ENGINE');
    return engine !== undefined && every(engine.value, isSqlite) === true ? true : test(database);
  };
}

const encrypted = new Set(['require', 'verify-ca', 'verify-full']);

/** PostgreSQL's `sslmode`; other engines are not judged. */
const overTls: Test = (database) => {
  const options = entryOf(database, 'OPTIONS');
  if (database.kind !== 'dict') return undefined;
  if (options === undefined) return undefined;
  return every(options.value, (value) => {
    const mode = entryOf(value, 'sslmode');
    if (mode === undefined) return undefined;
    return every(mode.value, (text) => {
      const word = textIn(text);
      return word === undefined ? undefined : encrypted.has(word);
    });
  });
};

/** A password, user or host that is a text of the source. */
const credentialsOutside: Test = (database) => {
  const password = entryOf(database, 'PASSWORD');
  if (password === undefined) return undefined;
  return every(password.value, (value) =>
    value.kind === 'env' ? true : textIn(value) === undefined ? undefined : false,
  );
};

export const data: SectionSpec = {
  id: 'data',
  title: 'Databases, caches and backups',
  items: [
    {
      id: 'database-credentials',
      title: "Database credentials come from the environment, and are the site's own",
      help: 'Read `PASSWORD` (or a whole `DATABASE_URL`) from the environment; at least twelve random characters, used nowhere else.',
      rules: [
        'db-password-hardcoded',
        'db-default-credentials',
        'db-password-empty',
        'credential-in-url',
        'credential-env-default',
      ],
      proof: setting('DATABASES', everyDatabase(orFile(credentialsOutside)), 'a password stands in the source'),
    },
    {
      id: 'database-tls',
      title: 'The connection to the database is encrypted',
      help: '`OPTIONS = {"sslmode": "verify-full", "sslrootcert": …}` for PostgreSQL, or `?sslmode=verify-full` in the URL.',
      rules: [
        'db-tls-disabled',
        'db-tls-lost',
        'db-tls-missing',
        'db-tls-unverified',
        'db-url-ssl-require-downgrade',
        'dotenv-database-url',
      ],
      proof: setting('DATABASES', everyDatabase(orFile(overTls)), 'the connection may go without TLS'),
    },
    {
      id: 'database-engine',
      title: 'The database is a server such as PostgreSQL, not SQLite',
      help: 'SQLite suits a single process; several workers, backups and access rights want a server.',
      rules: ['db-sqlite-in-production'],
      proof: setting('DATABASES', everyDatabase(noSqlite), 'a database is SQLite'),
    },
    {
      id: 'database-connections',
      title: 'Database connections are kept or pooled',
      help: "`CONN_MAX_AGE` with `CONN_HEALTH_CHECKS`, Django's pool for psycopg (5.1), or PgBouncer.",
    },
    {
      id: 'database-rights',
      title: "The site's database user has the rights it needs and no more",
      help: 'No superuser: `GRANT` reading and writing on its own schema; migrations and reports under users of their own.',
      rules: ['db-superuser'],
    },
    {
      id: 'redis',
      title: 'Redis and message brokers ask for a password and are not open to the network',
      help: '`requirepass` or ACLs, `bind` to a private address, `protected-mode yes`, and `rediss://` or `amqps://` across machines.',
      rules: [
        'redis-no-password',
        'redis-tls-unverified',
        'broker-default-credentials',
        'broker-no-tls',
        'dotenv-redis-url',
      ],
    },
    {
      id: 'cache-shared',
      title: 'The cache is shared by all workers',
      help: 'Limits and lockouts count in the cache: use Redis or Memcached; each process has its own `LocMemCache`.',
      rules: ['cache-local-for-shared-state', 'cache-dummy-in-production', 'cache-default-missing', 'cache-fail-open'],
      proof: setting(
        'CACHES',
        everyDatabase((cache) => {
          const backend = entryOf(cache, 'BACKEND');
          return (
            backend &&
            every(
              backend.value,
              literal((text) => typeof text === 'string' && !/\.(?:locmem|dummy)\./.test(text)),
            )
          );
        }),
        'a cache lives in each process alone',
      ),
    },
    {
      id: 'cache-files',
      title: 'Cached data lies where nobody else can write it',
      help: "Whoever writes a file of a file-based cache runs code in the site: use a folder of the site's own user, outside of what is served.",
      rules: ['cache-filebased-shared-tmp', 'cache-location-exposed'],
      proof: known('CACHES'),
    },
    {
      id: 'task-queue',
      title: 'Background tasks are exchanged as JSON',
      help: 'Set `CELERY_ACCEPT_CONTENT = ["json"]` and JSON serializers: a pickle runs code for whoever reaches the broker.',
      rules: ['celery-unsafe-serializer', 'celery-eager-in-production'],
      applies: packageUse('Celery', 'celery'),
    },
    {
      id: 'other-services',
      title: 'Connections to other services check their certificates',
      help: 'Leave `verify` and the like on; for an authority of your own, give the path of its certificate.',
      rules: ['client-tls-off'],
      proof: allRead,
    },
    {
      id: 'backups',
      title: 'Backups are made, kept elsewhere, and were restored once',
      help: 'Automate them, encrypt them, and try the restore every month.',
    },
    {
      id: 'encryption-at-rest',
      title: 'Sensitive data is encrypted at rest',
      help: 'Encrypted disks, and single fields where that is not enough; keys apart from `SECRET_KEY`.',
    },
    {
      id: 'privacy',
      title: 'Personal data is handled as the law demands',
      help: 'Privacy policy, consent to cookies, export and deletion on request, periods after which data goes (GDPR). Never store card data: use a payment provider (PCI DSS).',
    },
  ],
};
