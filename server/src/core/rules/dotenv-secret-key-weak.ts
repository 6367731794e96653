import { newSecretToken } from './problem';
import { isLive, isOwn, isWrittenOut } from './shared/env-entries';
import { inWords, isPlaceholder, isReference, weakKeyClause, weaknesses } from './shared/secrets';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView } from './shared/model';

const keys = ['SECRET_KEY', 'DJANGO_SECRET_KEY'];

function givesKey(file: EnvFileView, entry: EnvFileEntry): boolean {
  if (entry.uses.some(({ setting }) => setting === 'SECRET_KEY')) return true;
  if (!keys.includes(entry.key)) return false;
  return entry.reads.length > 0 || !(readsAnother(file, entry.key) || isWrittenOut(file, 'SECRET_KEY'));
}

/** True where the settings read the key from the other usual variable. */
function readsAnother(file: EnvFileView, key: string): boolean {
  return file.reads.some(({ variable }) => variable !== key && keys.includes(variable));
}

function troubles(value: string): readonly string[] {
  return isPlaceholder(value) ? ['a placeholder'] : weaknesses(value);
}

export default defineRule({
  id: 'dotenv-secret-key-weak',
  summary: 'The `SECRET_KEY` in a `.env` file is short, has little variety, or is a placeholder',
  why: 'Django signs sessions, password-reset links and messages with this key. A placeholder, a short key or the key of the project template is tried first by everybody who looks for such sites.',
  notes:
    'A new key logs everybody out, breaks links that were sent, and makes data encrypted with it unreadable. New keys are 64 characters of `A–Z a–z 0–9 - _`: the characters `#`, `$` and quotes, which Django itself also uses, mean something to several readers of such files.',
  on: 'env',
  profile: 'warn',
  django: ['security.W009'],
  cwe: [326, 1392],
  fixable: 'sometimes',
  reveals: ['dotenv-not-ignored'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
    'https://docs.djangoproject.com/en/stable/ref/checks/#security',
  ],
  examples: [
    { title: 'Too short', code: 'SECRET_KEY=an-example-key\n#          ^^^^^^^^^^^^^^' },
    { title: 'A placeholder', code: 'DJANGO_SECRET_KEY=change-me\n#                 ^^^^^^^^^' },
    {
      title: 'Little variety',
      code: 'SECRET_KEY=abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd\n#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    { title: 'Long and varied', code: 'SECRET_KEY=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' },
    { title: 'An example', path: '.env.example', code: 'SECRET_KEY=change-me' },
    { title: 'A plain file for development', code: 'DJANGO_ENV=development\nSECRET_KEY=change-me' },
  ],
  *check(file) {
    if (file.role === 'example' || (isOwn(file) && !isLive(file))) return;
    for (const entry of file.entries) {
      if (!givesKey(file, entry) || entry.value === null || entry.value === '' || isReference(entry.value)) continue;
      const trouble = inWords(troubles(entry.value));
      if (trouble === '') continue;
      const clause = weakKeyClause(entry.value, 'sessions and password-reset links can be forged');
      const edits = [{ at: entry.valueAt, newText: newSecretToken }];
      yield {
        at: entry.valueAt,
        subject: entry.key,
        message: `\`${entry.key}\` is ${trouble}${clause}. Use 50 random characters or more.`,
        fixes: [{ title: 'Write a new random key (logs everybody out)', edits, safety: 'unsafe', preferred: false }],
      };
    }
  },
});
