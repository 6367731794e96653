import { comesOutOtherwise, loaderTitle } from './shared/env-entries';
import { isLeftOver, isReadBySettings, keyOfLine, misreadEntries, misreadLines, wholeLine } from './shared/env-lines';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileProblem, EnvFileView, Place, Problem } from './shared/model';

const environ = 'import environ\nenv = environ.Env()\nenviron.Env.read_env(".env")\n';

/** The blanks around the separator, with it. */
function separatorIn(file: EnvFileView, line: Place): Place | undefined {
  const match = /^[^=]*?(\s*=\s*)/.exec(file.textOf(line));
  if (match === null) return undefined;
  const end = line.span.start + match[0].length;
  return { uri: line.uri, span: { start: end - (match[1]?.length ?? 0), end } };
}

function lost(file: EnvFileView, { at }: EnvFileProblem): Problem | undefined {
  const line = wholeLine(file, at);
  const key = keyOfLine(file.textOf(line));
  const separator = separatorIn(file, line);
  if (key === undefined || separator === undefined) return undefined;
  return {
    at,
    subject: key,
    message: `${loaderTitle(file)} skips this line because of the blanks before \`=\`, so \`${key}\` is not set. Write it without blanks.`,
    profile: isReadBySettings(file, key) ? 'broken' : isLeftOver(file) ? 'hint' : 'warn',
    fixes: [
      { title: 'Remove the blanks', edits: [{ at: separator, newText: '=' }], safety: 'unsafe', preferred: true },
    ],
  };
}

/** A blank that became the first character of the value. */
function kept(file: EnvFileView, entry: EnvFileEntry): Problem | undefined {
  const { value } = entry;
  const blanks = /^\s*/.exec(value ?? '')?.[0] ?? '';
  if (value === null || entry.quote !== '' || blanks === '' || blanks === value) return undefined;
  if (!comesOutOtherwise(entry, value, value.trimStart())) return undefined;
  const { uri, span } = entry.rawAt;
  const at = { uri, span: { start: span.start, end: span.start + blanks.length } };
  return {
    at,
    subject: entry.key,
    message: `${loaderTitle(file)} takes the blank behind \`=\` for a part of the value. Remove it.`,
    fixes: [{ title: 'Remove the blank', edits: [{ at, newText: '' }], safety: 'unsafe', preferred: true }],
  };
}

export default defineRule({
  id: 'dotenv-space-around-equals',
  summary: 'Blanks around `=` change what the loader of a `.env` file reads',
  why: 'django-environ skips a line with a blank before `=` without an error: the variable is not set, and its default applies, while everybody reads that it is set. A blank behind `=` becomes a part of the value.',
  notes:
    'Silent where the loader in use takes the blanks away, as python-dotenv, environs and python-decouple do, and where it is not known which one reads the file. An error where the settings that load the file read the variable, and a hint where they read none of its names.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'always',
  reveals: ['dotenv-debug-on', 'dotenv-hosts', 'dotenv-secret-key-weak', 'dotenv-insecure-flag'],
  sources: ['https://django-environ.readthedocs.io/en/latest/api.html'],
  examples: [
    {
      title: 'The line is lost, and the settings want it',
      files: { 'settings.py': `${environ}ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])\n` },
      code: 'ALLOWED_HOSTS = example.org\n# ^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'ALLOWED_HOSTS=example.org',
    },
    {
      title: 'The blank becomes a part of the value',
      files: { 'settings.py': `${environ}EMAIL_HOST = env("EMAIL_HOST")\n` },
      code: 'EMAIL_HOST= mail.example.org\n#          ^',
      after: 'EMAIL_HOST=mail.example.org',
    },
    {
      title: 'A template',
      path: '.env.example',
      files: { 'settings.py': `${environ}EMAIL_HOST = env("EMAIL_HOST")\n` },
      code: 'OTHER_NAME = mail.example.org\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'OTHER_NAME=mail.example.org',
    },
    {
      title: 'A flag loses its blanks anyway',
      files: { 'settings.py': `${environ}USE_TZ = env.bool("USE_TZ")\n` },
      code: 'USE_TZ= True',
    },
    {
      title: 'python-decouple takes the blanks away',
      files: { 'settings.py': 'from decouple import config\nEMAIL_HOST = config("EMAIL_HOST")\n' },
      code: 'EMAIL_HOST = mail.example.org',
    },
    { title: 'Nobody knows who reads it', code: 'EMAIL_HOST = mail.example.org' },
    { files: { 'settings.py': `${environ}EMAIL_HOST = env("EMAIL_HOST")\n` }, code: 'EMAIL_HOST=mail.example.org' },
  ],
  *check(file) {
    for (const problem of misreadLines(file, ['blank-around-separator'])) {
      const found = lost(file, problem);
      if (found !== undefined) yield found;
    }
    for (const entry of misreadEntries(file)) {
      const found = kept(file, entry);
      if (found !== undefined) yield found;
    }
  },
});
