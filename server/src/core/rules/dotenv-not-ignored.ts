import { classify } from './shared/classifier';
import { isLive, settingsOf } from './shared/env-entries';
import { realSecret } from './shared/env-secrets';
import { urlCredential } from './shared/url';
import { defineRule, type Profile } from './rule';
import type { EnvFileEntry, EnvFileView } from './shared/model';

/** Values that are encrypted may be stored: sops, dotenvx. */
function isEncrypted(file: EnvFileView): boolean {
  return file.entries.some(
    ({ key, value }) => /^sops_|^DOTENV_PUBLIC_KEY/.test(key) || /^(?:ENC\[|encrypted:)/.test(value ?? ''),
  );
}

function isSecret(entry: EnvFileEntry): boolean {
  const value = entry.value ?? '';
  if (settingsOf(entry).includes('SECRET_KEY')) return value !== '' && classify('SECRET_KEY', value) === 'credential';
  const isCredential = classify(entry.key, value) === 'credential' || urlCredential(value) !== undefined;
  return isCredential || realSecret(entry) !== undefined;
}

export default defineRule({
  id: 'dotenv-not-ignored',
  summary: 'Git does not ignore a `.env` file',
  why: 'The next `git add .` stores the secrets in it for everybody who has the repository now or later. Removing the file afterwards leaves them in the history.',
  notes:
    'An error where a value leaves no doubt that it is a secret, a warning where one is a password in words, a hint (in the strict preset) where none is. A file that git tracks already has to be taken out with `git rm --cached` as well. Silent for templates, for files for development and tests, for encrypted files (sops, dotenvx), and where there is no repository.',
  on: 'env',
  profile: 'hard',
  django: [],
  cwe: [538, 312],
  fixable: 'always',
  sources: ['https://git-scm.com/docs/gitignore', 'https://12factor.net/config'],
  examples: [
    {
      files: { '.gitignore': '*.pyc\n' },
      code: `SITE_NAME=one\nDB_PASSWORD=${'grey-tulip7'}\n# ^^^^^^^^^`,
      after: `SITE_NAME=one\nDB_PASSWORD=${'grey-tulip7'}`,
    },
    { title: 'No secret in it: a hint', files: { '.gitignore': '' }, code: 'SITE_NAME=one\n# ^^^^^^^' },
    { title: 'Ignored', files: { '.gitignore': '.env\n' }, code: `DB_PASSWORD=${'grey-tulip7'}` },
    { title: 'A template', path: '.env.example', files: { '.gitignore': '' }, code: 'DB_PASSWORD=change-me' },
    {
      title: 'For development',
      path: '.envs/.local/.django',
      files: { '.gitignore': '' },
      code: `DB_PASSWORD=${'grey-tulip7'}`,
    },
    { title: 'Encrypted', files: { '.gitignore': '' }, code: 'DB_PASSWORD=ENC[AES256_GCM,data:abc]' },
    { title: 'No repository', code: `DB_PASSWORD=${'grey-tulip7'}` },
  ],
  check(file) {
    const { entries } = file;
    const first = entries.find((entry) => realSecret(entry) !== undefined) ?? entries.find(isSecret) ?? entries[0];
    if (!isLive(file) || file.ignoredByGit !== false || first === undefined || isEncrypted(file)) return [];
    const profile: Profile = realSecret(first) !== undefined ? 'hard' : isSecret(first) ? 'warn' : 'hint';
    return [
      {
        at: first.keyAt,
        subject: first.key,
        message: isSecret(first)
          ? 'Git does not ignore this file, so the next `git add .` stores its secrets. Add it to `.gitignore`; if it was stored before, change them.'
          : 'Git does not ignore this file. Add it to `.gitignore` before somebody writes a secret into it.',
        profile,
        fixes: [{ title: 'Add the file to `.gitignore`', edits: file.ignoreEdits, safety: 'unsafe', preferred: true }],
      },
    ];
  },
});
