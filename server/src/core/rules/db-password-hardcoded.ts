import { replaceKeepingComments } from './shared/edits';
import { moveValue } from './shared/env-file';
import { requiredRead } from './shared/idiom';
import { isPlaceholder, isReference } from './shared/secrets';
import { entryOf, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, DictItem, Fix, Severity, SettingsView, Value } from './shared/model';

/** The password of a database that is written in the source, with the name of its alias. */
interface Found {
  readonly alias: string;
  readonly password: Alternative;
  readonly database: Value;
}

function passwordIn(entry: DictItem): Found | undefined {
  const alias = textIn(entry.key);
  const [database, ...others] = entry.value;
  const bound = database && others.length === 0 ? entryOf(database.value, 'PASSWORD')?.value : undefined;
  const password = bound?.length === 1 ? bound[0] : undefined;
  if (alias === undefined || database === undefined || password === undefined || password.read !== undefined)
    return undefined;
  return isCredential(textIn(password.value) ?? '') ? { alias, password, database: database.value } : undefined;
}

function isCredential(text: string): boolean {
  return text !== '' && !isPlaceholder(text) && !isReference(text);
}

function passwords(databases: Value): readonly Found[] {
  if (databases.kind !== 'dict') return [];
  return databases.entries.flatMap((entry) => passwordIn(entry) ?? []);
}

/** A server on the same machine or in the same private network is reached by few. */
function severity(settings: SettingsView, database: Value): Severity | undefined {
  const bound = entryOf(database, 'HOST')?.value;
  const host = bound === undefined ? '' : bound.length === 1 && bound[0] ? textIn(bound[0].value) : undefined;
  if (host === undefined) return undefined;
  if (['', 'localhost', '127.0.0.1', '::1'].includes(host) || host.startsWith('/')) return 'hint';
  if (host.includes('.')) return undefined;
  return settings.role === 'production' ? 'warning' : 'hint';
}

function fixes(settings: SettingsView, { alias, password }: Found, databases: Alternative): readonly Fix[] {
  const { at } = password;
  const variable = alias === 'default' ? 'DB_PASSWORD' : `${alias.replace(/\W/g, '_').toUpperCase()}_DB_PASSWORD`;
  const read = requiredRead(settings, at, variable);
  const replaced = replaceKeepingComments(settings, at, read.text, databases.written);
  if (replaced === undefined) return [];
  const value = textIn(password.value) ?? '';
  const moved = moveValue(settings, at, read.reader, { variable, value }, 'the present one');
  return [
    {
      title: `Read the password from the environment ${moved.says}`,
      edits: [...read.edits, ...replaced, ...moved.edits],
      safety: 'unsafe',
      preferred: true,
    },
  ];
}

export default defineRule({
  id: 'db-password-hardcoded',
  summary: 'A database password is written in the source',
  why: 'Whoever can read the source can read the database: colleagues, build logs, backups, forks. Changing the password then means a new release, so it is rarely changed, and the history keeps the old one.',
  notes:
    'A hint for a server on the same machine. A placeholder such as `changeme` and a reference to a secret store are not reported.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [798, 259],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#databases',
    'https://docs.djangoproject.com/en/stable/ref/settings/#password',
  ],
  examples: [
    {
      code: `import os
DATABASES = {
    'default': {'HOST': 'db.example.org', 'PASSWORD': 'not' + '-' + 'real'},
    #                                                 ^^^^^^^^^^^^^^^^^^^^
}`,
      after: `import os
DATABASES = {
    'default': {'HOST': 'db.example.org', 'PASSWORD': os.environ['DB_PASSWORD']},
}`,
    },
    {
      title: 'Set afterwards, for another alias',
      code: `import os
DATABASES = {'reports': {'HOST': 'db.example.org'}}
DATABASES['reports']['PASSWORD'] = 'no-real-one'
#                                  ^^^^^^^^^^^^^`,
      after: `import os
DATABASES = {'reports': {'HOST': 'db.example.org'}}
DATABASES['reports']['PASSWORD'] = os.environ['REPORTS_DB_PASSWORD']`,
    },
    {
      title: 'Read from the environment',
      code: "import os\nDATABASES = {'default': {'PASSWORD': os.environ['DB_PASSWORD']}}",
    },
    { title: 'A placeholder', code: "DATABASES = {'default': {'PASSWORD': 'changeme'}}" },
    { title: 'None at all', code: "DATABASES = {'default': {'PASSWORD': ''}}" },
    {
      title: 'For tests',
      role: 'test',
      code: "DATABASES = {'default': {'HOST': 'db.example.org', 'PASSWORD': 'no-real-one'}}",
    },
    {
      title: 'A service file',
      code: "DATABASES = {'default': {'OPTIONS': {'service': 'site', 'passfile': '.pgpass'}}}",
    },
  ],
  *check(settings) {
    const databases = settings
      .get('DATABASES')
      .deployed((value) => (value.kind === 'dict' ? passwords(value).length > 0 : undefined));
    if (databases?.written === undefined) return;
    for (const found of passwords(databases.value)) {
      const level = severity(settings, found.database);
      yield {
        at: found.password.at,
        subject: 'DATABASES',
        message: `The password of the database \`${found.alias}\` is written in this file, so everyone with the source has it. Read it from the environment.`,
        ...(level === undefined ? {} : { severity: level }),
        fixes: fixes(settings, found, databases),
      };
    }
  },
});
