import { loaderTitle } from './shared/env-entries';
import { inlineComment, isReadBySettings, keyOfLine, misreadLines, wholeLine } from './shared/env-lines';
import { defineRule } from './rule';
import type { EnvFileProblem, EnvFileView, Fix, Place } from './shared/model';

const dotenv = 'import os\nfrom dotenv import load_dotenv\nload_dotenv()\n';

/** What stands behind the separator of a line. */
function rawOf(file: EnvFileView, line: Place): string {
  return file.textOf(line).replace(/^[^=]*=[^\S\r\n]*/, '');
}

/** A comment, blanks behind the closing quote and blanks behind the separator have rules of their own. */
function isOthers(file: EnvFileView, problem: EnvFileProblem, line: Place): boolean {
  const raw = rawOf(file, line);
  if (problem.code !== 'quote-kept') return false;
  const isPair = /^(["']).*\1\s*$/.test(raw);
  return inlineComment(raw) !== undefined || (isPair && (/\s$/.test(raw) || /^[^=]*=\s/.test(file.textOf(line))));
}

function fixes(file: EnvFileView, line: Place): readonly Fix[] {
  const raw = rawOf(file, line);
  const quote = /^["']/.exec(raw)?.[0];
  if (quote === undefined || raw.slice(1).includes(quote) || /[\r\n#\\]/.test(raw)) return [];
  const end = line.span.start + file.textOf(line).trimEnd().length;
  const edits = [{ at: { uri: line.uri, span: { start: end, end } }, newText: quote }];
  return [{ title: 'Close the quotes at the end of the line', edits, safety: 'unsafe', preferred: false }];
}

export default defineRule({
  id: 'dotenv-unterminated-quote',
  summary: 'The loader cannot make sense of the quotes around a value',
  why: 'python-dotenv and environs drop a line whose quotes are not closed, or have more text behind them, and everything up to the next quote with it: the variable is not set, and its default applies. django-environ and python-decouple keep such quotes as a part of the value.',
  notes:
    'Silent where it is not known which loader reads the file, and for values in quotes that go over several lines where the loader knows them.',
  on: 'env',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['dotenv-debug-on', 'dotenv-hosts', 'dotenv-secret-key-weak', 'dotenv-insecure-flag'],
  sources: ['https://github.com/theskumar/python-dotenv#file-format'],
  examples: [
    {
      title: 'Not closed',
      files: { 'settings.py': `${dotenv}EMAIL_HOST = os.environ["EMAIL_HOST"]\n` },
      code: 'EMAIL_HOST="mail.example.org\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'EMAIL_HOST="mail.example.org"',
    },
    {
      title: 'More text behind them',
      files: { 'settings.py': `${dotenv}SITE_NAME = os.environ["SITE_NAME"]\n` },
      code: "SITE_NAME='it''s'\n# ^^^^^^^^^^^^^^^",
    },
    {
      title: 'The quote becomes a part of the value',
      files: { 'settings.py': 'from decouple import config\nEMAIL_HOST = config("EMAIL_HOST")\n' },
      code: 'EMAIL_HOST="mail.example.org\n#          ^^^^^^^^^^^^^^^^^',
      after: 'EMAIL_HOST="mail.example.org"',
    },
    {
      title: 'A blank behind the separator',
      files: {
        'settings.py': 'import environ\nenv = environ.Env()\nenv.read_env(".env")\nEMAIL_HOST = env("EMAIL_HOST")\n',
      },
      code: 'EMAIL_HOST= "mail.example.org"',
    },
    {
      title: 'Over several lines',
      files: { 'settings.py': `${dotenv}SITE_NOTE = os.environ["SITE_NOTE"]\n` },
      code: 'SITE_NOTE="one\ntwo"',
    },
    {
      title: 'Nobody reads it',
      files: { 'settings.py': 'from decouple import config\nEMAIL_HOST = config("EMAIL_HOST")\n' },
      code: 'EMAIL_HOST=mail.example.org\nSITE_NAME="one',
    },
  ],
  *check(file) {
    for (const problem of misreadLines(file, ['unterminated-quote', 'text-after-quote', 'quote-kept'])) {
      const line = wholeLine(file, problem.at);
      const key = keyOfLine(file.textOf(line));
      const isKept = problem.effect === 'polluted-value';
      if (key === undefined || isOthers(file, problem, line) || (isKept && !isReadBySettings(file, key))) continue;
      yield {
        at: problem.at,
        subject: key,
        message: isKept
          ? `${loaderTitle(file)} keeps the quotes as a part of the value of \`${key}\`, because no pair of them surrounds it. Close them or remove them.`
          : `${loaderTitle(file)} cannot read the quotes of this line and drops it, so \`${key}\` is not set. Close them at the end of the value.`,
        profile: isKept ? 'warn' : 'broken',
        fixes: fixes(file, line),
      };
    }
  },
});
