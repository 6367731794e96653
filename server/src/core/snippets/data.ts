import { block } from './text';
import { defineSnippets } from './snippet';

/** Databases, caches, queues and mail. */
export const dataSnippets = defineSnippets([
  {
    prefix: 'dsl-db-postgres',
    title: 'PostgreSQL from the environment',
    description: 'PostgreSQL with verified TLS, credentials from the environment',
    scope: 'settings',
    django: { from: '4.1' },
    readers: 'os',
    text: (read) => block`
      DATABASES = {
          "default": {
              "ENGINE": "django.db.backends.postgresql",
              "NAME": ${read.required('POSTGRES_DB')},
              "USER": ${read.required('POSTGRES_USER')},
              "PASSWORD": ${read.required('POSTGRES_PASSWORD')},
              "HOST": ${read.required('POSTGRES_HOST')},
              "PORT": ${read.text('POSTGRES_PORT', '5432')},
              "CONN_MAX_AGE": 60,
              "CONN_HEALTH_CHECKS": True,
              "OPTIONS": {
                  "sslmode": "verify-full",
                  "sslrootcert": ${read.required('POSTGRES_CA_FILE')},
              },
          }
      }
    `,
  },
  {
    prefix: 'dsl-db-postgres',
    title: 'PostgreSQL from the environment',
    description: 'PostgreSQL with verified TLS, for releases without health checks of connections',
    scope: 'settings',
    django: { before: '4.1' },
    readers: 'os',
    text: (read) => block`
      DATABASES = {
          "default": {
              "ENGINE": "django.db.backends.postgresql",
              "NAME": ${read.required('POSTGRES_DB')},
              "USER": ${read.required('POSTGRES_USER')},
              "PASSWORD": ${read.required('POSTGRES_PASSWORD')},
              "HOST": ${read.required('POSTGRES_HOST')},
              "PORT": ${read.text('POSTGRES_PORT', '5432')},
              "CONN_MAX_AGE": 60,
              "OPTIONS": {
                  "sslmode": "verify-full",
                  "sslrootcert": ${read.required('POSTGRES_CA_FILE')},
              },
          }
      }
    `,
  },
  {
    prefix: 'dsl-db-url',
    title: 'database from a URL',
    description: 'The database from DATABASE_URL, which has to be set',
    scope: 'settings',
    readers: 'offered',
    text: ({ reader }) => {
      const note =
        '# The URL says how TLS is used: postgres://user:password@host/name?sslmode=verify-full&sslrootcert=/path';
      switch (reader) {
        case 'os':
          return block`
            import os

            import dj_database_url

            ${note}
            DATABASES = {"default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=60, conn_health_checks=True)}
          `;
        case 'django-environ':
          return block`
            ${note}
            DATABASES = {"default": env.db("DATABASE_URL")}
            DATABASES["default"]["CONN_MAX_AGE"] = 60
            DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
          `;
        case 'python-decouple':
          return block`
            import dj_database_url
            from decouple import config

            ${note}
            DATABASES = {"default": dj_database_url.parse(config("DATABASE_URL"), conn_max_age=60, conn_health_checks=True)}
          `;
        case 'environs':
          return block`
            ${note}
            DATABASES = {"default": env.dj_db_url("DATABASE_URL", conn_max_age=60, conn_health_checks=True)}
          `;
      }
    },
  },
  {
    prefix: 'dsl-db-readonly',
    title: 'a database user that only reads',
    description: 'A second alias with a user who may only read, for reports',
    scope: 'settings',
    readers: 'os',
    text: (read) => block`
      # GRANT SELECT is all that this user needs.
      DATABASES["readonly"] = {
          **DATABASES["default"],
          "USER": ${read.required('POSTGRES_READONLY_USER')},
          "PASSWORD": ${read.required('POSTGRES_READONLY_PASSWORD')},
          # Tests use the default database for both.
          "TEST": {"MIRROR": "default"},
      }
    `,
  },
  {
    prefix: 'dsl-cache-redis',
    title: 'Redis cache',
    description: "Django's own Redis cache over TLS",
    scope: 'settings',
    django: { from: '4.0' },
    readers: 'os',
    text: (read) => block`
      CACHES = {
          "default": {
              "BACKEND": "django.core.cache.backends.redis.RedisCache",
              # rediss:// with two s is TLS: rediss://user:password@host:6379/0
              "LOCATION": ${read.required('REDIS_URL')},
          },
      }
    `,
  },
  {
    prefix: 'dsl-cache-redis',
    title: 'Redis cache',
    description: 'django-redis over TLS',
    scope: 'settings',
    package: { name: 'django-redis' },
    readers: 'os',
    text: (read) => block`
      CACHES = {
          "default": {
              "BACKEND": "django_redis.cache.RedisCache",
              # rediss:// with two s is TLS: rediss://user:password@host:6379/0
              "LOCATION": ${read.required('REDIS_URL')},
              "OPTIONS": {"CLIENT_CLASS": "django_redis.client.DefaultClient"},
          },
      }
    `,
  },
  {
    prefix: 'dsl-celery',
    title: 'Celery',
    description: 'JSON messages only, over TLS with a verified certificate',
    scope: 'settings',
    package: { name: 'celery' },
    readers: 'os',
    text: (read) => block`
      import ssl

      CELERY_BROKER_URL = ${read.required('CELERY_BROKER_URL')}
      # For rediss:// and amqps://
      CELERY_BROKER_USE_SSL = {"ssl_cert_reqs": ssl.CERT_REQUIRED}
      # Pickled messages would run code of whoever can write to the broker.
      CELERY_TASK_SERIALIZER = "json"
      CELERY_RESULT_SERIALIZER = "json"
      CELERY_ACCEPT_CONTENT = ["json"]
      CELERY_TASK_TIME_LIMIT = ${'${1:300}'}
    `,
  },
  {
    prefix: 'dsl-channels',
    title: 'channel layer',
    description: 'Channels over Redis, with messages encrypted under a key of their own',
    scope: 'settings',
    package: { name: 'channels-redis' },
    readers: 'os',
    text: (read) => block`
      CHANNEL_LAYERS = {
          "default": {
              "BACKEND": "channels_redis.core.RedisChannelLayer",
              "CONFIG": {
                  # rediss:// with two s is TLS.
                  "hosts": [${read.required('REDIS_URL')}],
                  # Not SECRET_KEY: then the two can be rotated apart.
                  "symmetric_encryption_keys": [${read.required('CHANNELS_KEY')}],
              },
          },
      }
    `,
  },
  {
    prefix: 'dsl-email',
    title: 'mail over TLS',
    description: 'SMTP with TLS, credentials from the environment',
    scope: 'settings',
    django: { before: '6.1' },
    readers: 'os',
    text: (read) => block`
      EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
      EMAIL_HOST = ${read.required('EMAIL_HOST')}
      EMAIL_PORT = ${read.integer('EMAIL_PORT', '587')}
      EMAIL_HOST_USER = ${read.required('EMAIL_HOST_USER')}
      EMAIL_HOST_PASSWORD = ${read.required('EMAIL_HOST_PASSWORD')}
      # Port 587. For port 465: EMAIL_USE_SSL = True instead.
      EMAIL_USE_TLS = True
      # In seconds: a mail server that hangs does not hang the site.
      EMAIL_TIMEOUT = 10
      DEFAULT_FROM_EMAIL = ${read.required('DEFAULT_FROM_EMAIL')}
      SERVER_EMAIL = DEFAULT_FROM_EMAIL
    `,
  },
  {
    prefix: 'dsl-email',
    title: 'mail over TLS',
    description: 'SMTP with TLS as one of MAILERS, credentials from the environment',
    scope: 'settings',
    django: { from: '6.1' },
    readers: 'os',
    text: (read) => block`
      MAILERS = {
          "default": {
              "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
              "OPTIONS": {
                  "host": ${read.required('EMAIL_HOST')},
                  "port": ${read.integer('EMAIL_PORT', '587')},
                  "username": ${read.required('EMAIL_HOST_USER')},
                  "password": ${read.required('EMAIL_HOST_PASSWORD')},
                  # Port 587. For port 465: "use_ssl" instead.
                  "use_tls": True,
                  # In seconds: a mail server that hangs does not hang the site.
                  "timeout": 10,
              },
          },
      }
      DEFAULT_FROM_EMAIL = ${read.required('DEFAULT_FROM_EMAIL')}
      SERVER_EMAIL = DEFAULT_FROM_EMAIL
    `,
  },
]);
