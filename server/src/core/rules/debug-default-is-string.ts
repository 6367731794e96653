import { changeToFlag, fallbackPlace, isFallbackText } from './shared/fallback';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative } from './shared/model';

/** True where the library casts the text to a flag but hands the default back as it is. */
function returnsDefaultText(alternative: Alternative): boolean {
  const { steps } = alternative.read ?? { steps: [] };
  return (
    isFallbackText(alternative) &&
    truthy(alternative.value) === true &&
    steps.some((step) => step.op === 'cast' && step.cast === 'bool')
  );
}

export default defineRule({
  id: 'debug-default-is-string',
  summary: 'The default of `DEBUG` is a text, which counts as true',
  why: 'django-environ and environs cast the text of the variable and return a default as it is. `default="False"` is therefore the text `False` when the variable is missing, and a text that is not empty is true.',
  notes:
    'In django-environ a value that equals the default is not parsed at all, so `env.bool("DEBUG", default="False")` gives the text `False` also when the variable is *set* to `False`. python-decouple casts its default too, and is silent here.',
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
    const text = settings.get('DEBUG').deployedAlternatives.find(returnsDefaultText);
    if (text?.read === undefined) return;
    const edit = changeToFlag(settings, text.read);
    yield {
      at: fallbackPlace(settings, text),
      subject: 'DEBUG',
      message: `When the variable \`${text.read.variable}\` is missing, \`DEBUG\` is a text that is not empty, which counts as true. Use \`False\` as the default.`,
      fixes:
        edit === undefined
          ? []
          : [{ title: 'Use `False` as the default', edits: [edit], safety: 'unsafe', preferred: true }],
    };
  },
});
