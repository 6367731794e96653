import { consoleLogging } from './logging';
import { block, indented } from './text';
import { defineSnippets, type ReaderWords } from './snippet';

/** What is said, or set, in later releases only. */
interface Late {
  readonly origins: string;
  readonly opener: string;
  readonly health: string;
}

function production(read: ReaderWords, late: Late): string {
  return block`
    """Settings of the deployed site. Secrets come from the environment; a missing one stops the start."""

    ${indented(read.imports, 4)}

    from ${'${1:.base}'} import *  # noqa: F403

    DEBUG = False
    SECRET_KEY = ${read.required('SECRET_KEY')}
    ALLOWED_HOSTS = ${read.list('ALLOWED_HOSTS')}
    # ${late.origins}
    CSRF_TRUSTED_ORIGINS = ${read.list('CSRF_TRUSTED_ORIGINS')}

    # HTTPS
    SECURE_SSL_REDIRECT = ${read.flag('SECURE_SSL_REDIRECT', true)}
    # Behind a proxy that removes or overwrites this header in every request:
    # SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Start with one hour; raise it to 31536000 (a year) once every page works over HTTPS.
    SECURE_HSTS_SECONDS = ${'${2|3600,86400,2592000,31536000|}'}
    # Only when every subdomain serves HTTPS as well:
    # SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # Irreversible for months, and covers every subdomain:
    # SECURE_HSTS_PRELOAD = True

    # Cookies
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_HTTPONLY = True
    # "Strict" would log people out who arrive by a link from another site or a mail.
    SESSION_COOKIE_SAMESITE = "Lax"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_SAMESITE = "Lax"

    # Headers
    SECURE_CONTENT_TYPE_NOSNIFF = True
    X_FRAME_OPTIONS = "DENY"
    SECURE_REFERRER_POLICY = "same-origin"${indented(late.opener, 4)}

    # Database: keep connections for a minute.
    DATABASES["default"]["CONN_MAX_AGE"] = 60  # noqa: F405${indented(late.health, 4)}

    ${indented(consoleLogging('plain'), 4)}
    $0
  `;
}

/** Whole files, and what stands outside of settings. */
export const fileTemplates = defineSnippets([
  {
    prefix: 'dsl-prod',
    title: 'production settings module',
    description: 'A hardened production module over a base module',
    scope: 'settings',
    django: { from: '4.1' },
    isFile: true,
    readers: 'os',
    text: (read) =>
      production(read, {
        origins: 'With the scheme, such as https://shop.example.com',
        opener: '\nSECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"',
        health: '\nDATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # noqa: F405',
      }),
  },
  {
    prefix: 'dsl-prod',
    title: 'production settings module',
    description: 'A hardened production module over a base module, for releases before health checks of connections',
    scope: 'settings',
    django: { from: '3.0', before: '4.1' },
    isFile: true,
    readers: 'os',
    text: (read) =>
      production(read, {
        origins: 'With the scheme from Django 4.0 on (https://shop.example.com), without one before',
        opener: '',
        health: '',
      }),
  },
  {
    prefix: 'dsl-dotenv',
    title: '.env.example',
    description: 'A template for .env: every variable of the hardened blocks, no secret in it',
    scope: 'dotenv',
    isFile: true,
    readers: 'none',
    text: () => block`
      # Copy this file to .env and fill it in. Keep .env out of version control.

      # A new key: python -c "import secrets; print(secrets.token_urlsafe(48))"
      SECRET_KEY=
      # Old keys for a while after a rotation, separated by commas
      SECRET_KEY_FALLBACKS=
      DEBUG=False

      # Names without scheme, separated by commas
      ALLOWED_HOSTS=${'${1:www.example.com}'}
      # The same with scheme
      CSRF_TRUSTED_ORIGINS=${'${2:https://www.example.com}'}
      CORS_ALLOWED_ORIGINS=

      # false only on a machine without HTTPS
      SECURE_SSL_REDIRECT=true
      # true only behind a proxy that removes or overwrites X-Forwarded-Proto
      SECURE_PROXY_SSL_HEADER_ENABLED=false
      # The path of the admin, with a slash at its end
      ADMIN_URL=

      # One address, or single parts
      DATABASE_URL=
      POSTGRES_DB=
      POSTGRES_USER=
      POSTGRES_PASSWORD=
      POSTGRES_HOST=
      POSTGRES_PORT=5432
      POSTGRES_CA_FILE=
      # A user who may only read, for reports
      POSTGRES_READONLY_USER=
      POSTGRES_READONLY_PASSWORD=

      # rediss:// with two s is TLS
      REDIS_URL=
      CELERY_BROKER_URL=
      CHANNELS_KEY=
      AWS_STORAGE_BUCKET_NAME=

      EMAIL_HOST=
      EMAIL_PORT=587
      EMAIL_HOST_USER=
      EMAIL_HOST_PASSWORD=
      DEFAULT_FROM_EMAIL=

      JWT_SIGNING_KEY=
      # Where the security log goes, outside of what is served
      SECURITY_LOG=
      SENTRY_DSN=
      SENTRY_ENVIRONMENT=production
      # Which settings module the package takes: production or local
      DJANGO_STAGE=production
      $0
    `,
  },
  {
    prefix: 'dsl-dotenv-prod',
    title: '.env.production',
    description: 'A skeleton for the variables of a deployed site',
    scope: 'dotenv',
    isFile: true,
    readers: 'none',
    text: () => block`
      # Never in version control: this file is for one machine. Readable for the site's user only (chmod 600).
      DEBUG=False
      # A new key: python -c "import secrets; print(secrets.token_urlsafe(48))"
      SECRET_KEY=${'${1}'}
      # Names without scheme, separated by commas
      ALLOWED_HOSTS=${'${2:www.example.com}'}
      # The same with scheme
      CSRF_TRUSTED_ORIGINS=${'${3:https://www.example.com}'}
      SECURE_SSL_REDIRECT=true
      # One hour at first; a year is 31536000
      SECURE_HSTS_SECONDS=3600
      # With ?sslmode=verify-full&sslrootcert=/path/to/ca.pem at its end
      DATABASE_URL=${'${4}'}
      # rediss:// with two s is TLS
      REDIS_URL=${'${5}'}
      $0
    `,
  },
  {
    prefix: 'dsl-gitignore',
    title: 'what git must not store',
    description: 'Environment files, databases, keys, uploads and local settings; templates stay',
    scope: 'gitignore',
    readers: 'none',
    text: () => block`
      # Environment files hold secrets; their templates do not.
      .env
      .env.*
      !.env.example
      !.env.sample
      !.env.template
      !.env.dist
      # Data and keys
      *.sqlite3
      *.pem
      *.key
      *.log
      /media/
      /staticfiles/
      # Settings of one machine
      local_settings.py
    `,
  },
  {
    prefix: 'dsl-admin-url',
    title: 'the path of the admin from settings',
    description: 'Route the admin at a path that scanners do not know',
    scope: 'urls',
    readers: 'none',
    text: () => block`
      from django.conf import settings
      from django.contrib import admin
      from django.urls import path

      # In settings: ADMIN_URL = "back-office-…/", from the environment, with a slash at its end.
      urlpatterns = [
          path(settings.ADMIN_URL, admin.site.urls),
      ]
    `,
  },
  {
    prefix: 'dsl-health',
    title: 'health endpoint',
    description: 'A page for load balancers that tells nothing about the site',
    scope: 'urls',
    readers: 'none',
    text: () => block`
      from django.http import JsonResponse
      from django.urls import path
      from django.views.decorators.http import require_safe


      @require_safe
      def health(request):
          """Says that the process answers, and nothing about versions, hosts or settings."""
          return JsonResponse({"status": "ok"})


      urlpatterns = [
          path("${'${1:health}'}/", health),
      ]
    `,
  },
]);
