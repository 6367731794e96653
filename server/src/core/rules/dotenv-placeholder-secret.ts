import { classify } from './shared/classifier';
import { credentialNameOf, isLive, isUnread, settingsOf } from './shared/env-entries';
import { isIssued } from './shared/placeholder-secret';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView } from './shared/model';

/** What nobody reads opens nothing by itself, and the provider turns away a placeholder of what it would have given out. */
function isLeftOver(file: EnvFileView, entry: EnvFileEntry): boolean {
  const { key, value } = entry;
  if (isIssued(key) && isUnread(file, entry)) return false;
  const name = credentialNameOf(entry);
  if (value === null || settingsOf(entry).includes('SECRET_KEY') || name === undefined) return false;
  return value !== '' && classify(name, value) === 'placeholder';
}

export default defineRule({
  id: 'dotenv-placeholder-secret',
  summary: 'A credential in a `.env` file still is the placeholder of the template',
  why: 'Words such as `change-me` and `password` are the first that anybody tries. In a file for production they open what they should protect.',
  notes:
    "A warning in files for production, information in a plain `.env`, which often serves a developer's machine. The key of Django has a rule of its own (`dotenv-secret-key-weak`). Templates and files for development and tests are left alone, and so are the keys that a provider gives out under names that the settings do not read.",
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [1392],
  fixable: { never: 'only you know the credential' },
  sources: ['https://owasp.org/www-project-application-security-verification-standard/'],
  examples: [
    {
      title: 'For production',
      path: '.env.production',
      code: 'EMAIL_HOST_PASSWORD=change-me\n#                   ^^^^^^^^^',
    },
    { title: 'A plain file: information', code: 'STRIPE_SECRET=your-secret-here\n#             ^^^^^^^^^^^^^^^^' },
    {
      title: 'A name of its own for the password of the mail account',
      path: '.env.production',
      files: { 'settings.py': 'import os\nEMAIL_HOST_PASSWORD = os.environ["MAILPW"]\n' },
      code: 'MAILPW=change-me\n#      ^^^^^^^^^',
    },
    { title: 'Somebody has chosen one', path: '.env.production', code: 'EMAIL_HOST_PASSWORD=grey-tulip7' },
    { title: 'Empty', path: '.env.production', code: 'EMAIL_HOST_PASSWORD=' },
    { title: 'A template', path: '.env.example', code: 'EMAIL_HOST_PASSWORD=change-me' },
  ],
  *check(file) {
    if (!isLive(file)) return;
    for (const entry of file.entries.filter((each) => isLeftOver(file, each))) {
      yield {
        at: entry.valueAt,
        subject: entry.key,
        message: `\`${entry.key}\` still has a placeholder, which anybody would try. Set the real value, or a new one.`,
        profile: file.role === 'production' ? 'warn' : 'info',
      };
    }
  },
});
