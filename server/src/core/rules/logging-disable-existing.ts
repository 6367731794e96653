import { addKey, setFlag, writtenAt } from './shared/dict-keys';
import { loggingOf, namesSome } from './shared/logging';
import { marked } from './shared/marked';
import { besideFirst } from './shared/rest';
import { partAt } from './shared/parts';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Written } from './shared/dict-keys';
import type { Fix, QuietProblem, SettingsView } from './shared/model';

const key = 'disable_existing_loggers';
const console = '"handlers": {"console": {"class": "logging.StreamHandler"}},';
const config = (more: string): string => `LOGGING = {\n    "version": 1,\n${more}    ${console}\n}`;
const root = '    "root": {"handlers": ["console"]},\n';

function messageOf(logging: Written): string {
  return namesSome(logging.alternative.value, 'loggers', ['django', 'django.request']) === false
    ? "`disable_existing_loggers` is on, so Django's own loggers are off, and errors of requests are neither logged nor mailed. Set it to `False`."
    : '`disable_existing_loggers` is on, which silences the loggers that other modules have made before. Set it to `False`.';
}

function addFlag(settings: SettingsView, logging: Written): readonly Fix[] {
  const beside = besideFirst(logging);
  const edits = beside && addKey(settings, beside, key, 'False');
  return edits ? [{ title: `Add \`${key}: False\``, edits, safety: 'unsafe', preferred: true }] : [];
}

function problemOf(settings: SettingsView, logging: Written): QuietProblem | undefined {
  const { value } = logging.alternative;
  const incremental = partAt(value, 'incremental');
  if (incremental === undefined || (incremental && truthy(incremental.value) !== false)) return undefined;
  const common = { subject: 'LOGGING', message: messageOf(logging) };
  const on = writtenAt(settings, ['LOGGING', key], truthy);
  if (on !== undefined) return { ...common, at: on.alternative.at, fixes: setFlag(settings, on, false) };
  const place = logging.root.written?.name;
  if (partAt(value, key) !== null || place === undefined) return undefined;
  return { ...common, at: place, fixes: addFlag(settings, logging) };
}

export default defineRule({
  id: 'logging-disable-existing',
  aliases: ['logging-security-dropped'],
  summary: '`LOGGING` switches off loggers that exist already',
  why: "Python's `dictConfig` disables each logger that was made before and that the dictionary does not name, unless it is told not to. Where `django` is not named, `django.request` is one of them: a handler for the root logger notwithstanding, errors of requests go nowhere and no mail is sent.",
  notes:
    'Events of `django.security` are logged all the same, because those loggers are made later. Silent where `LOGGING_CONFIG` is `None`, and for an incremental configuration.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [778],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/logging/#configuring-logging',
    'https://docs.python.org/3/library/logging.config.html#dictionary-schema-details',
  ],
  examples: [
    {
      code: marked(config(`    "${key}": True,\n${root}`), 'True'),
      after: config(`    "${key}": False,\n${root}`),
    },
    {
      title: 'By default',
      code: marked(config(root), 'LOGGING'),
      after: `LOGGING = {\n    "version": 1,\n${root}    ${console}\n    "${key}": False,\n}`,
    },
    {
      title: 'Only those of other modules',
      code: marked(config(`    "${key}": True,\n    "loggers": {"django": {"handlers": ["console"]}},\n`), 'True'),
    },
    { code: config(`    "${key}": False,\n${root}`) },
    { title: 'No configuration', code: 'LOGGING = {}' },
    { title: 'Set up elsewhere', code: `LOGGING_CONFIG = None\n${config(root)}` },
    { title: 'Added to what is there', code: config('    "incremental": True,\n') },
  ],
  *check(settings) {
    const logging = loggingOf(settings);
    const problem = logging && problemOf(settings, logging);
    if (problem !== undefined) yield problem;
  },
});
