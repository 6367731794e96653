import { fallbackLiteral } from './shared/fallback';
import { moduleQuote } from './shared/source';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { EnvRead, Fix, SettingsView } from './shared/model';

/** The text that a reader of lists hands back as it is; undefined for all other reads. */
function defaultText(settings: SettingsView, read: EnvRead): string | undefined {
  const isCast = read.steps.some((step) => step.op === 'cast' && (step.cast === 'list' || step.cast === 'tuple'));
  const handsBack = read.reader === 'django-environ' || read.reader === 'environs';
  const literal = isCast && handsBack ? fallbackLiteral(settings, read) : undefined;
  return literal === undefined ? undefined : textIn(literal.value);
}

/** A text that is no list of hosts has a rule of its own. */
function isOfHosts(settings: SettingsView, read: EnvRead): boolean {
  return settings.get('ALLOWED_HOSTS').all.some((alternative) => alternative.read?.at === read.at);
}

function fixes(settings: SettingsView, read: EnvRead, text: string): readonly Fix[] {
  const literal = fallbackLiteral(settings, read);
  if (literal === undefined || !/^["'][^"'\\]*["']$/.test(settings.textOf(literal.at))) return [];
  const quote = moduleQuote(settings, read.at.uri);
  const items = text.split(',').map((item) => item.trim());
  const newText = `[${items
    .filter((item) => item !== '')
    .map((item) => quote + item + quote)
    .join(', ')}]`;
  const edits = [{ at: literal.at, newText }];
  return [{ title: `Use \`${newText}\` as the default`, edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'list-default-is-string',
  summary: 'The default of a list is a text, which is not taken apart',
  why: 'django-environ and environs take the text of the variable apart at commas and return a default as it is. When the variable is missing the setting is a text: Django goes through its characters one by one, or refuses to start.',
  notes:
    'python-decouple casts its default too, and is silent here. An empty text is a hint, because it works like an empty list. `ALLOWED_HOSTS` has a rule of its own (`allowed-hosts-wrong-type`).',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [704],
  fixable: 'sometimes',
  reveals: ['csrf-trusted-origin-no-scheme', 'csrf-trusted-origin-http', 'csrf-trusted-origin-malformed'],
  sources: ['https://django-environ.readthedocs.io/en/latest/types.html', 'https://github.com/sloria/environs'],
  examples: [
    {
      code: 'import environ\nenv = environ.Env()\nSITE_LANGUAGES = env.list("SITE_LANGUAGES", default="en,de")\n#                                           ^^^^^^^^^^^^^^^',
      after: 'import environ\nenv = environ.Env()\nSITE_LANGUAGES = env.list("SITE_LANGUAGES", default=["en", "de"])',
    },
    {
      title: 'An empty text: a hint',
      code: 'from environs import Env\nenv = Env()\nSITE_LANGUAGES = env.list("SITE_LANGUAGES", "")\n#                                           ^^',
      after: 'from environs import Env\nenv = Env()\nSITE_LANGUAGES = env.list("SITE_LANGUAGES", [])',
    },
    { code: 'import environ\nenv = environ.Env()\nSITE_LANGUAGES = env.list("SITE_LANGUAGES", default=["en"])' },
    {
      title: 'python-decouple casts the default',
      code: 'from decouple import config, Csv\nSITE_LANGUAGES = config("SITE_LANGUAGES", default="en,de", cast=Csv())',
    },
    { title: 'No list', code: 'import environ\nenv = environ.Env()\nSITE_NAME = env("SITE_NAME", default="a,b")' },
  ],
  *check(settings) {
    for (const read of settings.reads) {
      const text = defaultText(settings, read);
      if (text === undefined || isOfHosts(settings, read)) continue;
      yield {
        at: read.fallbackAt ?? read.at,
        subject: read.variable,
        message: `When the variable \`${read.variable}\` is missing, this list is a text, which is not taken apart at commas. Use a list as the default.`,
        profile: text === '' ? 'hint' : 'broken',
        fixes: fixes(settings, read, text),
      };
    }
  },
});
