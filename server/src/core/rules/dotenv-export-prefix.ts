import { loaderTitle } from './shared/env-entries';
import { keyOfLine, misreadLines, wholeLine } from './shared/env-lines';
import { defineRule } from './rule';
import type { EnvFileView, Place } from './shared/model';

const decouple = 'from decouple import config\nEMAIL_HOST = config("EMAIL_HOST")\n';

/** The word and the blanks behind it. */
function wordIn(file: EnvFileView, line: Place): Place | undefined {
  const match = /^(\s*)(export\s+)/.exec(file.textOf(line));
  if (match === null) return undefined;
  const start = line.span.start + (match[1]?.length ?? 0);
  return { uri: line.uri, span: { start, end: start + (match[2]?.length ?? 0) } };
}

/** A file in which every line begins so is made for a shell, which hands the variables on before Python starts. */
function isForShell(file: EnvFileView, count: number): boolean {
  return count >= file.entries.length;
}

export default defineRule({
  id: 'dotenv-export-prefix',
  summary: 'The loader does not know the word `export`',
  why: 'python-decouple takes `export NAME` for the name of the variable, so `NAME` is not set, and its default applies. django-configurations skips the line.',
  notes:
    'A hint where every line of the file begins so: it is then made for a shell. Silent where the loader in use knows the word, as python-dotenv, environs and django-environ do, and where it is not known which one reads the file.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'always',
  reveals: ['dotenv-debug-on', 'dotenv-hosts', 'dotenv-secret-key-weak', 'dotenv-insecure-flag'],
  sources: ['https://github.com/HBNetwork/python-decouple'],
  examples: [
    {
      files: { 'settings.py': decouple },
      code: 'SITE_NAME=one\nexport EMAIL_HOST=mail.example.org\n# ^^^^^',
      after: 'SITE_NAME=one\nEMAIL_HOST=mail.example.org',
    },
    {
      title: 'For a shell: a hint',
      files: { 'settings.py': decouple },
      code: 'export EMAIL_HOST=mail.example.org\n# ^^^^^',
      after: 'EMAIL_HOST=mail.example.org',
    },
    {
      title: 'The file of a class of django-configurations',
      files: {
        'settings.py':
          'from configurations import Configuration, values\nclass Site(Configuration):\n    DOTENV = ".env"\n    EMAIL_HOST = values.Value("localhost")\n',
      },
      code: 'SITE_NAME=one\nexport DJANGO_EMAIL_HOST=mail.example.org\n# ^^^^^',
      after: 'SITE_NAME=one\nDJANGO_EMAIL_HOST=mail.example.org',
    },
    {
      title: 'python-dotenv knows the word',
      files: {
        'settings.py':
          'import os\nfrom dotenv import load_dotenv\nload_dotenv()\nEMAIL_HOST = os.environ["EMAIL_HOST"]\n',
      },
      code: 'export EMAIL_HOST=mail.example.org',
    },
    { title: 'Nobody knows who reads it', code: 'export EMAIL_HOST=mail.example.org' },
    { files: { 'settings.py': decouple }, code: 'EMAIL_HOST=mail.example.org' },
  ],
  *check(file) {
    const lines = misreadLines(file, ['export-prefix']);
    for (const { at } of lines) {
      const line = wholeLine(file, at);
      const key = keyOfLine(file.textOf(line));
      const word = wordIn(file, line);
      if (key === undefined || word === undefined) continue;
      yield {
        at: word,
        subject: key,
        message: `${loaderTitle(file)} does not know the word \`export\` and does not set \`${key}\`. Remove the word.`,
        profile: isForShell(file, lines.length) ? 'hint' : 'warn',
        fixes: [{ title: 'Remove `export`', edits: [{ at: word, newText: '' }], safety: 'unsafe', preferred: true }],
      };
    }
  },
});
