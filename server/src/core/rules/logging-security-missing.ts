import { loggingOf, namesSome } from './shared/logging';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const config = (loggers: string): string =>
  `LOGGING = {"version": 1, "disable_existing_loggers": False, "loggers": {${loggers}}}`;

export default defineRule({
  id: 'logging-security-missing',
  summary: 'Security events have no log of their own',
  why: 'Django reports tampered cookies, forged forms and suspicious requests to `django.security`. In a log of their own they can be watched and kept, instead of drowning among everything else.',
  notes: 'Only in the strict preset: the events reach the handlers of `django` or of the root logger.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [778],
  fixable: { never: 'only you know where such a log belongs' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/logging/#django-security'],
  examples: [
    { code: marked(config('"shop": {}'), 'LOGGING') },
    { code: config('"django.security": {"handlers": []}') },
    { title: 'One of its loggers', code: config('"django.security.csrf": {"handlers": []}') },
    { title: 'No configuration', code: 'LOGGING = {}' },
    { title: 'Not known', code: `from tools import more\n${config('**more()')}` },
  ],
  *check(settings) {
    const logging = loggingOf(settings);
    const place = logging?.root.written?.name;
    const names = ['django.security', 'django.security.csrf'];
    if (logging === undefined || place === undefined) return;
    if (namesSome(logging.alternative.value, 'loggers', names) !== false) return;
    yield {
      at: place,
      subject: 'LOGGING',
      message:
        'Security events of Django are in the same log as everything else. Give `django.security` a handler of its own.',
    };
  },
});
