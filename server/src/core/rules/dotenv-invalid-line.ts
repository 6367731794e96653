import { loaderTitle } from './shared/env-entries';
import { isReadBySettings, keyOfLine, misreadLines, wholeLine } from './shared/env-lines';
import { defineRule } from './rule';
import type { EnvFileProblem, EnvFileView, Fix, Place } from './shared/model';

const environ = 'import environ\nenv = environ.Env()\nenviron.Env.read_env(".env")\nEMAIL_HOST = env("EMAIL_HOST")\n';

/** The name that the author believes to set; a line of nothing but words may be one that was never meant to set anything. */
function nameIn(file: EnvFileView, line: Place): string | undefined {
  const text = file.textOf(line);
  return keyOfLine(text) ?? /^\s*([A-Z][A-Z0-9_]*)(?:\s|$)/.exec(text)?.[1];
}

function fixes(file: EnvFileView, { code }: EnvFileProblem, { uri, span }: Place): readonly Fix[] {
  const blanks = /^[ \t]*/.exec(file.textOf({ uri, span }))?.[0].length ?? 0;
  if (code !== 'indented' || blanks === 0) return [];
  const edits = [{ at: { uri, span: { start: span.start, end: span.start + blanks } }, newText: '' }];
  return [{ title: blanks > 1 ? 'Remove the blanks' : 'Remove the blank', edits, safety: 'unsafe', preferred: true }];
}

/** A name alone, which python-dotenv knows as a variable without a value. */
function isDeclared(file: EnvFileView, { effect }: EnvFileProblem, line: Place): boolean {
  return effect === 'no-value' && /^\s*(?:export\s+)?\w+\s*$/.test(file.textOf(line));
}

export default defineRule({
  id: 'dotenv-invalid-line',
  summary: 'The loader skips a line of a `.env` file',
  why: 'A line that the loader does not understand sets nothing, in most cases without a word: the default of the variable applies, while everybody reads that it is set.',
  notes:
    'Silent where the loader in use understands the line, and where it is not known which one reads the file. Information where no settings module reads a variable of that name.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['dotenv-debug-on', 'dotenv-hosts', 'dotenv-secret-key-weak', 'dotenv-insecure-flag', 'dotenv-invalid-line'],
  sources: ['https://django-environ.readthedocs.io/en/latest/api.html'],
  examples: [
    {
      title: 'A blank before the name',
      files: { 'settings.py': environ },
      code: ' EMAIL_HOST=mail.example.org\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'EMAIL_HOST=mail.example.org',
    },
    {
      title: 'Several blanks',
      files: { 'settings.py': environ },
      code: '\t EMAIL_HOST=mail.example.org\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'EMAIL_HOST=mail.example.org',
    },
    {
      title: 'As in YAML',
      files: { 'settings.py': environ },
      code: 'EMAIL_HOST: mail.example.org\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'Without a value',
      files: { 'settings.py': environ },
      code: 'EMAIL_HOST\n# ^^^^^^^^',
    },
    {
      title: 'A name that nobody reads: information',
      files: { 'settings.py': environ },
      code: 'EMAIL-HOST=mail.example.org\n# ^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'python-decouple takes the blank away',
      files: { 'settings.py': 'from decouple import config\nEMAIL_HOST = config("EMAIL_HOST")\n' },
      code: ' EMAIL_HOST=mail.example.org',
    },
    {
      title: 'python-dotenv takes a name alone for a variable without a value',
      files: {
        'settings.py':
          'import os\nfrom dotenv import load_dotenv\nload_dotenv()\nEMAIL_HOST = os.getenv("EMAIL_HOST")\n',
      },
      code: 'EMAIL_HOST',
    },
    { title: 'Nobody knows who reads it', code: 'EMAIL_HOST: mail.example.org' },
  ],
  *check(file) {
    const codes = [
      'no-separator',
      'key-missing',
      'indented',
      'key-characters',
      'blank-in-key',
      'quote-in-key',
    ] as const;
    for (const problem of misreadLines(file, codes)) {
      const line = wholeLine(file, problem.at);
      if (isDeclared(file, problem, line)) continue;
      const key = nameIn(file, line);
      const isWanted = isReadBySettings(file, key);
      yield {
        at: problem.at,
        // What no settings module reads may be no name at all, but a line of a key that was pasted.
        ...(isWanted && key !== undefined ? { subject: key } : {}),
        message:
          isWanted && key !== undefined
            ? `${loaderTitle(file)} does not understand this line, so \`${key}\` is not set. Write it as \`NAME=value\`, with the name at the start of the line.`
            : `${loaderTitle(file)} does not understand this line and sets nothing. Write it as \`NAME=value\`, or as a comment.`,
        profile: isWanted ? 'warn' : 'info',
        fixes: fixes(file, problem, line),
      };
    }
  },
});
