import { wholeLine } from './shared/env-lines';
import { wholeFile } from './shared/source';
import { defineRule } from './rule';

const stored = { readBy: ['shell'] } as const;

export default defineRule({
  id: 'dotenv-crlf',
  summary: 'A shell reads a file whose lines end as on Windows',
  why: 'A shell takes the carriage return at the end of each line for a part of the value: a password with one is refused, a host with one is not found, and nobody can see the difference.',
  notes:
    'Speaks where a script, a Dockerfile or a Procfile that starts the project reads the file with `source`, with `.` or with `export $(…)`. Loaders in Python and Docker itself take the carriage return away.',
  on: 'env',
  profile: 'hint',
  django: [],
  cwe: [16],
  fixable: { never: 'an editor gives all lines of a file one kind of end, which a command of its own changes' },
  sources: ['https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_05'],
  examples: [
    { stored, code: 'EMAIL_HOST=mail.example.org\r\n# ^^^^^^^^^^^^^^^^^^^^^^^^^\nSITE_NAME=Shop\r\n' },
    { title: 'Ends that a shell knows', stored, code: 'EMAIL_HOST=mail.example.org\n' },
    { title: 'No shell reads it', code: 'EMAIL_HOST=mail.example.org\r\n' },
  ],
  *check(file) {
    if (file.readBy?.includes('shell') !== true) return;
    const text = file.textOf(wholeFile(file.uri));
    const first = file.entries.find(({ at }) => text.startsWith('\r\n', wholeLine(file, at).span.end));
    if (first === undefined) return;
    yield {
      at: wholeLine(file, first.at),
      subject: first.key,
      message:
        'A shell reads this file and takes the carriage return at the end of each line for a part of the value. Let the lines end with a line feed alone.',
    };
  },
});
