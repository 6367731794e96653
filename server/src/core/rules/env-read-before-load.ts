import { lineStart } from '../text';
import { moduleText } from './shared/source';
import { within } from './shared/values';
import { defineRule } from './rule';
import type { EnvLoad, EnvRead, SettingsView } from './shared/model';

/** The libraries whose reads see what python-dotenv and django-environ put into the environment. */
const environmentReaders: readonly EnvRead['reader'][] = [
  'os',
  'django-environ',
  'dj-database-url',
  'django-configurations',
];

/** The first load, if it fills the environment and it is certain which file it reads. */
function firstLoad({ envLoads }: SettingsView): EnvLoad | undefined {
  const first = envLoads.find(({ isApart }) => isApart !== true);
  const fills = first?.reader === 'python-dotenv' || first?.reader === 'django-environ';
  return fills && first.certain && first.file !== null ? first : undefined;
}

/** A read in an assignment of the module itself, not in a function that may be called later. */
function runsBefore(settings: SettingsView, read: EnvRead, load: EnvLoad): boolean {
  if (read.at.uri !== load.at.uri || read.at.span.end > load.at.span.start) return false;
  const text = moduleText(settings, read.at.uri);
  return settings.assigned.some((name) =>
    settings
      .get(name)
      .writes.some(
        ({ statement, value }) =>
          within(value, read.at) && lineStart(text, statement.span.start) === statement.span.start,
      ),
  );
}

export default defineRule({
  id: 'env-read-before-load',
  summary: 'A variable is read before the `.env` file that sets it is loaded',
  why: 'The read finds nothing, while the file has a value: a flag stays at its default, a key at the one for development, and a variable without a fallback ends the program.',
  notes: 'Only for variables that the file sets. Silent where it is not known which file is loaded.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [665],
  fixable: { never: 'what stands between the two lines may have to move with them' },
  sources: [
    'https://django-environ.readthedocs.io/en/latest/quickstart.html',
    'https://github.com/theskumar/python-dotenv#getting-started',
  ],
  examples: [
    {
      files: { '.env': 'SITE_NAME=example\n' },
      code: 'import os\nfrom dotenv import load_dotenv\nSITE_NAME = os.environ.get("SITE_NAME", "none")\n#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\nload_dotenv()',
    },
    {
      title: 'django-environ',
      files: { '.env': 'SITE_NAME=example\n' },
      code: 'import environ\nenv = environ.Env()\nSITE_NAME = env("SITE_NAME", default="none")\n#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\nenviron.Env.read_env(".env")',
    },
    {
      title: 'Without a fallback',
      files: { '.env': 'SITE_NAME=example\n' },
      code: 'import os\nfrom dotenv import load_dotenv\nSITE_NAME = os.environ["SITE_NAME"]\n#           ^^^^^^^^^^^^^^^^^^^^^^^\nload_dotenv()',
    },
    {
      title: 'Below',
      files: { '.env': 'SITE_NAME=example\n' },
      code: 'import os\nfrom dotenv import load_dotenv\nload_dotenv()\nSITE_NAME = os.environ.get("SITE_NAME", "none")',
    },
    {
      title: 'The file says nothing about it',
      files: { '.env': 'OTHER=1\n' },
      code: 'import os\nfrom dotenv import load_dotenv\nSITE_NAME = os.environ.get("SITE_NAME", "none")\nload_dotenv()',
    },
    {
      title: 'In a function',
      files: { '.env': 'SITE_NAME=example\n' },
      code: 'import os\nfrom dotenv import load_dotenv\ndef name():\n    return os.environ.get("SITE_NAME", "none")\nload_dotenv()\nSITE_NAME = name()',
    },
  ],
  *check(settings) {
    const load = firstLoad(settings);
    if (load === undefined) return;
    for (const read of settings.reads) {
      const isSeen = environmentReaders.includes(read.reader);
      if (!isSeen || load.file?.defines(read.variable) !== true || !runsBefore(settings, read, load)) continue;
      yield {
        at: read.at,
        subject: read.variable,
        message: `\`${read.variable}\` is read before the file that sets it is loaded, so ${read.required ? 'it is missing here' : 'its fallback counts'}. Load \`${load.file.path}\` above this line.`,
        related: [{ at: load.at, message: 'The file is loaded here.' }],
      };
    }
  },
});
