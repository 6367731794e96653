import { defineRule } from './rule';
import type { EnvLoad, Fix, Place, SettingsView } from './shared/model';

/** The keyword argument with the comma before or behind it; undefined where it is written in another way. */
function argumentIn(settings: SettingsView, { at }: EnvLoad): Place | undefined {
  const text = settings.textOf(at);
  const match =
    /,\s*(?:override|overwrite)\s*=\s*True\b|(?<=\()\s*(?:override|overwrite)\s*=\s*True\s*(?:,\s*|(?=\)))/.exec(text);
  if (match === null || text.includes('#')) return undefined;
  const start = at.span.start + match.index;
  return { uri: at.uri, span: { start, end: start + match[0].length } };
}

function fixes(settings: SettingsView, load: EnvLoad): readonly Fix[] {
  const at = argumentIn(settings, load);
  return at === undefined
    ? []
    : [{ title: 'Let the environment win', edits: [{ at, newText: '' }], safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'env-file-overrides-environment',
  summary: 'The values of a `.env` file win over the environment',
  why: 'What the host, the container or the service manager sets is ignored where the file says something else. A file for development that is left in an image, or comes with an update, switches `DEBUG` on whatever the platform says.',
  notes: 'Right where the file alone is meant to decide. Silent in settings for development and tests.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [15],
  fixable: 'sometimes',
  sources: [
    'https://github.com/theskumar/python-dotenv#getting-started',
    'https://django-environ.readthedocs.io/en/latest/tips.html',
  ],
  examples: [
    {
      code: 'from dotenv import load_dotenv\nload_dotenv(override=True)\n# ^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'from dotenv import load_dotenv\nload_dotenv()',
    },
    {
      title: 'django-environ',
      role: 'production',
      code: 'import environ\nenviron.Env.read_env(".env", overwrite=True)\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'import environ\nenviron.Env.read_env(".env")',
    },
    { code: 'from dotenv import load_dotenv\nload_dotenv()' },
    { code: 'from dotenv import load_dotenv\nload_dotenv(override=False)' },
    {
      title: 'For development',
      role: 'development',
      code: 'from dotenv import load_dotenv\nload_dotenv(override=True)',
    },
  ],
  *check(settings) {
    for (const load of settings.envLoads) {
      if (load.overrides !== true) continue;
      yield {
        at: load.at,
        message:
          'The values of this file win over those of the environment, such as a stray `DEBUG=True` over what the host sets. Leave the argument out.',
        fixes: fixes(settings, load),
      };
    }
  },
});
