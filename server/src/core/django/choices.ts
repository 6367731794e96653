import { middleware, middlewareSince, recommendedOrder, type MiddlewareName } from './middleware';
import type { Choice } from './choice';
import { packageChoices } from './package-choices';

const sameSite: readonly Choice[] = [
  {
    text: 'Lax',
    doc: 'Sent when somebody follows a link from another site, not with its forms and scripts.',
    safe: true,
  },
  { text: 'Strict', doc: 'Never sent with what another site starts: links from mails lead to a logged-out page.' },
  { text: 'None', doc: 'Always sent; browsers then ask for `Secure` as well.', since: '3.1' },
  { text: 'False', code: true, doc: 'The attribute is left out, and browsers decide.' },
];

function inside(path: string, names: readonly (string | readonly [name: string, doc: string])[]): readonly Choice[] {
  return names.map((row) =>
    typeof row === 'string' ? { text: `${path}.${row}` } : { text: `${path}.${row[0]}`, doc: row[1] },
  );
}

/** Which middleware of Django those of packages stand behind, by what their paths begin with; the others come last. */
const followers: Readonly<Partial<Record<MiddlewareName, string>>> = {
  security: 'whitenoise.',
  locale: 'corsheaders.',
  authentication: 'django_otp.',
  messages: 'allauth.',
};

/** In the order in which a list should have them; those that may stand anywhere come last, as `AxesMiddleware` has to. */
const middlewareChoices: readonly Choice[] = [
  ...new Set([
    ...[...new Set([...recommendedOrder, ...(Object.keys(middleware) as MiddlewareName[])])].flatMap((name) => {
      const since = middlewareSince[name];
      const follower = followers[name];
      return [
        { text: middleware[name], ...(since !== undefined && { since }) },
        ...packageChoices.middleware.filter(({ text }) => follower !== undefined && text.startsWith(follower)),
      ];
    }),
    ...packageChoices.middleware,
  ]),
];

const hashers: readonly Choice[] = [
  { text: 'django.contrib.auth.hashers.Argon2PasswordHasher', doc: 'The strongest; needs argon2-cffi.', safe: true },
  { text: 'django.contrib.auth.hashers.ScryptPasswordHasher', since: '4.0' },
  { text: 'django.contrib.auth.hashers.PBKDF2PasswordHasher', doc: "Django's default." },
  { text: 'django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher', doc: 'For passwords of other systems.' },
  { text: 'django.contrib.auth.hashers.BCryptSHA256PasswordHasher', doc: 'Needs bcrypt.' },
];

const databaseEngines = inside('django.db.backends', [
  ['postgresql', 'PostgreSQL, with psycopg.'],
  ['mysql', 'MySQL and MariaDB, with mysqlclient.'],
  ['oracle', 'Oracle.'],
  ['sqlite3', 'A file; for development and small sites with one process.'],
]);

const geoEngines = inside('django.contrib.gis.db.backends', ['postgis', 'mysql', 'oracle', 'spatialite']);

const templateLoaders = inside('django.template.loaders', [
  'filesystem.Loader',
  'app_directories.Loader',
  'cached.Loader',
  'locmem.Loader',
]);

const mailBackends = inside('django.core.mail.backends', [
  ['smtp.EmailBackend', 'Sends mails by a mail server.'],
  ['console.EmailBackend', 'Prints mails; for development.'],
  ['filebased.EmailBackend', 'Writes mails to files; for development.'],
  ['locmem.EmailBackend', 'Keeps mails in memory; for tests.'],
  ['dummy.EmailBackend', 'Drops mails.'],
]);

/**
 * What may stand at a place, by the setting and the keys that lead there: `*` is any key, list positions are left out. The
 * paths of Django are imported from the installed releases by a test.
 */
export const choices: Readonly<Record<string, readonly Choice[]>> = Object.freeze({
  X_FRAME_OPTIONS: [
    { text: 'DENY', doc: 'No site may show this one in a frame.', safe: true },
    { text: 'SAMEORIGIN', doc: 'Only pages of the same origin may.' },
  ],
  SECURE_REFERRER_POLICY: [
    { text: 'same-origin', doc: "Other sites learn nothing. Django's default.", safe: true },
    { text: 'strict-origin-when-cross-origin', doc: 'Other sites learn the origin; the default of browsers.' },
    { text: 'strict-origin', doc: 'Everybody learns the origin only, and nothing over plain HTTP.' },
    { text: 'no-referrer', doc: "Nobody learns anything; Django's CSRF check over HTTPS then refuses posts." },
    { text: 'origin', doc: 'The origin, also over plain HTTP.' },
    { text: 'origin-when-cross-origin', doc: 'Other sites learn the origin, also over plain HTTP.' },
    { text: 'no-referrer-when-downgrade', doc: 'Other sites learn the whole address.' },
    { text: 'unsafe-url', doc: 'Everybody learns the whole address, also over plain HTTP.' },
  ],
  SECURE_CROSS_ORIGIN_OPENER_POLICY: [
    { text: 'same-origin', doc: "Windows of other sites have no hold on this one. Django's default.", safe: true },
    {
      text: 'same-origin-allow-popups',
      doc: 'As well, but windows that this site opens keep their hold; for logins by a popup.',
    },
    { text: 'unsafe-none', doc: 'No protection.' },
    { text: 'None', code: true, doc: 'No header is sent.' },
  ],
  SESSION_COOKIE_SAMESITE: sameSite,
  CSRF_COOKIE_SAMESITE: sameSite,
  LANGUAGE_COOKIE_SAMESITE: sameSite,
  SESSION_ENGINE: inside('django.contrib.sessions.backends', [
    ['db', "In the database. Django's default."],
    ['cached_db', 'In the database, read from the cache.'],
    ['cache', 'In the cache alone: a restart of it logs everybody out.'],
    ['file', 'In files.'],
    ['signed_cookies', 'In the cookie itself: readable by the visitor, and valid until it expires.'],
  ]),
  SESSION_SERIALIZER: [
    { text: 'django.contrib.sessions.serializers.JSONSerializer', doc: "Django's default.", safe: true },
    {
      text: 'django.contrib.sessions.serializers.PickleSerializer',
      doc: 'Runs code for whoever can write a session.',
      removed: '5.0',
    },
  ],
  MESSAGE_STORAGE: inside('django.contrib.messages.storage', [
    ['fallback.FallbackStorage', "The cookie, and the session for what does not fit. Django's default."],
    ['session.SessionStorage', 'The session.'],
    ['cookie.CookieStorage', 'A signed cookie.'],
  ]),
  EMAIL_BACKEND: mailBackends,
  'MAILERS.*.BACKEND': mailBackends,
  PASSWORD_HASHERS: hashers,
  AUTHENTICATION_BACKENDS: [
    ...inside('django.contrib.auth.backends', [
      ['ModelBackend', "Names and passwords of the database. Django's default."],
      ['AllowAllUsersModelBackend', 'The same, and disabled accounts can log in.'],
      ['RemoteUserBackend', 'The web server says who it is.'],
      ['AllowAllUsersRemoteUserBackend', 'The same, and disabled accounts can log in.'],
    ]),
    ...packageChoices.logins,
  ],
  'AUTH_PASSWORD_VALIDATORS.NAME': inside('django.contrib.auth.password_validation', [
    ['UserAttributeSimilarityValidator', "Refuses passwords like the user's name or address."],
    ['MinimumLengthValidator', 'Refuses short passwords; `min_length` is 8 by default.'],
    ['CommonPasswordValidator', 'Refuses the 20,000 most common passwords.'],
    ['NumericPasswordValidator', 'Refuses passwords of digits alone.'],
  ]),
  INSTALLED_APPS: inside('django.contrib', [
    'admin',
    'admindocs',
    'auth',
    'contenttypes',
    'flatpages',
    'gis',
    'humanize',
    'messages',
    'postgres',
    'redirects',
    'sessions',
    'sitemaps',
    'sites',
    'staticfiles',
    'syndication',
  ]),
  MIDDLEWARE: middlewareChoices,
  'DATABASES.*.ENGINE': [...databaseEngines, ...geoEngines],
  'DATABASES.*.OPTIONS.sslmode': [
    { text: 'verify-full', doc: "Encrypted, and the server's certificate and name are checked.", safe: true },
    { text: 'verify-ca', doc: 'Encrypted, and the certificate is checked.' },
    { text: 'require', doc: 'Encrypted, with whoever answers.' },
    { text: 'prefer', doc: 'Plain text where the server has no TLS; the default of PostgreSQL.' },
    { text: 'allow', doc: 'Plain text first.' },
    { text: 'disable', doc: 'Plain text.' },
  ],
  'CACHES.*.BACKEND': [
    { text: 'django.core.cache.backends.redis.RedisCache', doc: 'Redis, with redis-py.', since: '4.0' },
    { text: 'django.core.cache.backends.memcached.PyMemcacheCache', doc: 'Memcached, with pymemcache.', since: '3.2' },
    { text: 'django.core.cache.backends.memcached.PyLibMCCache', doc: 'Memcached, with pylibmc.' },
    { text: 'django.core.cache.backends.db.DatabaseCache', doc: 'A table; `createcachetable` makes it.' },
    {
      text: 'django.core.cache.backends.filebased.FileBasedCache',
      doc: 'Pickles in a folder that nobody else may write to.',
    },
    { text: 'django.core.cache.backends.locmem.LocMemCache', doc: 'Each process for itself: limits do not add up.' },
    { text: 'django.core.cache.backends.dummy.DummyCache', doc: 'Stores nothing; for development.' },
    ...packageChoices.caches,
  ],
  'TEMPLATES.BACKEND': inside('django.template.backends', [
    ['django.DjangoTemplates', "Django's own templates."],
    ['jinja2.Jinja2', 'Jinja2.'],
  ]),
  'TEMPLATES.OPTIONS.context_processors': [
    ...inside('django.template.context_processors', ['debug', 'i18n', 'media', 'request', 'static', 'tz', 'csrf']),
    { text: 'django.template.context_processors.csp', since: '6.0' },
    { text: 'django.contrib.auth.context_processors.auth' },
    { text: 'django.contrib.messages.context_processors.messages' },
  ],
  'TEMPLATES.OPTIONS.loaders': templateLoaders,
  'STORAGES.*.BACKEND': [
    { text: 'django.core.files.storage.FileSystemStorage', doc: 'Files of this machine.' },
    { text: 'django.core.files.storage.InMemoryStorage', doc: 'Memory; for tests.', since: '4.2' },
    { text: 'django.contrib.staticfiles.storage.StaticFilesStorage' },
    {
      text: 'django.contrib.staticfiles.storage.ManifestStaticFilesStorage',
      doc: 'Names with a hash of the content, for long caching.',
    },
    ...packageChoices.storages,
  ],
  STATICFILES_FINDERS: inside('django.contrib.staticfiles.finders', [
    'FileSystemFinder',
    'AppDirectoriesFinder',
    'DefaultStorageFinder',
  ]),
  FILE_UPLOAD_HANDLERS: inside('django.core.files.uploadhandler', [
    ['MemoryFileUploadHandler', 'Small files in memory.'],
    ['TemporaryFileUploadHandler', 'Large files in the temporary folder.'],
  ]),
  DEFAULT_AUTO_FIELD: inside('django.db.models', ['BigAutoField', 'AutoField', 'SmallAutoField']),
  'TASKS.*.BACKEND': [
    { text: 'django.tasks.backends.immediate.ImmediateBackend', doc: 'Runs a task at once.', since: '6.0' },
    { text: 'django.tasks.backends.dummy.DummyBackend', doc: 'Runs nothing; for tests.', since: '6.0' },
  ],
  'REST_FRAMEWORK.DEFAULT_PERMISSION_CLASSES': packageChoices.permissions,
  'REST_FRAMEWORK.DEFAULT_AUTHENTICATION_CLASSES': packageChoices.authentication,
  'REST_FRAMEWORK.DEFAULT_THROTTLE_CLASSES': packageChoices.throttles,
  'REST_FRAMEWORK.DEFAULT_RENDERER_CLASSES': packageChoices.renderers,
  'REST_FRAMEWORK.DEFAULT_PARSER_CLASSES': packageChoices.parsers,
  'REST_FRAMEWORK.DEFAULT_FILTER_BACKENDS': packageChoices.filters,
  'REST_FRAMEWORK.DEFAULT_PAGINATION_CLASS': packageChoices.pagination,
  'REST_FRAMEWORK.DEFAULT_VERSIONING_CLASS': packageChoices.versioning,
  'REST_FRAMEWORK.DEFAULT_SCHEMA_CLASS': packageChoices.schemas,
  'LOGGING.handlers.*.class': [
    { text: 'logging.StreamHandler', doc: 'To standard error.' },
    { text: 'logging.handlers.RotatingFileHandler', doc: 'To a file that is cut at `maxBytes`.' },
    { text: 'logging.handlers.TimedRotatingFileHandler', doc: 'To a file for each day or hour.' },
    { text: 'logging.FileHandler', doc: 'To a file that only grows.' },
    { text: 'logging.handlers.SysLogHandler', doc: "To the system's log." },
    { text: 'logging.NullHandler', doc: 'Nowhere.' },
    { text: 'django.utils.log.AdminEmailHandler', doc: 'By mail to `ADMINS`.' },
  ],
  'LOGGING.handlers.*.level': levels(),
  'LOGGING.loggers.*.level': levels(),
  'LOGGING.root.level': levels(),
});

function levels(): readonly Choice[] {
  return ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'].map((text) => ({ text }));
}
