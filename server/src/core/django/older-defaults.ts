/** The same since 1.5, for the flags of cookies: what is older than 1.8 sends them over plain HTTP as well. */
export const sameSince15: ReadonlySet<string> = new Set(['CSRF_COOKIE_SECURE', 'SESSION_COOKIE_SECURE']);

/**
 * Settings that Django 1.8 to 2.1 have with the default that they have in 2.2, the first release whose defaults are recorded one
 * by one. Whoever runs such a release has worse problems, but is to hear of cookies and HTTPS as well. Read from
 * `django/conf/global_settings.py` of these releases, and compared with it by `test/django/facts.test.ts`.
 */
export const sameSince18: ReadonlySet<string> = new Set([
  ...[
    'ALLOWED_HOSTS',
    'APPEND_SLASH',
    'CACHES',
    'DATABASES',
    'DEBUG',
    'DEBUG_PROPAGATE_EXCEPTIONS',
    'DEFAULT_FILE_STORAGE',
  ],
  ...['CSRF_COOKIE_AGE', 'CSRF_COOKIE_DOMAIN', 'CSRF_COOKIE_HTTPONLY', 'CSRF_COOKIE_NAME', 'CSRF_COOKIE_SECURE'],
  ...[
    'EMAIL_BACKEND',
    'EMAIL_HOST_PASSWORD',
    'EMAIL_PORT',
    'EMAIL_USE_SSL',
    'EMAIL_USE_TLS',
    'LOGGING',
    'LOGGING_CONFIG',
  ],
  ...[
    'MEDIA_ROOT',
    'MEDIA_URL',
    'PASSWORD_RESET_TIMEOUT_DAYS',
    'PREPEND_WWW',
    'SECRET_KEY',
    'SECURE_BROWSER_XSS_FILTER',
  ],
  ...[
    'SECURE_CONTENT_TYPE_NOSNIFF',
    'SECURE_HSTS_INCLUDE_SUBDOMAINS',
    'SECURE_HSTS_SECONDS',
    'SECURE_PROXY_SSL_HEADER',
  ],
  ...[
    'SECURE_REDIRECT_EXEMPT',
    'SECURE_SSL_HOST',
    'SECURE_SSL_REDIRECT',
    'SESSION_COOKIE_AGE',
    'SESSION_COOKIE_DOMAIN',
  ],
  ...[
    'SESSION_COOKIE_HTTPONLY',
    'SESSION_COOKIE_NAME',
    'SESSION_COOKIE_SECURE',
    'SESSION_ENGINE',
    'SESSION_SERIALIZER',
  ],
  ...['SESSION_EXPIRE_AT_BROWSER_CLOSE', 'SIGNING_BACKEND', 'SILENCED_SYSTEM_CHECKS', 'STATICFILES_STORAGE'],
  ...['STATIC_ROOT', 'STATIC_URL', 'TEMPLATES', 'USE_TZ', 'USE_X_FORWARDED_HOST', 'X_FRAME_OPTIONS'],
]);
