import { credentialNameOf, isLive, isRead } from './shared/env-entries';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView } from './shared/model';

/** An empty text that stops the program, or means "no authentication" to what reads it, is worth a look; a spare line is not. */
function isMissing(file: EnvFileView, entry: EnvFileEntry): boolean {
  if (entry.value !== '' || credentialNameOf(entry) === undefined || entry.key.startsWith('ALLOW_EMPTY_')) return false;
  return file.get(entry.key) === entry && isRead(entry);
}

export default defineRule({
  id: 'dotenv-empty-secret',
  summary: 'A credential that the settings read is empty',
  why: 'An empty text counts as set, so the default of the settings does not apply. Django does not start with an empty `SECRET_KEY`; an empty password of a database or broker means that everybody may log in, or nobody.',
  notes:
    'A hint. Only variables that a settings module reads; templates and files for development and tests are left alone.',
  on: 'env',
  profile: 'hint',
  django: ['security.W009'],
  cwe: [258],
  fixable: { never: 'only you know the credential' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secret-key'],
  examples: [
    {
      path: '.env.production',
      files: { 'settings.py': 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\n' },
      code: 'SECRET_KEY=\n# ^^^^^^^^',
    },
    {
      title: 'A password',
      files: { 'settings.py': 'import os\nEMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]\n' },
      code: 'EMAIL_HOST_PASSWORD=""\n# ^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'A name of its own',
      files: { 'settings.py': 'import os\nEMAIL_HOST_PASSWORD = os.environ["MAILPW"]\n' },
      code: 'MAILPW=\n# ^^^^',
    },
    {
      title: 'A template',
      path: '.env.example',
      files: { 'settings.py': 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\n' },
      code: 'SECRET_KEY=',
    },
    { title: 'Nobody reads it', path: '.env.production', code: 'EMAIL_HOST_PASSWORD=' },
    {
      title: 'Empty on purpose',
      path: '.env.production',
      files: { 'settings.py': 'import os\nX = os.environ["ALLOW_EMPTY_PASSWORD"]\n' },
      code: 'ALLOW_EMPTY_PASSWORD=',
    },
  ],
  *check(file) {
    if (!isLive(file)) return;
    for (const entry of file.entries) {
      if (!isMissing(file, entry)) continue;
      yield {
        at: entry.keyAt,
        subject: entry.key,
        message: `\`${entry.key}\` is set to an empty text. Give it a value, or take the line out so that its absence is noticed.`,
        django: entry.uses.some(({ setting }) => setting === 'SECRET_KEY') ? ['security.W009'] : [],
      };
    }
  },
});
