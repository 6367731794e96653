import { loaderTitle } from './shared/env-entries';
import { isReadBySettings, keyOfLine, wholeLine } from './shared/env-lines';
import { defineRule } from './rule';
import type { EnvFileView } from './shared/model';

const mark = '\uFEFF';
const decouple = 'from decouple import config\nEMAIL_HOST = config("EMAIL_HOST")\n';

/** python-dotenv takes the mark away since 1.2.2; what an older release does with it is another matter. */
function losesFirstLine(file: EnvFileView): boolean {
  const { known, name } = file.loader;
  if (name === 'django-environ' || name === 'python-decouple' || name === 'django-configurations') return known;
  const { version = null, exact = false } = file.packages?.get('python-dotenv') ?? {};
  const [major = 0, minor = 0, patch = 0] = version ?? [];
  const isOld = major < 1 || (major === 1 && (minor < 2 || (minor === 2 && patch < 2)));
  return known && name !== 'docker' && exact && version !== null && isOld;
}

export default defineRule({
  id: 'dotenv-bom',
  summary: 'A byte-order mark hides the first variable of a `.env` file',
  why: 'Some editors on Windows write an invisible mark at the start of a file. django-environ and django-configurations then skip the first line, and python-decouple and python-dotenv before 1.2.2 store it under a name that begins with the mark: the variable is not set, and its default applies.',
  notes: 'Silent where the loader in use takes the mark away, and where it is not known which one reads the file.',
  on: 'env',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: 'always',
  reveals: ['dotenv-debug-on', 'dotenv-hosts', 'dotenv-secret-key-weak', 'dotenv-insecure-flag'],
  sources: ['https://github.com/theskumar/python-dotenv/blob/main/CHANGELOG.md'],
  examples: [
    {
      files: { 'settings.py': decouple },
      code: `${mark}EMAIL_HOST=mail.example.org\n# ${'^'.repeat(26)}`,
      after: 'EMAIL_HOST=mail.example.org',
    },
    {
      title: 'An old release of python-dotenv',
      packages: { 'python-dotenv': '1.0.1' },
      files: {
        'settings.py':
          'import os\nfrom dotenv import load_dotenv\nload_dotenv()\nEMAIL_HOST = os.environ["EMAIL_HOST"]\n',
      },
      code: `${mark}EMAIL_HOST=mail.example.org\n# ${'^'.repeat(26)}`,
      after: 'EMAIL_HOST=mail.example.org',
    },
    {
      title: 'A release that takes it away',
      packages: { 'python-dotenv': '1.2.4' },
      files: {
        'settings.py':
          'import os\nfrom dotenv import load_dotenv\nload_dotenv()\nEMAIL_HOST = os.environ["EMAIL_HOST"]\n',
      },
      code: `${mark}EMAIL_HOST=mail.example.org`,
    },
    {
      title: 'In front of a comment',
      files: { 'settings.py': decouple },
      code: `${mark}\nEMAIL_HOST=mail.example.org`,
    },
    { title: 'Nobody knows who reads it', code: `${mark}EMAIL_HOST=mail.example.org` },
    { files: { 'settings.py': decouple }, code: 'EMAIL_HOST=mail.example.org' },
  ],
  check(file) {
    const { uri } = file;
    const start = { uri, span: { start: 0, end: 1 } };
    const line = wholeLine(file, start);
    const text = file.textOf(line);
    const key = keyOfLine(text);
    if (!text.startsWith(mark) || key === undefined || !losesFirstLine(file)) return [];
    return [
      {
        at: line,
        subject: key,
        message: `An invisible byte-order mark makes ${loaderTitle(file)} lose \`${key}\`. Save the file without it.`,
        profile: isReadBySettings(file, key) ? 'broken' : 'warn',
        fixes: [{ title: 'Remove the mark', edits: [{ at: start, newText: '' }], safety: 'unsafe', preferred: true }],
      },
    ];
  },
});
