import { textTruth } from './shared/env-text';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Fix, Severity } from './shared/model';

const keys = ['DEBUG', 'DJANGO_DEBUG'];

/** On for the code that reads the variable; without any, on for the words that every reader takes for "on". */
function isOn(entry: EnvFileEntry): boolean {
  const { value } = entry;
  if (value === null) return false;
  if (entry.reads.length === 0) return ['true', 'yes', 'on', '1'].includes(value.trim().toLowerCase());
  return entry.reads.some((read) => textTruth(value, read.steps) === true);
}

/** A file for a developer's machine is meant to have it on, as long as it stays there. */
function severity(file: EnvFileView): Severity {
  if (file.role === 'production') return 'error';
  return file.ignoredByGit === false ? 'warning' : 'hint';
}

function fixes(entry: EnvFileEntry): readonly Fix[] {
  const value = ['False', '0', ''].find((text) => entry.reads.every((read) => textTruth(text, read.steps) === false));
  if (value === undefined) return [];
  return [{ title: 'Turn `DEBUG` off', edits: [{ at: entry.valueAt, newText: value }], safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'dotenv-debug-on',
  summary: 'A `.env` file turns `DEBUG` on',
  why: 'The file decides what the deployed site does. With `DEBUG` on, every error page shows source code, local variables and settings.',
  notes:
    'An error in a file for production, a warning in a plain `.env` that git does not ignore, else a hint. Files for development, tests and examples are left alone. Whether a text counts as "on" is judged by the code that reads the variable: for code that takes the raw text, even `False` does.',
  on: 'env',
  profile: 'prodwarn',
  django: ['security.W018'],
  cwe: [489],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#debug'],
  examples: [
    { title: 'For production', path: '.env.production', code: 'DEBUG=True\n#     ^^^^', after: 'DEBUG=False' },
    { code: 'DEBUG=1\n#     ^', after: 'DEBUG=False' },
    { title: 'Quotes stay', code: 'DJANGO_DEBUG="true"\n#             ^^^^', after: 'DJANGO_DEBUG="False"' },
    {
      title: 'The code takes the raw text',
      files: { 'settings.py': 'import os\nDEBUG = os.environ.get("DEBUG")\n' },
      code: 'DEBUG=False\n#     ^^^^^',
      after: 'DEBUG=',
    },
    { code: 'DEBUG=False' },
    { title: 'For development', path: '.env.dev', code: 'DEBUG=True' },
    { title: 'An example', path: '.env.example', code: 'DEBUG=True' },
    { title: 'Something else', code: 'WERKZEUG_DEBUG_PIN=off\nLOG_LEVEL=DEBUG' },
  ],
  *check(file) {
    if (file.role === 'example' || file.role === 'development' || file.role === 'test') return;
    for (const entry of file.entries) {
      if (!keys.includes(entry.key) || !isOn(entry)) continue;
      yield {
        at: entry.valueAt,
        subject: entry.key,
        message: `\`${entry.key}\` is on in this file: error pages show source code and settings to every visitor. Turn it off where the site is deployed.`,
        severity: severity(file),
        fixes: fixes(entry),
      };
    }
  },
});
