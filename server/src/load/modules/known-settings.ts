import { packageSettings } from '../../core/django/packages';
import { settings } from '../../core/django/settings';

/** Names that only a settings module assigns; a module by name alone must assign one of them, or of the prefixes below, to count. */
const tellingSettings: ReadonlySet<string> = new Set([
  ...['DEBUG', 'SECRET_KEY', 'SECRET_KEY_FALLBACKS', 'ALLOWED_HOSTS', 'INSTALLED_APPS', 'MIDDLEWARE', 'ROOT_URLCONF'],
  ...['DATABASES', 'TEMPLATES', 'WSGI_APPLICATION', 'ASGI_APPLICATION', 'CACHES', 'AUTH_USER_MODEL', 'LOGGING'],
  ...[
    'STATIC_URL',
    'STATIC_ROOT',
    'MEDIA_URL',
    'MEDIA_ROOT',
    'STORAGES',
    'STATICFILES_STORAGE',
    'DEFAULT_FILE_STORAGE',
  ],
  ...['EMAIL_BACKEND', 'EMAIL_HOST', 'EMAIL_HOST_PASSWORD', 'AUTHENTICATION_BACKENDS', 'AUTH_PASSWORD_VALIDATORS'],
  ...['PASSWORD_HASHERS', 'SESSION_ENGINE', 'SESSION_COOKIE_SECURE', 'CSRF_COOKIE_SECURE', 'CSRF_TRUSTED_ORIGINS'],
  ...['SECURE_SSL_REDIRECT', 'SECURE_HSTS_SECONDS', 'SECURE_PROXY_SSL_HEADER', 'SECURE_CONTENT_TYPE_NOSNIFF'],
  ...['USE_TZ', 'LANGUAGE_CODE', 'TIME_ZONE', 'SITE_ID', 'INTERNAL_IPS', 'ADMINS', 'DEFAULT_AUTO_FIELD'],
  ...['REST_FRAMEWORK', 'SIMPLE_JWT', 'CORS_ALLOWED_ORIGINS', 'CORS_ALLOW_ALL_ORIGINS', 'CORS_ORIGIN_ALLOW_ALL'],
  ...['CELERY_BROKER_URL', 'MIDDLEWARE_CLASSES', 'X_FRAME_OPTIONS', 'DATABASE_ROUTERS', 'USE_X_FORWARDED_HOST'],
]);

/** How names begin that only Django and packages for it read. */
const tellingPrefix =
  /^(?:SECURE|CSRF|SESSION_COOKIE|LANGUAGE_COOKIE|FILE_UPLOAD|DATA_UPLOAD|EMAIL_(?:HOST|USE|SSL)|STATICFILES|WHITENOISE|CORS|AXES|RATELIMIT|SOCIALACCOUNT|SOCIAL_AUTH|SPECTACULAR|AWS_(?:S3|STORAGE)|WAGTAIL(?:DOCS|IMAGES))_|^ACCOUNT_(?:EMAIL|RATE|LOGIN|LOGOUT|SIGNUP|PREVENT|CONFIRM)_|^(?:PASSWORD_RESET_TIMEOUT(?:_DAYS)?|OAUTH2_PROVIDER|REST_AUTH|GRAPHENE|CHANNEL_LAYERS|MAILERS|ANYMAIL|LOGGING_CONFIG)$/;

/** True for a name that only a settings module assigns. */
export function isTelling(name: string): boolean {
  return tellingSettings.has(name) || tellingPrefix.test(name);
}

/** Names that programs of all kinds have. */
const common: ReadonlySet<string> = new Set(['SECRET_KEY', 'LOGGING', 'TIME_ZONE', 'ADMINS']);

/** Names of Flask, Starlette, Celery and what is used with them. */
const ofOthers =
  /^(?:DEBUG|SECRET_KEY_FALLBACKS|ALLOWED_HOSTS|CELERY_BROKER_URL|(?:STATIC|MEDIA)_(?:URL|ROOT))$|^(?:SESSION_COOKIE|CORS|RATELIMIT|EMAIL|AWS)_/;

/**
 * True for a telling name that programs without Django have as well: alone it tells nothing where dependency files ask for other
 * packages and none for Django.
 */
export function isShared(name: string): boolean {
  return common.has(name) || ofOthers.test(name);
}

/** True for every setting of Django or of a package known here: enough where no module of a project assigns a telling one. */
export function isSettingName(name: string): boolean {
  return !common.has(name) && (settings.has(name) || packageSettings.has(name));
}
