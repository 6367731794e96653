/** The settings that a system check of Django, or of a package that lints its own settings, asks for. */
const judged: ReadonlySet<string> = new Set([
  ...['DEBUG', 'SECRET_KEY', 'SECRET_KEY_FALLBACKS', 'ALLOWED_HOSTS', 'MIDDLEWARE', 'MIDDLEWARE_CLASSES'],
  ...['INSTALLED_APPS', 'SESSION_COOKIE_SECURE', 'SESSION_COOKIE_HTTPONLY', 'X_FRAME_OPTIONS', 'CSRF_USE_SESSIONS'],
  ...['CSRF_COOKIE_SECURE', 'CSRF_COOKIE_HTTPONLY', 'CSRF_TRUSTED_ORIGINS', 'CSRF_FAILURE_VIEW', 'CACHES', 'TEMPLATES'],
  ...['DEFAULT_HASHING_ALGORITHM', 'FILE_UPLOAD_TEMP_DIR', 'MEDIA_ROOT', 'MEDIA_URL', 'STATIC_ROOT', 'STATIC_URL'],
  ...['STATICFILES_DIRS', 'STORAGES', 'STATICFILES_STORAGE', 'MAILERS', 'EMAIL_BACKEND', 'SILENCED_SYSTEM_CHECKS'],
]);

/** Settings of packages with checks of their own, and Django's families of headers. */
const families = /^(SECURE|CORS|CSP|CONTENT_SECURITY_POLICY|AXES|RATELIMIT)_|^CONTENT_SECURITY_POLICY$/;

/** Whether a system check of Django or of a package asks for a setting. */
export function isJudged(name: string): boolean {
  return judged.has(name) || families.test(name);
}
