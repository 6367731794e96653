import { isOwn } from './shared/env-entries';
import { telling } from './shared/env-stored';
import { defineRule } from './rule';

export default defineRule({
  id: 'dotenv-permissions',
  summary: 'Every account of the machine can read the secrets of a `.env` file',
  why: 'A second site, a build job or a service that was taken over runs as another user of the same machine. Where the file is open to all, that user has the key and the passwords of this site as well.',
  notes:
    'Only in the strict preset, because a machine may have one user only. Speaks where the file and every folder above it let all others in, so a closed home folder is enough; a file for a group (`640`, as web servers need it) is right. Silent on Windows, in the browser, on file systems without permissions, for files without a secret, and for those that git stores, which rules of their own are about.',
  on: 'env',
  profile: 'info',
  django: [],
  cwe: [732],
  fixable: { never: 'permissions are no text: `chmod o= FILE` takes them away' },
  sources: ['https://docs.djangoproject.com/en/stable/howto/deployment/checklist/', 'https://12factor.net/config'],
  examples: [
    { stored: { isOpenToAll: true }, code: `SITE_NAME=one\nDB_PASSWORD=${'grey-tulip7'}\n# ^^^^^^^^^` },
    { title: 'Closed, or not known', code: `DB_PASSWORD=${'grey-tulip7'}` },
    { title: 'No secret in it', stored: { isOpenToAll: true }, code: 'SITE_NAME=one' },
    {
      title: 'For development',
      path: '.env.dev',
      stored: { isOpenToAll: true },
      code: `DB_PASSWORD=${'grey-tulip7'}`,
    },
    {
      title: 'Git stores it, and opens it in every checkout',
      files: { '.gitignore': '' },
      stored: { isOpenToAll: true },
      code: `DB_PASSWORD=${'grey-tulip7'}`,
    },
  ],
  check(file) {
    if (file.ignoredByGit === false || file.isTracked === true) return [];
    const found = isOwn(file) && file.isOpenToAll === true ? telling(file) : undefined;
    if (found === undefined || found.secret === 'none') return [];
    const { entry } = found;
    const message = 'Every account of this machine can read this file and its secrets. Close it with `chmod o=`.';
    return [{ at: entry.keyAt, subject: 'permissions', message }];
  },
});
