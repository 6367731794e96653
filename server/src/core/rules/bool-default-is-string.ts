import { fallbackLiteral } from './shared/fallback';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { EnvRead, Fix, SettingsView } from './shared/model';

/** True where the library casts the text of the variable to a flag and hands a text as default back as it is. */
function returnsText(settings: SettingsView, read: EnvRead): boolean {
  const isCast = read.steps.some((step) => step.op === 'cast' && step.cast === 'bool');
  const handsBack = read.reader === 'django-environ' || read.reader === 'environs';
  return isCast && handsBack && wordIn(settings, read) !== undefined;
}

/** What the text says; undefined for a text that is no word for a flag, such as `mandatory`, which may be meant. */
function wordIn(settings: SettingsView, read: EnvRead): boolean | undefined {
  const isText = read.fallback?.some(({ value }) => textIn(value) !== undefined) === true;
  const literal = isText ? fallbackLiteral(settings, read) : undefined;
  const word = (literal === undefined ? undefined : textIn(literal.value)) ?? '';
  if (/^\s*(?:true|yes|on|1|y|t|ok)\s*$/i.test(word)) return true;
  return /^\s*(?:false|no|off|0|n|f|none)\s*$/i.test(word) ? false : undefined;
}

/** `DEBUG` has a rule of its own. */
function isOfDebug(settings: SettingsView, read: EnvRead): boolean {
  return settings.get('DEBUG').all.some((alternative) => alternative.read?.at === read.at);
}

function fixes(settings: SettingsView, read: EnvRead): readonly Fix[] {
  const literal = fallbackLiteral(settings, read);
  if (literal === undefined || !/^["']/.test(settings.textOf(literal.at))) return [];
  const isOn = wordIn(settings, read) === true;
  const newText = isOn ? 'True' : 'False';
  const edits = [{ at: literal.at, newText }];
  return [{ title: `Use \`${newText}\` as the default`, edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'bool-default-is-string',
  summary: 'The default of a flag is a text, which counts as true',
  why: 'django-environ and environs cast the text of the variable and return a default as it is: `default="False"` is the text `False` when the variable is missing, and a text that is not empty is true. In django-environ a value that equals the default is not parsed either, so it is the text also when the variable is *set* to `False`.',
  notes:
    'python-decouple casts its default too, and is silent here. `DEBUG` has a rule of its own (`debug-default-is-string`).',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [704],
  fixable: 'sometimes',
  reveals: ['missing-hardening', 'session-cookie-insecure', 'csrf-cookie-insecure', 'ssl-redirect-disabled'],
  sources: ['https://django-environ.readthedocs.io/en/latest/types.html', 'https://github.com/sloria/environs'],
  examples: [
    {
      code: 'import environ\nenv = environ.Env()\nUSE_X_FORWARDED_HOST = env.bool("BEHIND_OTHERS", default="False")\n#                                                ^^^^^^^^^^^^^^^',
      after: 'import environ\nenv = environ.Env()\nUSE_X_FORWARDED_HOST = env.bool("BEHIND_OTHERS", default=False)',
    },
    {
      code: 'from environs import Env\nenv = Env()\nSITE_OPEN = env.bool("SITE_OPEN", "yes")\n#                                 ^^^^^',
      after: 'from environs import Env\nenv = Env()\nSITE_OPEN = env.bool("SITE_OPEN", True)',
    },
    { code: 'import environ\nenv = environ.Env()\nSITE_OPEN = env.bool("SITE_OPEN", default=False)' },
    {
      title: 'A text that is meant',
      code: 'import environ\nenv = environ.Env()\nSITE_OPEN = env.bool("SITE_OPEN", default="mandatory")',
    },
    {
      title: 'An empty text is false',
      code: 'import environ\nenv = environ.Env()\nSITE_OPEN = env.bool("SITE_OPEN", default="")',
    },
  ],
  *check(settings) {
    for (const read of settings.reads) {
      if (!returnsText(settings, read) || isOfDebug(settings, read)) continue;
      yield {
        at: read.fallbackAt ?? read.at,
        subject: read.variable,
        message: `When the variable \`${read.variable}\` is missing, this flag is a text that is not empty, which counts as true. Use \`True\` or \`False\` as the default.`,
        fixes: fixes(settings, read),
      };
    }
  },
});
