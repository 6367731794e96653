import { block, indented } from './text';

const formatters = {
  plain: '"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},',
  json: block`
    "json": {
        "()": "pythonjsonlogger.json.JsonFormatter",
        "format": "{asctime} {levelname} {name} {message}",
        "style": "{",
    },
  `,
};

/** `LOGGING` for the console alone, in one format: Django's own log, and the security log beside it. */
export function consoleLogging(format: keyof typeof formatters): string {
  return block`
    LOGGING = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            ${indented(formatters[format], 12)}
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "${format}"},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
            "django.security": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        },
    }
  `;
}
