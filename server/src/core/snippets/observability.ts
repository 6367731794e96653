import { consoleLogging } from './logging';
import { block } from './text';
import { defineSnippets } from './snippet';

/** Logs and error reports. */
export const observabilitySnippets = defineSnippets([
  {
    prefix: 'dsl-logging',
    title: 'logging to the console',
    description: 'The security log to the console, for containers',
    scope: 'settings',
    readers: 'none',
    text: () => consoleLogging('plain'),
  },
  {
    prefix: 'dsl-logging',
    title: 'logging to files',
    description: 'The security log to a file that is rotated, beside the console',
    scope: 'settings',
    variant: 'rotating file',
    readers: 'os',
    text: (read) => block`
      LOGGING = {
          "version": 1,
          "disable_existing_loggers": False,
          "formatters": {
              "verbose": {"format": "{asctime} {levelname} {name} {process:d} {message}", "style": "{"},
          },
          "handlers": {
              "console": {"class": "logging.StreamHandler", "formatter": "verbose"},
              "security": {
                  "class": "logging.handlers.RotatingFileHandler",
                  # Outside of the folders that the web server gives out.
                  "filename": ${read.required('SECURITY_LOG')},
                  "maxBytes": 10 * 1024 * 1024,
                  "backupCount": 10,
                  "formatter": "verbose",
              },
          },
          "root": {"handlers": ["console"], "level": "WARNING"},
          "loggers": {
              "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
              "django.security": {"handlers": ["console", "security"], "level": "WARNING", "propagate": False},
          },
      }
    `,
  },
  {
    prefix: 'dsl-logging',
    title: 'logging as JSON',
    description: 'The security log to the console, one JSON object a line, for what collects logs',
    scope: 'settings',
    package: { name: 'python-json-logger', from: '3.1' },
    readers: 'none',
    text: () => consoleLogging('json'),
  },
  {
    prefix: 'dsl-sentry',
    title: 'Sentry',
    description: 'Error reports without personal data, where a DSN is set',
    scope: 'settings',
    package: { name: 'sentry-sdk' },
    readers: 'os',
    text: (read) => block`
      import sentry_sdk

      if sentry_dsn := ${read.text('SENTRY_DSN', '')}:
          sentry_sdk.init(
              dsn=sentry_dsn,
              environment=${read.text('SENTRY_ENVIRONMENT', 'production')},
              # Names, addresses, cookies and request bodies of users stay here.
              send_default_pii=False,
              traces_sample_rate=${'${1:0.1}'},
          )
    `,
  },
]);
