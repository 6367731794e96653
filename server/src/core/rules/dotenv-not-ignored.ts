import { aboutStored } from './shared/env-stored';
import { defineRule } from './rule';

const outside =
  'This file holds secrets, and no `.gitignore` keeps it out of a repository. Add it to one before the first `git add .`.';

const words = {
  secrets:
    'Git does not ignore this file, so the next `git add .` stores its secrets. Add it to `.gitignore`; if it was stored before, change them.',
  none: 'Git does not ignore this file. Add it to `.gitignore` before somebody writes a secret into it.',
};

export default defineRule({
  id: 'dotenv-not-ignored',
  summary: 'Git does not ignore a `.env` file',
  why: 'The next `git add .` stores the secrets in it for everybody who has the repository now or later. Removing the file afterwards leaves them in the history.',
  notes:
    'An error where a value leaves no doubt that it is a secret, a warning where one is a password in words, a hint (in the strict preset) where none is. A file that git tracks already: `dotenv-tracked`. Silent for files without a secret that nothing of the project is seen to read, for templates, for files for development and tests, for encrypted files (sops, dotenvx). Where there is neither a repository nor a `.gitignore`, a secret is an information.',
  on: 'env',
  profile: 'hard',
  django: [],
  cwe: [538, 312],
  fixable: 'sometimes',
  sources: ['https://git-scm.com/docs/gitignore', 'https://12factor.net/config'],
  examples: [
    {
      files: { '.gitignore': '*.pyc\n' },
      code: `SITE_NAME=one\nDB_PASSWORD=${'grey-tulip7'}\n# ^^^^^^^^^`,
      after: `SITE_NAME=one\nDB_PASSWORD=${'grey-tulip7'}`,
    },
    {
      title: 'No secret in it: a hint',
      files: { '.gitignore': '', 'settings.py': 'import os\nSITE = os.environ["SITE_NAME"]\n' },
      code: 'SITE_NAME=one\n# ^^^^^^^',
    },
    {
      title: 'No secret, and nothing of Django reads it',
      path: 'frontend/.env',
      files: { '.gitignore': '', 'settings.py': 'DEBUG = False\n' },
      code: 'VITE_API=/api\n',
    },
    { title: 'Ignored', files: { '.gitignore': '.env\n' }, code: `DB_PASSWORD=${'grey-tulip7'}` },
    { title: 'A template', path: '.env.example', files: { '.gitignore': '' }, code: 'DB_PASSWORD=change-me' },
    {
      title: 'For development',
      path: '.envs/.local/.django',
      files: { '.gitignore': '' },
      code: `DB_PASSWORD=${'grey-tulip7'}`,
    },
    {
      title: 'Neither a repository nor a `.gitignore`: an information',
      code: `SITE_NAME=one\nDB_PASSWORD=${'grey-tulip7'}\n# ^^^^^^^^^`,
    },
  ],
  check(file) {
    if (file.ignoredByGit === true) return [];
    if (file.ignoredByGit === undefined)
      return aboutStored(file, { secrets: outside }, []).map((problem) => ({ ...problem, severity: 'info' as const }));
    const edits = file.ignoreEdits;
    return aboutStored(file, words, [
      { title: 'Add the file to `.gitignore`', edits, safety: 'unsafe', preferred: true },
    ]);
  },
});
