import type { ValueKind } from './setting-facts';
import type { VersionText } from './versions';

/** What Django says about one key of a setting that is a dictionary, in our words. */
export interface DictionaryKey {
  readonly name: string;
  readonly kind: ValueKind;
  readonly doc: string;
  readonly safe?: string;
  readonly since?: VersionText;
}

const backend = (doc: string): DictionaryKey => ({ name: 'BACKEND', kind: 'text', doc });
const options = (doc: string): DictionaryKey => ({ name: 'OPTIONS', kind: 'dict', doc });
const level: DictionaryKey = { name: 'level', kind: 'text', doc: 'The lowest level that passes.' };

/**
 * The keys that stand at a place, by the setting and the keys that lead there: `*` is any key, list positions are left out.
 * From Django's reference of settings, and for `LOGGING` from Python's `logging.config`.
 */
export const dictionaryKeys: Readonly<Record<string, readonly DictionaryKey[]>> = Object.freeze({
  DATABASES: [{ name: 'default', kind: 'dict', doc: 'The database that is used where no other is named.' }],
  'DATABASES.*': [
    { name: 'ENGINE', kind: 'text', doc: 'The backend, such as `django.db.backends.postgresql`.' },
    { name: 'NAME', kind: 'text', doc: 'The name of the database; for SQLite the path of its file.' },
    {
      name: 'USER',
      kind: 'text',
      doc: 'The user that connects; no superuser.',
      safe: 'a user with no more rights than the site needs',
    },
    { name: 'PASSWORD', kind: 'text', doc: "The user's password.", safe: 'read from the environment' },
    { name: 'HOST', kind: 'text', doc: 'The server, or the folder of its socket; empty is this machine.' },
    { name: 'PORT', kind: 'text', doc: "The server's port; empty is the default." },
    options('What is handed to the database library, such as `sslmode` of PostgreSQL.'),
    {
      name: 'CONN_MAX_AGE',
      kind: 'int',
      doc: 'How long a connection is kept, in seconds; 0 closes it after each request, `None` never.',
    },
    {
      name: 'CONN_HEALTH_CHECKS',
      kind: 'bool',
      doc: 'Looks whether a kept connection still works.',
      safe: '`True` with `CONN_MAX_AGE`',
      since: '4.1',
    },
    { name: 'ATOMIC_REQUESTS', kind: 'bool', doc: 'Runs each view in a transaction.' },
    { name: 'AUTOCOMMIT', kind: 'bool', doc: 'Whether Django manages transactions; leave it on.' },
    {
      name: 'DISABLE_SERVER_SIDE_CURSORS',
      kind: 'bool',
      doc: 'For PostgreSQL behind a pooler with transaction pooling.',
    },
    { name: 'TIME_ZONE', kind: 'text', doc: 'The time zone of dates in a database without zones.' },
    { name: 'TEST', kind: 'dict', doc: 'The database for tests.' },
  ],
  'DATABASES.*.OPTIONS': [
    {
      name: 'sslmode',
      kind: 'text',
      doc: "PostgreSQL: whether the connection is encrypted, and the server's certificate checked.",
      safe: '`verify-full`',
    },
    { name: 'sslrootcert', kind: 'path', doc: 'PostgreSQL: the certificates of authorities that are trusted.' },
    { name: 'pool', kind: 'any', doc: "PostgreSQL: `True`, or the options of psycopg's pool.", since: '5.1' },
    { name: 'isolation_level', kind: 'any', doc: 'How transactions are kept apart.' },
    { name: 'charset', kind: 'text', doc: 'MySQL: `utf8mb4`.' },
    { name: 'ssl', kind: 'dict', doc: 'MySQL: the certificates of an encrypted connection.' },
    { name: 'timeout', kind: 'int', doc: 'SQLite: how long to wait for a lock, in seconds.' },
    { name: 'transaction_mode', kind: 'text', doc: 'SQLite: `IMMEDIATE` avoids locked writes.', since: '5.1' },
    { name: 'init_command', kind: 'text', doc: 'MySQL and SQLite: what is run on each new connection.' },
  ],
  'DATABASES.*.TEST': [
    { name: 'NAME', kind: 'text', doc: 'The name of the database for tests.' },
    { name: 'MIRROR', kind: 'text', doc: 'The alias that this database is a copy of.' },
    { name: 'MIGRATE', kind: 'bool', doc: 'Whether tests run migrations.', since: '3.1' },
  ],
  CACHES: [{ name: 'default', kind: 'dict', doc: 'The cache that is used where no other is named.' }],
  'CACHES.*': [
    backend('The kind of cache.'),
    {
      name: 'LOCATION',
      kind: 'any',
      doc: 'Where it is: `rediss://host:6379/1`, a folder, a table.',
      safe: 'read from the environment where it holds a password',
    },
    { name: 'KEY_PREFIX', kind: 'text', doc: 'Keeps sites apart that share a server.' },
    { name: 'TIMEOUT', kind: 'int', doc: 'How long entries live, in seconds; 300 by default, `None` for ever.' },
    { name: 'VERSION', kind: 'int', doc: 'A number in every key; raising it forgets all.' },
    { name: 'KEY_FUNCTION', kind: 'text', doc: 'The function that makes the keys.' },
    options('What is handed to the cache library.'),
  ],
  TEMPLATES: [
    backend('The template engine.'),
    { name: 'DIRS', kind: 'list', doc: 'The folders with templates, in order.' },
    { name: 'APP_DIRS', kind: 'bool', doc: 'Looks into the folder `templates` of each app.' },
    options('What is handed to the engine.'),
    { name: 'NAME', kind: 'text', doc: 'The alias of the engine.' },
  ],
  'TEMPLATES.OPTIONS': [
    { name: 'context_processors', kind: 'list', doc: 'Functions that give every template values.' },
    { name: 'autoescape', kind: 'bool', doc: 'Whether values are escaped; leave it on.', safe: '`True`' },
    { name: 'debug', kind: 'bool', doc: 'Whether errors show the template; follows `DEBUG`.', safe: 'not set' },
    { name: 'loaders', kind: 'list', doc: 'How templates are found; instead of `APP_DIRS`.' },
    { name: 'string_if_invalid', kind: 'text', doc: 'What stands in for a variable that is missing; for debugging.' },
    { name: 'builtins', kind: 'list', doc: 'Libraries that need no `{% load %}`.' },
    { name: 'libraries', kind: 'dict', doc: 'Libraries by name.' },
    { name: 'file_charset', kind: 'text', doc: 'The encoding of template files.' },
  ],
  STORAGES: [
    { name: 'default', kind: 'dict', doc: 'Where uploads are kept.' },
    { name: 'staticfiles', kind: 'dict', doc: 'Where `collectstatic` puts static files.' },
  ],
  'STORAGES.*': [backend('The storage.'), options('What is handed to the storage.')],
  TASKS: [{ name: 'default', kind: 'dict', doc: 'The backend that is used where no other is named.' }],
  'TASKS.*': [
    backend('The backend.'),
    { name: 'QUEUES', kind: 'list', doc: 'The names of queues that tasks may ask for.' },
    options('What is handed to the backend.'),
  ],
  MAILERS: [{ name: 'default', kind: 'dict', doc: 'The mailer that is used where no other is named.' }],
  'MAILERS.*': [backend('How mails are sent.'), options('What is handed to the backend.')],
  'MAILERS.*.OPTIONS': [
    { name: 'host', kind: 'text', doc: 'The mail server.' },
    { name: 'port', kind: 'int', doc: 'Its port: 587 with `use_tls`, 465 with `use_ssl`.' },
    { name: 'username', kind: 'text', doc: 'The account at the server.' },
    { name: 'password', kind: 'text', doc: 'Its password.', safe: 'read from the environment' },
    { name: 'use_tls', kind: 'bool', doc: 'Turns to TLS after connecting.', safe: '`True`, or `use_ssl`' },
    { name: 'use_ssl', kind: 'bool', doc: 'Connects with TLS.' },
    { name: 'timeout', kind: 'int', doc: 'How long to wait for the server, in seconds.' },
  ],
  AUTH_PASSWORD_VALIDATORS: [
    { name: 'NAME', kind: 'text', doc: 'The validator.' },
    options('What is handed to the validator, such as `min_length`.'),
  ],
  'AUTH_PASSWORD_VALIDATORS.OPTIONS': [
    {
      name: 'min_length',
      kind: 'int',
      doc: 'The shortest password that `MinimumLengthValidator` takes.',
      safe: '`12`',
    },
    { name: 'max_similarity', kind: 'any', doc: 'How alike password and name may be, from 0.1 to 1.0.' },
    { name: 'user_attributes', kind: 'list', doc: 'The attributes that passwords are compared with.' },
    { name: 'password_list_path', kind: 'path', doc: 'A file with passwords that `CommonPasswordValidator` refuses.' },
  ],
  LOGGING: [
    { name: 'version', kind: 'int', doc: 'Always `1`.' },
    {
      name: 'disable_existing_loggers',
      kind: 'bool',
      doc: "Silences loggers that were set up before, Django's own included.",
      safe: '`False`',
    },
    { name: 'formatters', kind: 'dict', doc: 'How lines look, by name.' },
    { name: 'filters', kind: 'dict', doc: 'What is let through, by name.' },
    { name: 'handlers', kind: 'dict', doc: 'Where lines go, by name.' },
    { name: 'loggers', kind: 'dict', doc: 'Which loggers write to which handlers.' },
    { name: 'root', kind: 'dict', doc: 'What is left over from all loggers.' },
  ],
  'LOGGING.formatters.*': [
    { name: 'format', kind: 'text', doc: 'The line, such as `{asctime} {levelname} {name} {message}`.' },
    { name: 'style', kind: 'text', doc: '`{` for the form above, `%` by default.' },
    { name: 'datefmt', kind: 'text', doc: 'The form of `asctime`.' },
    { name: '()', kind: 'text', doc: 'The class or function that makes the formatter.' },
  ],
  'LOGGING.handlers.*': [
    { name: 'class', kind: 'text', doc: 'The handler.' },
    level,
    { name: 'formatter', kind: 'text', doc: 'The name of a formatter.' },
    { name: 'filters', kind: 'list', doc: 'The names of filters.' },
    { name: 'filename', kind: 'path', doc: 'The file of a file handler.' },
    { name: 'maxBytes', kind: 'int', doc: 'The size at which `RotatingFileHandler` starts a new file.' },
    { name: 'backupCount', kind: 'int', doc: 'How many old files are kept.' },
    {
      name: 'include_html',
      kind: 'bool',
      doc: 'Whether `AdminEmailHandler` sends the whole error page, with the values of variables.',
      safe: '`False`',
    },
  ],
  'LOGGING.loggers': [
    { name: 'django', kind: 'dict', doc: 'Everything that Django says.' },
    { name: 'django.security', kind: 'dict', doc: 'Refused hosts, tampered cookies and the like.' },
    { name: 'django.request', kind: 'dict', doc: 'Errors while answering requests.' },
    { name: 'django.server', kind: 'dict', doc: 'The requests of `runserver`.' },
    { name: 'django.db.backends', kind: 'dict', doc: 'Every query, while `DEBUG` is on.' },
  ],
  'LOGGING.loggers.*': [
    { name: 'handlers', kind: 'list', doc: 'The names of handlers.' },
    level,
    { name: 'propagate', kind: 'bool', doc: 'Whether loggers above get the lines too.' },
  ],
  'LOGGING.root': [{ name: 'handlers', kind: 'list', doc: 'The names of handlers.' }, level],
});

/** The rows at a place of a setting; `*` in a pattern stands for any key. Undefined where nothing is recorded. */
export function rowAt<T>(
  table: Readonly<Record<string, readonly T[]>>,
  setting: string,
  path: readonly string[],
): readonly T[] | undefined {
  const wanted = [setting, ...path];
  const found = Object.keys(table).find((pattern) => {
    const parts = pattern.split('.');
    return parts.length === wanted.length && parts.every((part, i) => part === '*' || part === wanted[i]);
  });
  return found === undefined ? undefined : table[found];
}
