import { truthy } from './shared/values';
import { settings as facts } from '../django/settings';
import { isRead, outcome } from './shared/env-entries';
import { flagWays, writeFlag } from './shared/flag-fixes';
import { offWords, onWords } from './shared/flag-words';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Step } from './shared/model';

const decouple = 'from decouple import config\n';
const environ = 'import environ\nenv = environ.Env()\n';

type Trouble = 'refused' | 'off' | 'on' | 'unknown';

const results: Readonly<Record<Trouble, string>> = {
  refused: 'the code refuses it, and the program does not start',
  off: 'the code takes it for "off"',
  on: 'the code takes it for "on"',
  unknown: 'the code does not know it and takes it for "off"',
};

function isFlag(steps: readonly Step[]): boolean {
  return steps.some((step) =>
    step.op === 'cast' ? step.cast === 'bool' : step.op === 'builtin' && step.name === 'strtobool',
  );
}

/** What a text comes out as, where that is not what it says. */
function troubleOn(text: string, steps: readonly Step[], isPlainFlag: boolean): Trouble | undefined {
  const value = outcome(text, steps);
  if (value === 'invalid') return isFlag(steps) ? 'refused' : undefined;
  const truth = truthy(value);
  const word = text.trim().toLowerCase();
  const asks = isFlag(steps) || steps.some(({ op }) => op === 'compare');
  if (truth === false && onWords.includes(word) && asks) return 'off';
  if (truth === true && offWords.includes(word) && (asks || isPlainFlag)) return 'on';
  const isSilent = truth === false && isFlag(steps) && word !== '' && !offWords.includes(word);
  return isSilent && !/^[\d\s]*$/.test(word) ? 'unknown' : undefined;
}

/** `DEBUG` has a rule of its own for what turns it on. */
function troubleOf(entry: EnvFileEntry, text: string): Trouble | undefined {
  const isDebug = entry.uses.some(({ setting }) => setting === 'DEBUG');
  const isKnown = entry.uses.length > 0 && entry.uses.every(({ setting }) => facts.get(setting)?.kind === 'bool');
  const found = flagWays(entry, text).flatMap((steps) => troubleOn(text, steps, isKnown) ?? []);
  return found.find((trouble) => !(isDebug && trouble === 'on'));
}

/** What is no word for a flag in a template is there to be filled in. */
function isOpen({ role }: EnvFileView, text: string): boolean {
  const word = text.trim().toLowerCase();
  return role === 'example' && !onWords.includes(word) && !offWords.includes(word);
}

export default defineRule({
  id: 'dotenv-bool-not-understood',
  summary: 'The code does not read a flag in a `.env` file as it is meant',
  why: 'Each library knows other words for "on" and "off", in other spellings. django-environ takes every word that it does not know for "off" without an error, a comparison with `"True"` takes `true` for "off", and a text that is not converted is "on" whatever it says: a protection that seems to be on is off.',
  notes:
    'Judged by the code that reads the variable: a word that one of two comparisons with `or` between them takes is understood, and what is off because of something else behind `and` says nothing. Silent where no settings module reads it, or where what becomes of the text is not known. What turns `DEBUG` on is reported by `dotenv-debug-on`.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [704],
  fixable: 'sometimes',
  reveals: ['dotenv-debug-on', 'dotenv-insecure-flag', 'dotenv-proxy-flag'],
  sources: [
    'https://django-environ.readthedocs.io/en/latest/types.html',
    'https://github.com/HBNetwork/python-decouple',
    'https://marshmallow.readthedocs.io/en/stable/marshmallow.fields.html',
  ],
  examples: [
    {
      title: 'A word that python-decouple refuses',
      files: { 'settings.py': `${decouple}USE_TZ = config("USE_TZ", cast=bool)\n` },
      code: 'USE_TZ=enabled\n#      ^^^^^^^',
      after: 'USE_TZ=True',
    },
    {
      title: 'A word that django-environ takes for "off"',
      files: { 'settings.py': `${environ}SESSION_COOKIE_SECURE = env.bool("COOKIES_SECURE")\n` },
      code: 'COOKIES_SECURE=t\n#              ^',
      after: 'COOKIES_SECURE=True',
    },
    {
      title: 'A slip of the pen',
      files: { 'settings.py': `${environ}SESSION_COOKIE_SECURE = env.bool("COOKIES_SECURE")\n` },
      code: 'COOKIES_SECURE=Truue\n#              ^^^^^',
    },
    {
      title: 'A slip of the pen that would turn `DEBUG` on in a file for production',
      path: '.env.production',
      files: { 'settings.py': `${environ}DEBUG = env.bool("DEBUG", default=False)\n` },
      code: 'DEBUG=Ture\n#     ^^^^',
      after: 'DEBUG=False',
    },
    {
      title: 'To be filled in',
      path: '.env.example',
      files: { 'settings.py': 'from environs import Env\nenv = Env()\nUSE_TZ = env.bool("USE_TZ")\n' },
      code: 'USE_TZ=',
    },
    {
      title: 'A placeholder of a template',
      path: '.env.example',
      files: { 'settings.py': `${decouple}USE_TZ = config("USE_TZ", cast=bool)\n` },
      code: 'USE_TZ=yes-or-no',
    },
    {
      title: 'The other way round',
      files: { 'settings.py': `${environ}SESSION_COOKIE_SECURE = not env.bool("PLAIN_HTTP")\n` },
      code: 'PLAIN_HTTP=yes',
    },
    {
      title: 'Words that it knows',
      files: {
        'settings.py': `${decouple}USE_TZ = config("USE_TZ", cast=bool)\nUSE_I18N = config("USE_I18N", cast=bool)\n`,
      },
      code: 'USE_TZ=on\nUSE_I18N=F',
    },
  ],
  *check(file) {
    for (const entry of file.entries) {
      const { value } = entry;
      if (value === null || !isRead(entry) || isOpen(file, value)) continue;
      const trouble = troubleOf(entry, value);
      if (trouble === undefined) continue;
      yield {
        at: value === '' ? entry.rawAt : entry.valueAt,
        subject: entry.key,
        message: `The value of \`${entry.key}\` does not mean what it looks like: ${results[trouble]}. Write a word that it knows.`,
        fixes: writeFlag(file, entry, value),
      };
    }
  },
});
