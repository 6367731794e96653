import { isRead, loaderTitle } from './shared/env-entries';
import { misreadEntries } from './shared/env-lines';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Fix } from './shared/model';

const environ = 'import environ\nenv = environ.Env()\n';

/** True where the loader cuts the value at a sign that does not begin a comment: glued to the text, or inside of quotes. */
function isCut(file: EnvFileView, entry: EnvFileEntry): boolean {
  const raw = file.textOf(entry.rawAt);
  const end = entry.valueAt.span.end - entry.rawAt.span.start;
  if (entry.quote !== '' || raw[end] !== '#') return false;
  return /\S/.test(raw[end - 1] ?? ' ') || /^\s*"[^"]*#[^"]*"\s*$/.test(raw);
}

function fixes(file: EnvFileView, entry: EnvFileEntry): readonly Fix[] {
  const raw = file.textOf(entry.rawAt).trim();
  const value = raw.replace(/^"(.*)"$/, '$1');
  if (/['"\\]/.test(value) || /\s#/.test(value)) return [];
  const edits = [{ at: entry.rawAt, newText: `'${value}'` }];
  return [{ title: 'Put the value in single quotes', edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'dotenv-hash-in-value',
  summary: 'The loader cuts a value off at `#`',
  why: 'django-environ with `parse_comments=True`, and its releases 0.11 always, cut a value at the first `#`, also without a blank before it and within double quotes. Keys and passwords are shortened silently; keys that Django makes often hold that sign.',
  notes: 'Silent for all other loaders, and for variables that no settings module reads.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['dotenv-secret-key-weak', 'dotenv-not-ignored'],
  sources: ['https://django-environ.readthedocs.io/en/latest/changelog.html'],
  examples: [
    {
      files: {
        'settings.py': `${environ}environ.Env.read_env(".env", parse_comments=True)\nEMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")\n`,
      },
      code: 'EMAIL_HOST_PASSWORD=one#two\n#                   ^^^^^^^',
      after: "EMAIL_HOST_PASSWORD='one#two'",
    },
    {
      title: 'Double quotes do not help',
      files: {
        'settings.py': `${environ}environ.Env.read_env(".env", parse_comments=True)\nEMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")\n`,
      },
      code: 'EMAIL_HOST_PASSWORD="one#two"\n#                   ^^^^^^^^^',
      after: "EMAIL_HOST_PASSWORD='one#two'",
    },
    {
      title: 'A release that always does',
      packages: { 'django-environ': '0.11.2' },
      files: {
        'settings.py': `${environ}environ.Env.read_env(".env")\nEMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")\n`,
      },
      code: 'EMAIL_HOST_PASSWORD=one#two\n#                   ^^^^^^^',
      after: "EMAIL_HOST_PASSWORD='one#two'",
    },
    {
      title: 'A comment',
      files: {
        'settings.py': `${environ}environ.Env.read_env(".env", parse_comments=True)\nEMAIL_HOST = env("EMAIL_HOST")\n`,
      },
      code: 'EMAIL_HOST=mail.example.org # of the provider',
    },
    {
      title: 'Later releases keep the sign',
      files: {
        'settings.py': `${environ}environ.Env.read_env(".env")\nEMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")\n`,
      },
      code: 'EMAIL_HOST_PASSWORD=one#two',
    },
  ],
  *check(file) {
    if (file.loader.parsesComments !== true) return;
    for (const entry of misreadEntries(file)) {
      if (!isRead(entry) || !isCut(file, entry)) continue;
      yield {
        at: entry.rawAt,
        subject: entry.key,
        message: `${loaderTitle(file)} cuts the value of \`${entry.key}\` off at \`#\`. Put it in single quotes, or choose a value without that sign.`,
        fixes: fixes(file, entry),
      };
    }
  },
});
