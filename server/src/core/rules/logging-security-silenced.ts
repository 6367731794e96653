import { membersOf, loggingOf, textsUnder, textUnder } from './shared/logging';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { removeKey } from './shared/remove-key';
import { falsy } from './shared/values';
import { defineRule } from './rule';
import type { Named } from './shared/logging';
import type { Fix, SettingsView } from './shared/model';

/** The loggers of attacks and of errors, and those above them; a scan for hosts fills logs, and Django's own texts silence it. */
const watched = [
  'django',
  'django.security',
  'django.security.csrf',
  'django.request',
  'django.security.DisallowedHost',
];

/** Handlers that throw everything away. */
function nullHandlers(settings: SettingsView): readonly string[] {
  return membersOf(settings, 'handlers').flatMap(({ name, value }) =>
    textUnder(value, 'class', 'logging.NullHandler') === undefined &&
    textUnder(value, 'class', 'django.utils.log.NullHandler') === undefined
      ? []
      : [name],
  );
}

function isSilent({ value }: Named, nowhere: readonly string[]): boolean {
  if (textUnder(value, 'level', 'CRITICAL') !== undefined) return true;
  const handlers = textsUnder(value, 'handlers');
  const propagate = partAt(value, 'propagate');
  const stays = propagate !== null && propagate !== undefined && falsy(propagate.value) === true;
  return stays && handlers?.every((name) => nowhere.includes(name)) === true;
}

function removal(settings: SettingsView, { name, written }: Named): readonly Fix[] {
  const edit = removeKey(settings, written);
  const title = `Remove \`${name}\`, so that its messages are handled above it`;
  return edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: false }];
}

const handlers =
  '    "handlers": {"console": {"class": "logging.StreamHandler"}, "null": {"class": "logging.NullHandler"}},\n';
const config = (loggers: string): string =>
  `LOGGING = {\n    "version": 1,\n    "disable_existing_loggers": False,\n${handlers}    "loggers": {\n${loggers}    },\n}`;

export default defineRule({
  id: 'logging-security-silenced',
  summary: 'A logger of attacks or errors is silenced',
  why: 'Django writes forged forms, tampered cookies and suspicious requests to `django.security`, and errors of views to `django.request`. With their messages thrown away, nobody sees an attack while it happens or can look it up afterwards.',
  notes:
    "`django.security.DisallowedHost` alone is a hint: scanners fill it, and Django's documentation shows how to silence it.",
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [778],
  fixable: 'sometimes',
  reveals: ['logging-security-missing', 'logging-disable-existing'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/logging/#django-security'],
  examples: [
    {
      title: 'Thrown away',
      code: marked(
        config('        "django.security": {"handlers": ["null"], "propagate": False},\n'),
        '"django.security"',
      ),
      after: config(''),
    },
    {
      title: 'No handler',
      code: marked(config('        "django.request": {"handlers": [], "propagate": False},\n'), '"django.request"'),
    },
    {
      title: 'A level that nothing reaches',
      code: marked(config('        "django": {"handlers": ["console"], "level": "CRITICAL"},\n'), '"django"'),
    },
    {
      title: 'Scans for hosts',
      code: marked(
        config('        "django.security.DisallowedHost": {"handlers": ["null"], "propagate": False},\n'),
        '"django.security.DisallowedHost"',
      ),
    },
    { code: config('        "django.security": {"handlers": ["console"], "level": "WARNING", "propagate": False},\n') },
    { title: 'Handled above', code: config('        "django.request": {"handlers": []},\n') },
    { title: 'Another logger', code: config('        "noise": {"handlers": ["null"], "propagate": False},\n') },
    {
      title: 'Not known',
      code: `from tools import names\n${config('        "django": {"handlers": names(), "propagate": False},\n')}`,
    },
  ],
  *check(settings) {
    if (loggingOf(settings) === undefined) return;
    const nowhere = nullHandlers(settings);
    for (const logger of membersOf(settings, 'loggers')) {
      const { name, written } = logger;
      if (!watched.includes(name) || written.entry === undefined || !isSilent(logger, nowhere)) continue;
      yield {
        at: written.entry.keyAt,
        subject: 'LOGGING',
        message: `\`${name}\` is silenced, so nobody learns of attacks or errors that Django reports there. Give it a handler and a level of \`WARNING\`.`,
        fixes: removal(settings, logger),
        ...(name === 'django.security.DisallowedHost' ? { profile: 'hint' as const } : {}),
      };
    }
  },
});
