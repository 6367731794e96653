import { aboutStored } from './shared/env-stored';
import { defineRule } from './rule';

const words = {
  secrets:
    'Git stores this file, so its secrets are known to everybody who has the repository. Take it out with `git rm --cached`, ignore it, and change the secrets.',
  none: 'Git stores this file. Take it out with `git rm --cached` before somebody writes a secret into it.',
};

export default defineRule({
  id: 'dotenv-tracked',
  summary: 'A `.env` file is stored in git',
  why: 'Everybody who has the repository, now or later, has the secrets in this file, and so has every copy of it: forks, build services, backups. A line in `.gitignore` does not take out what is stored.',
  notes:
    'An error where a value leaves no doubt that it is a secret, a warning where one is a password in words, a hint (in the strict preset) where none is, and where a plain file says `ENVIRONMENT=development` and each password says so of itself (`insecure`, `local`), or where settings for development alone load it, beside others for production. `git rm --cached` takes the file out and leaves it on this machine; the history keeps it, so only new secrets help. What git stores is read from its index. Silent for files without a secret that nothing of the project is seen to read, for templates, for files for development and tests (but not for a `dev.env` that the only compose file hands to a site that it starts with a server such as gunicorn), for encrypted files (sops, dotenvx), and where there is no repository or its index cannot be read.',
  on: 'env',
  profile: 'hard',
  django: [],
  cwe: [540, 312],
  fixable: {
    never: 'taking a file out of git is a command, and its secrets have to be changed where they were given out',
  },
  sources: [
    'https://git-scm.com/docs/gitignore',
    'https://git-scm.com/docs/git-rm',
    'https://git-scm.com/docs/index-format',
  ],
  examples: [
    {
      files: { '.gitignore': '.env\n' },
      stored: { isTracked: true },
      code: `SITE_NAME=one\nDB_PASSWORD=${'grey-tulip7'}\n# ^^^^^^^^^`,
    },
    {
      title: 'A key that works',
      path: '.env.production',
      stored: { isTracked: true },
      code: `DB_PASSWORD=${'kX9vQ2mT7pL4'}${'wR8sY3nB6'}\n# ^^^^^^^^^`,
    },
    {
      title: 'A key that a map needs anyway, and a password behind it',
      stored: { isTracked: true },
      code: `GOOGLE_MAPS_API_KEY=${'AIza'}${'SyB7kQ2mT9xL4wR8sY3nB6vC1dF5gH0jKpZ'}\nDB_PASSWORD=${'grey-tulip7'}\n# ^^^^^^^^^`,
    },
    {
      title: 'A token, of which another rule speaks, and a password behind it',
      stored: { isTracked: true },
      code: `STRIPE_KEY=${'sk_live_'}${'kX9vQ2mT7pL4wR8sY3nB6vC1'}\nPASSWORD_DB=${'grey-tulip7'}\n# ^^^^^^^^^`,
    },
    { title: 'No secret, and nothing of Django reads it', stored: { isTracked: true }, code: 'VITE_API=/api\n' },
    { title: 'Not stored', stored: { isTracked: false }, code: `DB_PASSWORD=${'grey-tulip7'}` },
    { title: 'Not known', code: `DB_PASSWORD=${'grey-tulip7'}` },
  ],
  check: (file) => (file.isTracked === true ? aboutStored(file, words, []) : []),
});
