import { privateKeysIn, tokensIn } from './shared/tokens';
import { sampleToken, testToken } from './shared/sample-token';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Fix, Severity } from './shared/model';

interface Found {
  readonly what: string;
  readonly severity: Severity;
}

/** The token or private key in a value; the name of the variable stands before it, as some forms need it. */
function tokenOf(file: EnvFileView, entry: EnvFileEntry): Found | undefined {
  const text = entry.value ?? file.textOf(entry.rawAt);
  const [token] = tokensIn(`${entry.key}=${text}`);
  if (token !== undefined) return { what: token.kind.what, severity: token.severity ?? 'error' };
  return privateKeysIn(text).length > 0 ? { what: 'a private key', severity: 'error' } : undefined;
}

function isForWork({ role }: EnvFileView): boolean {
  return role === 'test' || role === 'development';
}

function fixes({ ignoreEdits }: EnvFileView): readonly Fix[] {
  if (ignoreEdits.length === 0) return [];
  return [{ title: 'Add the file to `.gitignore`', edits: ignoreEdits, safety: 'unsafe', preferred: true }];
}

/** What git does not ignore is stored with the next `git add .`, and a line in `.gitignore` does not take out what is. */
function isStored({ ignoredByGit, isTracked }: EnvFileView): boolean {
  return ignoredByGit === false || isTracked === true;
}

function where({ isTracked }: EnvFileView): string {
  return isTracked === true
    ? 'and git stores this file. Revoke the token, and take the file out with `git rm --cached`.'
    : 'and git does not ignore this file. Revoke the token if the file was ever stored, and ignore the file.';
}

export default defineRule({
  id: 'dotenv-live-token',
  summary: 'A `.env` file with a token of a provider is not kept out of git',
  why: 'Tokens can be told by their form, and repositories are searched for them within minutes, also those that are private today. What was stored once stays in the history: only revoking the token helps.',
  notes:
    'A `.env` file is the right place for a token, as long as git ignores the file and does not store it: it is silent then, and where there is no repository. Keys for a vendor’s test mode are a hint, and nothing in files for tests. Templates: see `dotenv-example-secret`.',
  on: 'env',
  profile: 'hard',
  django: [],
  cwe: [798],
  fixable: 'sometimes',
  sources: ['https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns'],
  examples: [
    {
      files: { '.gitignore': '*.pyc\n' },
      code: `CODE_HOST_KEY=${sampleToken}\n# ^^^^^^^^^^^`,
      after: `CODE_HOST_KEY=${sampleToken}`,
    },
    {
      title: 'For development, and in git as well',
      path: '.env.dev',
      files: { '.gitignore': '*.pyc\n' },
      code: `CODE_HOST=${sampleToken}\n# ^^^^^^^`,
    },
    {
      title: 'Ignored, and stored all the same',
      files: { '.gitignore': '.env\n' },
      stored: { isTracked: true },
      code: `CODE_HOST_KEY=${sampleToken}\n# ^^^^^^^^^^^`,
    },
    {
      title: "A key for a vendor's test mode: a hint",
      files: { '.gitignore': '*.pyc\n' },
      code: `PAYMENT_KEY=${testToken}\n# ^^^^^^^^^`,
      after: `PAYMENT_KEY=${testToken}`,
    },
    {
      title: "A key for a vendor's test mode, for tests",
      path: '.env.test',
      files: { '.gitignore': '*.pyc\n' },
      code: `PAYMENT_KEY=${testToken}`,
    },
    {
      title: 'Git ignores the file',
      files: { '.gitignore': '.env\n' },
      code: `CODE_HOST_KEY=${sampleToken}`,
    },
    { title: 'No repository', code: `CODE_HOST_KEY=${sampleToken}` },
    { title: 'No token', files: { '.gitignore': '*.pyc\n' }, code: 'PAYMENT_KEY=pk_anything\nSITE_NAME=example' },
  ],
  *check(file) {
    if (file.role === 'example' || !isStored(file)) return;
    for (const entry of file.entries) {
      const found = tokenOf(file, entry);
      if (found === undefined || (file.role === 'test' && found.severity === 'hint')) continue;
      yield {
        at: entry.keyAt,
        subject: entry.key,
        message: `\`${entry.key}\` holds ${found.what}, ${where(file)}`,
        severity: isForWork(file) && found.severity === 'error' ? 'warning' : found.severity,
        profile: file.role === 'test' ? 'always' : 'hard',
        fixes: fixes(file),
      };
    }
  },
});
