import { comesOutOtherwise, credentialNameOf, loaderTitle } from './shared/env-entries';
import { misreadEntries } from './shared/env-lines';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Place } from './shared/model';

const environ = 'import environ\nenv = environ.Env()\nenviron.Env.read_env(".env")\n';

/** The blanks behind a value that the loader keeps, and quotes with them that blanks behind them turn into characters. */
function blanksBehind(
  file: EnvFileView,
  entry: EnvFileEntry,
): { readonly at: Place; readonly meant: string } | undefined {
  const { value } = entry;
  if (value === null || entry.quote !== '' || value.trim() === '') return undefined;
  const length = /[^\S\r\n]*$/.exec(value)?.[0].length ?? 0;
  const { uri, span } = entry.valueAt;
  const at = { uri, span: { start: span.end - length, end: span.end } };
  const meant = value.trimEnd().replace(/^(["'])(.*)\1$/, '$2');
  return length > 0 && file.textOf(at).trim() === '' && comesOutOtherwise(entry, value, meant)
    ? { at, meant }
    : undefined;
}

export default defineRule({
  id: 'dotenv-trailing-space',
  summary: 'A blank at the end of a line becomes a part of the value',
  why: 'django-environ keeps blanks at the end of a line. A password with one is refused, a host with one is not found, and quotes in front of one become a part of the value, while nobody can see the difference.',
  notes:
    'A hint, for credentials and addresses a warning. Silent where the loader in use or the code takes the blanks away, and where it is not known which one reads the file.',
  on: 'env',
  profile: 'hint',
  django: [],
  cwe: [16],
  fixable: 'always',
  sources: ['https://django-environ.readthedocs.io/en/latest/api.html'],
  examples: [
    {
      title: 'A password',
      files: { 'settings.py': `${environ}EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")\n` },
      code: `EMAIL_HOST_PASSWORD=${'grey-tulip7'} \n${`#${' '.repeat(30)}`}^`,
      after: `EMAIL_HOST_PASSWORD=${'grey-tulip7'}`,
    },
    {
      title: 'Behind quotes',
      files: { 'settings.py': `${environ}EMAIL_HOST = env("EMAIL_HOST")\n` },
      code: 'EMAIL_HOST="mail.example.org" \n#                            ^',
      after: 'EMAIL_HOST="mail.example.org"',
    },
    {
      title: 'A flag loses its blanks anyway',
      files: { 'settings.py': `${environ}USE_TZ = env.bool("USE_TZ")\n` },
      code: 'USE_TZ=True ',
    },
    {
      title: 'python-decouple takes the blanks away',
      files: { 'settings.py': 'from decouple import config\nEMAIL_HOST = config("EMAIL_HOST")\n' },
      code: 'EMAIL_HOST=mail.example.org ',
    },
    { title: 'Nobody reads it', files: { 'settings.py': environ }, code: 'EMAIL_HOST=mail.example.org ' },
  ],
  *check(file) {
    for (const entry of misreadEntries(file)) {
      const found = blanksBehind(file, entry);
      if (found === undefined) continue;
      yield {
        at: found.at,
        subject: entry.key,
        message: `${loaderTitle(file)} takes the blank at the end of the line for a part of the value of \`${entry.key}\`. Remove it.`,
        profile: credentialNameOf(entry) !== undefined || found.meant.includes('://') ? 'warn' : 'hint',
        fixes: [
          { title: 'Remove the blank', edits: [{ at: found.at, newText: '' }], safety: 'unsafe', preferred: true },
        ],
      };
    }
  },
});
