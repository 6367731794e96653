import { credentialNameOf, loaderTitle } from './shared/env-entries';
import { misreadEntries } from './shared/env-lines';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView } from './shared/model';

const environ = 'import environ\nenv = environ.Env()\nenviron.Env.read_env(".env")\n';
const dotenv = 'import os\nfrom dotenv import load_dotenv\nload_dotenv()\n';

/** A password, a key, or an address with one: texts that somebody else or a machine has made up. */
function isSecret(file: EnvFileView, entry: EnvFileEntry): boolean {
  return credentialNameOf(entry) !== undefined || file.textOf(entry.rawAt).includes('://');
}

/** django-environ looks up what stands behind a leading `$`, if the value is read through it. */
function isTakenForName(file: EnvFileView, entry: EnvFileEntry): boolean {
  if (file.loader.name !== 'django-environ' || !entry.reads.some(({ reader }) => reader === 'django-environ'))
    return false;
  const name = /^\$+(.*)$/s.exec(file.textOf(entry.valueAt))?.[1];
  // `KEY="${KEY}"` is filled in by another program before anybody loads the file.
  return name !== undefined && name !== `{${entry.key}}` && !isName(file, name);
}

/** python-dotenv and environs put the value of a variable in the place of `${…}`, and nothing where there is none. */
function hasHole(file: EnvFileView, entry: EnvFileEntry): boolean {
  if (file.loader.name !== 'python-dotenv' && file.loader.name !== 'environs') return false;
  const names = [...file.textOf(entry.valueAt).matchAll(/\$\{([^}:]*)(?::[^}]*)?\}/g)].map(([, name = '']) => name);
  return entry.interpolated && names.some((name) => !isName(file, name));
}

/** What anybody would write for another variable on purpose. */
function isName(file: EnvFileView, name: string): boolean {
  return /^[A-Z_][A-Z0-9_]*$/.test(name) || file.entries.some(({ key }) => key === name);
}

export default defineRule({
  id: 'dotenv-dollar',
  summary: 'The loader takes a part of a secret for the name of a variable',
  why: 'django-environ looks a value that begins with `$` up as another variable, and the program stops where there is none. python-dotenv and environs replace `${…}` by the value of a variable, also within single quotes, and by nothing where there is none: the password is another one, and nobody can see why.',
  notes:
    'Only for credentials and addresses, and only where what stands behind the sign is no name that anybody would give to a variable. Silent where it is not known which loader reads the file.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: { never: 'choose a value without `$`: no way of writing one means the same to all loaders' },
  sources: [
    'https://django-environ.readthedocs.io/en/latest/quickstart.html',
    'https://github.com/theskumar/python-dotenv#file-format',
  ],
  examples: [
    {
      title: 'django-environ',
      files: { 'settings.py': `${environ}EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")\n` },
      code: 'EMAIL_HOST_PASSWORD=$no-real-one\n#                   ^^^^^^^^^^^^',
    },
    {
      title: 'python-dotenv',
      files: { 'settings.py': `${dotenv}EMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]\n` },
      code: "EMAIL_HOST_PASSWORD='no${real}one'\n#                    ^^^^^^^^^^^^",
    },
    {
      title: 'Another variable is meant',
      files: { 'settings.py': `${environ}EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")\n` },
      code: 'EMAIL_HOST_PASSWORD=$MAIL_PASSWORD',
    },
    {
      title: 'A template that another program fills in',
      files: { 'settings.py': `${environ}EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")\n` },
      code: 'EMAIL_HOST_PASSWORD="${EMAIL_HOST_PASSWORD}"',
    },
    {
      title: 'Another variable of the file',
      files: { 'settings.py': `${dotenv}EMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]\n` },
      code: 'mail=x\nEMAIL_HOST_PASSWORD=${mail}',
    },
    {
      title: 'In the middle',
      files: { 'settings.py': `${environ}EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")\n` },
      code: 'EMAIL_HOST_PASSWORD=no$real$one',
    },
  ],
  *check(file) {
    for (const entry of misreadEntries(file)) {
      if (!isSecret(file, entry) || !(isTakenForName(file, entry) || hasHole(file, entry))) continue;
      yield {
        at: entry.valueAt,
        subject: entry.key,
        message: `${loaderTitle(file)} takes what stands behind \`$\` in \`${entry.key}\` for the name of another variable. Choose a value without that sign.`,
      };
    }
  },
});
