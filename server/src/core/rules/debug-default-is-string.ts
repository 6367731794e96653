import { changeToFlag, fallbackPlace, isFallbackText, takesTypeOfText } from './shared/fallback';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, EnvRead, SettingsView } from './shared/model';

/** True where the library hands the default back as it is: it casts the variable alone, or takes its type from the default. */
function returnsDefaultText(settings: SettingsView, alternative: Alternative): boolean {
  const { read } = alternative;
  if (read === undefined || !isFallbackText(alternative) || truthy(alternative.value) !== true) return false;
  return takesTypeOfText(settings, read) || read.steps.some((step) => step.op === 'cast' && step.cast === 'bool');
}

function messageFor(settings: SettingsView, read: EnvRead): string {
  if (takesTypeOfText(settings, read))
    return `The default of the variable \`${read.variable}\` is a text, so django-environ makes \`DEBUG\` a text, too, and even \`False\` counts as true. Use \`False\` as the default.`;
  return `When the variable \`${read.variable}\` is missing, \`DEBUG\` is a text that is not empty, which counts as true. Use \`False\` as the default.`;
}

export default defineRule({
  id: 'debug-default-is-string',
  summary: 'The default of `DEBUG` is a text, which counts as true',
  why: 'django-environ and environs cast the text of the variable and return a default as it is. `default="False"` is therefore the text `False` when the variable is missing, and a text that is not empty is true.',
  notes:
    'In django-environ a value that equals the default is not parsed at all, so `env.bool("DEBUG", default="False")` gives the text `False` also when the variable is *set* to `False`; and `env("DEBUG", default="False")` takes the type of its default, so every text stays a text. python-decouple casts its default too, and is silent here.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [704],
  fixable: 'sometimes',
  sources: ['https://django-environ.readthedocs.io/en/latest/types.html', 'https://github.com/sloria/environs'],
  examples: [
    {
      code: 'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default="False")\n#                         ^^^^^^^^^^^^^^^',
      after: 'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)',
    },
    {
      code: 'from environs import Env\nenv = Env()\nDEBUG = env.bool("DEBUG", default="False")\n#                         ^^^^^^^^^^^^^^^',
      after: 'from environs import Env\nenv = Env()\nDEBUG = env.bool("DEBUG", default=False)',
    },
    {
      title: 'django-environ takes the type of the default',
      code: 'import environ\nenv = environ.Env()\nDEBUG = env("DEBUG", default="False")\n#                    ^^^^^^^^^^^^^^^',
      after: 'import environ\nenv = environ.Env()\nDEBUG = env("DEBUG", default=False)',
    },
    { code: 'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)' },
    {
      title: 'An empty text is false',
      code: 'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default="")',
    },
    {
      title: 'python-decouple casts the default',
      code: 'from decouple import config\nDEBUG = config("DEBUG", default="False", cast=bool)',
    },
  ],
  *check(settings) {
    const text = settings.get('DEBUG').deployedAlternatives.find((each) => returnsDefaultText(settings, each));
    if (text?.read === undefined) return;
    const edit = changeToFlag(settings, text.read);
    yield {
      at: fallbackPlace(settings, text),
      subject: 'DEBUG',
      message: messageFor(settings, text.read),
      fixes:
        edit === undefined
          ? []
          : [{ title: 'Use `False` as the default', edits: [edit], safety: 'unsafe', preferred: true }],
    };
  },
});
