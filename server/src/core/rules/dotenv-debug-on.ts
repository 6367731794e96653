import { isOn, spellsOff, usesOf } from './shared/debug-on';
import { isLive, liveSeverity } from './shared/env-entries';
import { textTruth } from './shared/env-text';
import { asValue, startedWith, usesOf as settingsBehind } from './shared/process-variables';
import { servedForWork } from './shared/served-for-work';
import { defineRule } from './rule';
import type { EnvFileEntry, Fix, Place, Step } from './shared/model';

function message({ key, value }: Pick<EnvFileEntry, 'key' | 'value'>): string {
  const lost = 'error pages show source code and settings to every visitor.';
  return spellsOff(value ?? '')
    ? `\`${key}\` looks off here, and the settings take its text for on: ${lost} Convert the text where it is read.`
    : `\`${key}\` is on in this file: ${lost} Turn it off where the site is deployed.`;
}

/** Writes a word that each way to `DEBUG` takes for "off". */
function fixes(
  ways: readonly { readonly steps: readonly Step[] }[],
  at: Place,
  written = (text: string): string => text,
): readonly Fix[] {
  const newText = ['False', '0', ''].find((text) => ways.every(({ steps }) => textTruth(text, steps) === false));
  if (newText === undefined) return [];
  return [{ title: 'Turn `DEBUG` off', edits: [{ at, newText: written(newText) }], safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'dotenv-debug-on',
  summary: 'A `.env` file turns `DEBUG` on',
  why: 'The file decides what the deployed site does. With `DEBUG` on, every error page shows source code, local variables and settings.',
  notes:
    'An error in a file for production, and where what starts a site hands it over (also in `docker-compose.prod.yml` or the file of a platform itself), and in one that git stores and settings for production load and read it from; a warning where the `app.json` of Heroku proposes it, in the `ENV` lines of an image that starts a server of deployed sites, and in a plain `.env` that git does not ignore or stores, or that settings for production load, else a hint. Information where an image serves the site with a configuration of uWSGI that names settings for development. Files for development, tests and examples are left alone, and so is a plain `.env` that says `ENVIRONMENT=development` or names such settings. Whether a text counts as "on" is judged by the code that reads the variable: for code that takes the raw text, even `False` does. Silent where the settings write `DEBUG` out and nothing reads the variable; a file that a variable chooses (`.env.prd` by `f".env.{STAGE}"`) is judged with that text in the variable.',
  on: 'env',
  profile: 'prodwarn',
  django: ['security.W018'],
  cwe: [489],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#debug'],
  examples: [
    { title: 'For production', path: '.env.production', code: 'DEBUG=True\n#     ^^^^', after: 'DEBUG=False' },
    { code: 'DEBUG=1\n#     ^', after: 'DEBUG=False' },
    { title: 'Quotes stay', code: 'DJANGO_DEBUG="true"\n#             ^^^^', after: 'DJANGO_DEBUG="False"' },
    {
      title: 'Two readers, of which one converts it',
      files: {
        'settings.py':
          'import os\ntry:\n    import environ\n    DEBUG = environ.Env().bool("DEBUG")\nexcept ImportError:\n    DEBUG = os.environ.get("DEBUG")\n',
      },
      code: 'DEBUG=False',
    },
    { code: 'DEBUG=False' },
    {
      title: 'The settings write it out and read nothing',
      files: { 'settings.py': 'DEBUG = False\n' },
      code: 'DEBUG=True',
    },
  ],
  *check(file) {
    if (!isLive(file)) return;
    for (const entry of file.entries) {
      if (!isOn(file, entry)) continue;
      yield {
        at: entry.valueAt,
        subject: entry.key,
        message: message(entry),
        severity: liveSeverity(file, 'error', usesOf(entry)),
        fixes: fixes(usesOf(entry), entry.valueAt),
      };
    }
  },
  *checkProject(project) {
    yield* servedForWork(project);
    for (const { variable, isCertain } of startedWith(project)) {
      const { name, value, at } = variable;
      const uses = settingsBehind(project, name, ['DEBUG']);
      if (spellsOff(value) || !uses.some(({ steps }) => textTruth(value, steps) === true)) continue;
      yield {
        at,
        subject: name,
        severity: isCertain ? 'error' : 'warning',
        message: message({ key: name, value }),
        fixes: fixes(uses, at, (text) => asValue(variable, text)),
      };
    }
  },
});
