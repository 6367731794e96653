import { isRead, loaderTitle } from './shared/env-entries';
import { commentAbove, inlineComment, misreadEntries } from './shared/env-lines';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView } from './shared/model';

const decouple = 'from decouple import config\n';
const environ = 'import environ\nenv = environ.Env()\n';

/** python-decouple, django-environ as it is by default, and docker know no comments behind a value. */
function keepsComments({ loader }: EnvFileView): boolean {
  if (loader.name === 'django-environ') return loader.parsesComments === false;
  return loader.name !== 'python-dotenv' && loader.name !== 'environs';
}

function commentOf(file: EnvFileView, entry: EnvFileEntry): ReturnType<typeof inlineComment> {
  const raw = file.textOf(entry.rawAt);
  const found = inlineComment(raw);
  // `COLOR=#fff` is a value; only a blank before the sign makes the reader of the file expect a comment.
  const isAtStart = found?.start === 0 && !/\s/.test(before(file, entry));
  return found === undefined || isAtStart || !/^#+(?:\s|[A-Za-z]|$)/.test(raw.slice(found.start)) ? undefined : found;
}

function before(file: EnvFileView, { rawAt: { uri, span } }: EnvFileEntry): string {
  return file.textOf({ uri, span: { start: span.start - 1, end: span.start } });
}

export default defineRule({
  id: 'dotenv-inline-comment',
  summary: 'A comment behind a value becomes a part of the value',
  why: 'python-decouple, and django-environ unless it is told otherwise, take everything behind `=` for the value. With a comment behind it, a flag is refused or comes out as off, a host never matches and a password is wrong. A key that consists of the comment of the template is known to everybody.',
  notes:
    'Silent where the loader in use cuts comments off, as python-dotenv and environs do, where it is not known which one reads the file (`env.read_env()` without a path looks beside its module only, and compose files cut comments off), and for variables that no settings module reads.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'always',
  reveals: [
    'dotenv-debug-on',
    'dotenv-hosts',
    'dotenv-secret-key-weak',
    'dotenv-insecure-flag',
    'dotenv-placeholder-secret',
    'dotenv-empty-secret',
  ],
  sources: [
    'https://django-environ.readthedocs.io/en/latest/changelog.html',
    'https://github.com/HBNetwork/python-decouple',
  ],
  examples: [
    {
      files: { 'settings.py': `${decouple}DEBUG = config("DEBUG", default=False, cast=bool)\n` },
      code: 'DEBUG=False # only on your machine\n#           ^^^^^^^^^^^^^^^^^^^^^^',
      after: '# only on your machine\nDEBUG=False',
    },
    {
      title: 'Behind quotes',
      path: '.env.example',
      files: { 'settings.py': `${environ}environ.Env.read_env(".env")\nEMAIL_HOST = env("EMAIL_HOST")\n` },
      code: 'EMAIL_HOST="mail.example.org"  # of the provider\n#                              ^^^^^^^^^^^^^^^^^',
      after: '# of the provider\nEMAIL_HOST="mail.example.org"',
    },
    {
      title: 'In the place of a value',
      path: '.env.example',
      files: { 'settings.py': `${decouple}EMAIL_HOST = config("EMAIL_HOST")\n` },
      code: 'EMAIL_HOST= # of the provider\n#           ^^^^^^^^^^^^^^^^^',
      after: '# of the provider\nEMAIL_HOST= ',
    },
    {
      title: 'django-environ is told to cut comments off',
      files: {
        'settings.py': `${environ}environ.Env.read_env(".env", parse_comments=True)\nEMAIL_HOST = env("EMAIL_HOST")\n`,
      },
      code: 'EMAIL_HOST=mail.example.org # of the provider',
    },
    {
      title: 'A range of releases of which the first cuts them off',
      packages: { 'django-environ': '>=0.11' },
      files: { 'settings.py': `${environ}environ.Env.read_env(".env")\nEMAIL_HOST = env("EMAIL_HOST")\n` },
      code: 'EMAIL_HOST=mail.example.org # of the provider',
    },
    {
      title: 'python-dotenv cuts them off',
      files: {
        'settings.py':
          'import os\nfrom dotenv import load_dotenv\nload_dotenv()\nEMAIL_HOST = os.environ["EMAIL_HOST"]\n',
      },
      code: 'EMAIL_HOST=mail.example.org # of the provider',
    },
    {
      title: 'django-environ looks beside the module, and not here',
      path: '.env.example',
      files: { 'config/settings.py': `${environ}env.read_env()\nEMAIL_HOST = env("EMAIL_HOST")\n` },
      code: 'EMAIL_HOST=mail.example.org # of the provider',
    },
  ],
  *check(file) {
    if (!keepsComments(file)) return;
    for (const entry of misreadEntries(file)) {
      const comment = isRead(entry) ? commentOf(file, entry) : undefined;
      if (comment === undefined) continue;
      const { uri, span } = entry.rawAt;
      yield {
        at: { uri, span: { start: span.start + comment.start, end: span.end } },
        subject: entry.key,
        message: `${loaderTitle(file)} takes this comment for a part of the value of \`${entry.key}\`. Write it on a line of its own.`,
        fixes: [
          {
            title: 'Move the comment above the line',
            edits: commentAbove(file, entry, comment),
            safety: 'unsafe',
            preferred: true,
          },
        ],
      };
    }
  },
});
