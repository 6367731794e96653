import type { Random } from './random';

/** Right sides for booleans, from plain to contrived; none needs the environment to be set. */
export const booleans = [
  'True',
  'False',
  'True',
  'False',
  '1',
  '0',
  'None',
  '"True"',
  '""',
  'not DEBUG',
  'DEBUG',
  'not False',
  'bool(1)',
  'bool("")',
  'True and False',
  '(1 == 1)',
  '"a" in "abc"',
  'len("") == 0',
  'True if DEBUG else False',
  'os.environ.get("FLAG", "False") == "True"',
  'os.environ.get("FLAG", "true").lower() in ("1", "true", "yes")',
  'os.environ.get("FLAG") is not None',
  'os.getenv("FLAG") != "off"',
  'bool(int(os.environ.get("FLAG", "1")))',
  'bool(os.environ.get("FLAG", "False"))',
  '"FLAG" in os.environ',
  'not os.environ.get("FLAG")',
  'env_bool("FLAG")',
  'env_bool("FLAG", True)',
  'any([False, True])',
] as const;

export const numbers = [
  '0',
  '3600',
  '60 * 60 * 24 * 365',
  '31_536_000',
  '0x10',
  'int("3600")',
  'int(os.environ.get("SECONDS", "60"))',
  'int(os.environ.get("SECONDS", 0))',
  '0 if DEBUG else 3600',
  '1.5',
  '-1',
  'None',
  '"3600"',
  '10 ** 3',
  '7 // 2',
  'max(1, 2)',
  'False',
] as const;

const words = ['DENY', 'SAMEORIGIN', 'deny', 'ALLOWALL'] as const;

const referrer = [
  '"same-origin"',
  'None',
  '"origin, same-origin"',
  '"origin,bogus"',
  '["origin", "no-referrer"]',
  '("strict-origin",)',
  '["bogus"]',
  '""',
  '[]',
  '{"unsafe-url"}',
  '"same" + "-origin"',
] as const;

const opener = [
  '"same-origin"',
  'None',
  '"unsafe-none"',
  '"bogus"',
  '""',
  '("same-origin",)',
  '"same-origin".lower()',
] as const;

/** Keys built from pieces, so that no line of this file looks like a secret. */
const keys = [
  `"${'x7-'.repeat(20)}"`,
  `"django-insecure-${'q4_'.repeat(20)}"`,
  `"${'k3y!'.repeat(4)}"`,
  '"a" * 60',
  `"${'p9='.repeat(10)}" "${'m2+'.repeat(10)}"`,
  '""',
  `os.environ.get("KEY", "${'d5*'.repeat(17)}")`,
  'os.environ.get("KEY", "")',
  'os.environ.get("KEY")',
  `os.environ.get("KEY") or "${'w8&'.repeat(20)}"`,
  '"\\u00e9\\u00e8" * 30',
  `f"{'abcde' * 11}"`,
  '"%s-%s" % ("abcdefgh" * 4, "ijklmnop" * 4)',
  'str(12345) * 11',
] as const;

const hosts = [
  '[]',
  '["*"]',
  '["www.example.com"]',
  '("example.com", "www.example.com")',
  '[""]',
  'os.environ.get("HOSTS", "").split(",")',
  'os.environ.get("HOSTS", "a.example b.example").split()',
  '[h.strip() for h in os.environ.get("HOSTS", "").split(",") if h.strip()]',
  '[] if DEBUG else ["example.com"]',
  '["localhost"] + ["127.0.0.1", "[::1]"]',
  'list(("example.com",))',
  '["example.com"] * 2',
  'None',
] as const;

const origins = [
  '[]',
  '["https://example.com"]',
  '["example.com"]',
  '["https://a.example", "*.b.example"]',
  '"".split(",")',
  '("https://" + h for h in ["a.example"])',
  '["https://" + h for h in ["a.example", "b.example"]]',
  '[f"https://{h}" for h in ("a.example",)]',
  '"https://example.com"',
] as const;

const cacheBackends = [
  'django.core.cache.backends.locmem.LocMemCache',
  'django.core.cache.backends.filebased.FileBasedCache',
  'django.core.cache.backends.dummy.DummyCache',
] as const;

const locations = [
  '"/srv/cache"',
  '"cache"',
  '"/srv/media/cache"',
  '"./cache"',
  '"/srv/media"',
  '"/"',
  '"/var/../srv/static"',
] as const;

const folders = ['"/srv/media"', '"/srv/static"', '""', 'None', '"/srv"', '"media"'] as const;

export function caches(random: Random): string {
  const aliases = random.some(['default', 'sessions', 'files'], 0.6);
  const entries = aliases.map((alias) => {
    const backend = random.pick(cacheBackends);
    const location = random.chance(0.85) ? `, "LOCATION": ${random.pick(locations)}` : '';
    return `    "${alias}": {"BACKEND": "${backend}"${location}},\n`;
  });
  return `{\n${entries.join('')}}`;
}

export function templates(random: Random): string {
  const options = [
    random.chance(0.2) ? '"loaders": ["django.template.loaders.filesystem.Loader"]' : '',
    random.chance(0.3) ? `"string_if_invalid": ${random.pick(['""', '"?"', 'None', '0', '[]'])}` : '',
    random.chance(0.7) ? `"context_processors": [${processors(random)}]` : '',
  ].filter((option) => option !== '');
  const dirs = random.chance(0.7) ? `"APP_DIRS": ${random.pick(['True', 'False', 'not DEBUG', '1'])}, ` : '';
  const inner = random.chance(0.9) ? `"OPTIONS": {${options.join(', ')}}` : '';
  return `[{"BACKEND": "django.template.backends.django.DjangoTemplates", ${dirs}${inner}}]`;
}

function processors(random: Random): string {
  const names = ['request', 'debug', 'csp'].map((name) => `"django.template.context_processors.${name}"`);
  return random.some(names, 0.5).join(', ');
}

export function policy(random: Random): string {
  if (random.chance(0.15)) return random.pick(['None', '[]', '"default-src"', '{}']);
  const sources = [
    '"\'self\'"',
    '"\'none\'"',
    '"https://cdn.example"',
    '"<CSP_NONCE_SENTINEL>"',
    'CSP.SELF',
    'CSP.NONCE',
  ];
  const entries = ['default-src', 'script-src', 'img-src'].map(
    (name) => `"${name}": [${random.some(sources, 0.35).join(', ')}]`,
  );
  return `{${random.some(entries, 0.7).join(', ')}}`;
}

export function storages(random: Random): string {
  const entries = [
    '"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}',
    '"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}',
  ];
  return `{${random.some(entries, 0.8).join(', ')}}`;
}

export function mailers(random: Random): string {
  const kind = random.pick(['console', 'smtp', 'dummy', 'locmem']);
  const entries = [
    random.chance(0.8) ? `"BACKEND": "django.core.mail.backends.${kind}.EmailBackend"` : '',
    random.chance(0.5) ? '"OPTIONS": {"host": "mail.example"}' : '',
  ].filter((entry) => entry !== '');
  return `{"${random.pick(['default', 'default', 'bulk'])}": {${entries.join(', ')}}}`;
}

/** Settings with the right sides that a module may give them. */
export const pools: Readonly<Record<string, readonly string[]>> = {
  SECURE_SSL_REDIRECT: booleans,
  SECURE_HSTS_INCLUDE_SUBDOMAINS: booleans,
  SECURE_HSTS_PRELOAD: booleans,
  SECURE_CONTENT_TYPE_NOSNIFF: booleans,
  SESSION_COOKIE_SECURE: booleans,
  SESSION_COOKIE_HTTPONLY: booleans,
  CSRF_COOKIE_SECURE: booleans,
  CSRF_USE_SESSIONS: booleans,
  USE_X_FORWARDED_HOST: booleans,
  SECURE_HSTS_SECONDS: numbers,
  SESSION_COOKIE_AGE: numbers,
  DATA_UPLOAD_MAX_MEMORY_SIZE: numbers,
  X_FRAME_OPTIONS: [...words.map((word) => `"${word}"`), '"DE" "NY"', '"deny".upper()', 'None'],
  SECURE_REFERRER_POLICY: referrer,
  SECURE_CROSS_ORIGIN_OPENER_POLICY: opener,
  ALLOWED_HOSTS: hosts,
  CSRF_TRUSTED_ORIGINS: origins,
  SECRET_KEY: keys,
  SECRET_KEY_FALLBACKS: ['[]', `["${'old-'.repeat(20)}"]`, '["short"]', '()', '[SECRET_KEY]'],
  DEFAULT_HASHING_ALGORITHM: ['"sha1"', '"sha256"', '"md5"'],
  MEDIA_ROOT: folders,
  STATIC_ROOT: folders,
  STATICFILES_DIRS: ['[]', '["/srv/static"]', '[("assets", "/srv/media")]', '("/srv/other",)'],
  FILE_UPLOAD_TEMP_DIR: ['None', '""', '"/srv/nowhere"'],
  CSRF_FAILURE_VIEW: ['"django.views.csrf.csrf_failure"'],
};
