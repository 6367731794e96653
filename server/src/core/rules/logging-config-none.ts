import { writtenSetting } from './shared/cookies';
import { marked } from './shared/marked';
import { literal } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

const name = 'LOGGING_CONFIG';
const isNone = literal((value) => value === null);

/** Somebody else sets logging up: a call in the settings, or a package that does it. */
function isSetUp(settings: SettingsView): boolean {
  return settings.sources.some(
    ({ calls, imports }) =>
      calls.some(({ callee }) => /config|setup|log/i.test(callee)) ||
      imports.some(({ module }) => /structlog|loguru|logging|log/i.test(module)),
  );
}

export default defineRule({
  id: 'logging-config-none',
  summary: 'Django sets no logging up, and the settings do not either',
  why: 'With `LOGGING_CONFIG = None` Django leaves logging alone, its own handlers included: errors of requests reach neither a log nor the admins by mail.',
  notes: 'Silent where the settings call or import something that has to do with logging.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [778],
  fixable: { never: 'logging may be set up by whatever starts the site' },
  sources: ['https://docs.djangoproject.com/en/stable/topics/logging/#disabling-logging-configuration'],
  examples: [
    { code: marked(`${name} = None`, 'None') },
    {
      title: 'Set up by hand',
      code: `import logging.config\n${name} = None\nlogging.config.dictConfig({"version": 1})`,
    },
    { code: 'LOGGING = {"version": 1, "disable_existing_loggers": False}' },
    { title: 'Another function', code: `${name} = "shop.logs.configure"` },
    { title: 'For tests', role: 'test', code: `${name} = None` },
  ],
  *check(settings) {
    const none = settings.isFragment ? undefined : writtenSetting(settings, name, isNone);
    if (none === undefined || isSetUp(settings)) return;
    yield {
      at: none.at,
      subject: name,
      message:
        'Django sets no logging up, and nothing in the settings does, so errors of requests go nowhere. Set `LOGGING`, or call `logging.config.dictConfig()`.',
    };
  },
});
