import { writtenAt } from './shared/dict-keys';
import { loggingOf } from './shared/logging';
import { marked } from './shared/marked';
import { replaceText, reportPlace } from './shared/replacing';
import { equals } from './shared/values';
import { defineRule } from './rule';
import type { SettingPath } from './shared/dict-keys';

const paths: readonly SettingPath[] = [
  ['LOGGING', 'root', 'level'],
  ['LOGGING', 'loggers', '', 'level'],
  ['LOGGING', 'loggers', 'django', 'level'],
  ['LOGGING', 'loggers', 'django.request', 'level'],
];
const root = (level: string): string =>
  `LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": ${level}}}`;
const logger = (name: string): string =>
  `LOGGING = {\n    "version": 1,\n    "disable_existing_loggers": False,\n    "loggers": {"${name}": {"level": "DEBUG"}},\n}`;

export default defineRule({
  id: 'logging-debug-in-production',
  summary: 'A deployed site logs at level `DEBUG`',
  why: 'At this level libraries write whole requests, headers and answers of other services into the log, logins and personal data among them. Logs are kept longer and read by more people than the database.',
  notes:
    'Only for the root logger and those of Django that see every request. `django.db.backends` writes nothing while `DEBUG` is off.',
  on: 'settings',
  profile: 'prodinfo',
  django: [],
  cwe: [532],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/topics/logging/#security-implications'],
  examples: [
    { role: 'production', code: marked(root('"DEBUG"'), '"DEBUG"'), after: root('"INFO"') },
    { title: 'Django', code: marked(logger('django'), '"DEBUG"') },
    { title: 'All loggers by an empty name', code: marked(logger(''), '"DEBUG"') },
    { title: 'Requests', code: marked(logger('django.request'), '"DEBUG"') },
    {
      title: 'When the variable is missing',
      code: marked(`import os\n${root('os.environ.get("LEVEL", "DEBUG")')}`, '"DEBUG"'),
    },
    { code: root('"INFO"') },
    { title: 'A logger of the project', code: logger('shop') },
    { title: 'SQL is not logged while `DEBUG` is off', code: logger('django.db.backends') },
    { title: 'While `DEBUG` is on', code: `DEBUG = False\n${root('"DEBUG" if DEBUG else "INFO"')}` },
  ],
  *check(settings) {
    if (loggingOf(settings) === undefined) return;
    for (const path of paths) {
      const found = writtenAt(settings, path, equals('DEBUG'));
      if (found === undefined) continue;
      yield {
        at: reportPlace(settings, found.alternative),
        subject: 'LOGGING',
        severity: 'hint',
        message: 'At level `DEBUG` logs hold requests and answers with personal data. Log at `INFO` or above.',
        fixes: replaceText(settings, found.alternative, 'INFO', 'Log at `INFO`', true),
      };
    }
  },
});
