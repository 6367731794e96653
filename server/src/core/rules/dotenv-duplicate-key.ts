import { wholeLine } from './shared/env-lines';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Fix } from './shared/model';

/** The line of an entry with its terminator. */
function deletion(file: EnvFileView, entry: EnvFileEntry): Fix {
  const { uri, span } = wholeLine(file, entry.at);
  const after = file.textOf({ uri, span: { start: span.end, end: span.end + 2 } });
  const eol = after.startsWith('\r\n') ? 2 : after === '' ? 0 : 1;
  return {
    title: 'Delete this line, which has no effect',
    edits: [{ at: { uri, span: { start: span.start, end: span.end + eol } }, newText: '' }],
    safety: 'unsafe',
    preferred: false,
  };
}

export default defineRule({
  id: 'dotenv-duplicate-key',
  summary: 'A variable is set twice in one `.env` file',
  why: 'Nearly every loader takes the last line. Whoever changes the first one, such as to turn a flag off, changes nothing.',
  notes:
    'Information where both lines say the same, and in templates, which often list alternatives. Silent for the file that `DOTENV` of django-configurations names, of which the first line counts. Several `.env` files that set the same variable are no finding.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'always',
  reveals: ['dotenv-duplicate-key'],
  sources: ['https://github.com/dotenv-linter/dotenv-linter'],
  examples: [
    {
      code: 'SITE_NAME=one\n# ^^^^^^^\nSITE_NAME=two',
      after: 'SITE_NAME=two',
    },
    {
      title: 'The same value: information',
      code: 'SITE_NAME=one\n# ^^^^^^^\nOTHER=1\nSITE_NAME=one',
      after: 'OTHER=1\nSITE_NAME=one',
    },
    {
      title: 'The loader takes the first line',
      files: {
        'settings.py':
          'from configurations import Configuration\nclass Site(Configuration):\n    DOTENV = ".env"\n    SITE_NAME = "shop"\n',
      },
      code: 'SITE_NAME=one\nSITE_NAME=two',
    },
    { title: 'No name of a variable', code: 'const URL = one\nconst URL = two' },
    { title: 'In a comment', code: '# SITE_NAME=one\nSITE_NAME=two' },
  ],
  *check(file) {
    for (const entry of file.entries) {
      const last = file.get(entry.key);
      if (last === undefined || last === entry || !/^(?:export\s+)?[^\s(){}[\]]+$/.test(entry.key)) continue;
      const isSame = entry.value === last.value;
      yield {
        at: entry.keyAt,
        subject: entry.key,
        message: `\`${entry.key}\` is set again further down, and the last line counts. Keep one of the two.`,
        profile: isSame || file.role === 'example' ? 'info' : 'warn',
        related: [{ at: last.keyAt, message: 'This line counts.' }],
        fixes: [deletion(file, entry)],
      };
    }
  },
});
