import { isUnread } from './shared/env-entries';
import { linesBelow } from './shared/remove';
import { indentAt, moduleText, startsLine } from './shared/source';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Fix, Place, Setting, SettingsView } from './shared/model';

const fallbacks = 'SECRET_KEY_FALLBACKS';
const oldNames = [
  'OLD_SECRET_KEY',
  'PREVIOUS_SECRET_KEY',
  'SECRET_KEY_OLD',
  'SECRET_KEY_PREVIOUS',
  'SECRET_KEY_FALLBACK',
];

function isOld({ django }: SettingsView): boolean {
  return django !== undefined && (django[0] < 4 || (django[0] === 4 && django[1] < 1));
}

/** Some code of the project may use the name, in a way of its own. */
function isUsed(settings: SettingsView, name: string): boolean {
  const uses = settings.sources.flatMap(
    ({ uri }) => moduleText(settings, uri).match(new RegExp(`\\b${name}\\b(?!["'])`, 'g')) ?? [],
  );
  return uses.length > settings.get(name).writes.length;
}

function fixes(settings: SettingsView, name: string, statement: Place): readonly Fix[] {
  const text = moduleText(settings, statement.uri);
  const topLevel = startsLine(text, statement.span.start) && indentAt(text, statement.span.start) === '';
  if (!topLevel || isOld(settings)) return [];
  const edits = [linesBelow(settings, statement, [`${fallbacks} = [${name}] if ${name} else []`])];
  return [{ title: `Use it in \`${fallbacks}\``, edits, safety: 'unsafe', preferred: true }];
}

function writtenName({ writes }: Setting): Place | undefined {
  return writes.at(-1)?.name;
}

const reading = 'import environ\nenv = environ.Env()\nenviron.Env.read_env(".env")\nSECRET_KEY = env("SECRET_KEY")\n';

export default defineRule({
  id: 'secret-key-rotation-ignored',
  summary: 'An old secret key is named in a way that Django does not read',
  why: 'After a change of `SECRET_KEY`, Django accepts what the old key has signed only if that key is in `SECRET_KEY_FALLBACKS`, which Django knows since 4.1. Under any other name nothing reads it: everybody is logged out all the same.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [324],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secret-key-fallbacks'],
  examples: [
    {
      code: 'import os\nOLD_SECRET_KEY = os.environ.get("OLD_SECRET_KEY")\n# ^^^^^^^^^^^^\n',
      after: `import os\nOLD_SECRET_KEY = os.environ.get("OLD_SECRET_KEY")\n${fallbacks} = [OLD_SECRET_KEY] if OLD_SECRET_KEY else []\n`,
    },
    {
      title: 'Before Django 4.1',
      django: '3.2',
      code: `import os\n${fallbacks} = [os.environ["OLD_KEY"]]\n# ^^^^^^^^^^^^^^^^^^`,
    },
    { code: `import os\nOLD_SECRET_KEY = os.environ["OLD_SECRET_KEY"]\n${fallbacks} = [OLD_SECRET_KEY]` },
    {
      title: 'Used for something else',
      code: 'import os\nOLD_SECRET_KEY = os.environ["OLD_SECRET_KEY"]\nSIGNATURES = [OLD_SECRET_KEY]',
    },
    { title: 'The release is not known', code: `import os\n${fallbacks} = [os.environ["OLD_KEY"]]` },
    {
      title: 'In a `.env` file',
      path: '.env',
      files: { 'settings.py': reading },
      code: 'SECRET_KEY=an-example-key\nOLD_SECRET_KEY=another-key\n# ^^^^^^^^^^^^',
    },
    {
      title: 'Read for the fallbacks',
      path: '.env',
      files: { 'settings.py': `${reading}${fallbacks} = [env("OLD_SECRET_KEY")]\n` },
      code: 'SECRET_KEY=an-example-key\nOLD_SECRET_KEY=another-key',
    },
  ],
  *check(settings) {
    const list = settings.get(fallbacks);
    const at = writtenName(list);
    if (at !== undefined && isOld(settings) && list.judge(truthy) !== false) {
      const message = `This release of Django does not read \`${fallbacks}\`, which came with 4.1. Sessions end with the change of the key.`;
      yield { at, subject: fallbacks, message };
    }
    if (list.isAssigned || settings.open) return;
    for (const name of oldNames) {
      const write = settings.get(name).writes.at(-1);
      if (write?.how !== 'assign' || isUsed(settings, name)) continue;
      yield {
        at: write.name,
        subject: name,
        message: `Django never reads \`${name}\`, so the old key does not count. Put it into \`${fallbacks}\` until the rotation is over.`,
        fixes: fixes(settings, name, write.statement),
      };
    }
  },
  *checkEnv(file) {
    if (file.role === 'example' || file.assigns(fallbacks)) return;
    for (const entry of file.entries) {
      if (!oldNames.includes(entry.key.replace(/^DJANGO_/, '')) || !isUnread(file, entry)) continue;
      yield {
        at: entry.keyAt,
        subject: entry.key,
        message: `No settings module reads \`${entry.key}\`, so the old key does not count. Read it in \`${fallbacks}\` until the rotation is over, or take it out.`,
      };
    }
  },
});
