import { replaceKeepingComments } from './shared/edits';
import { moveValue } from './shared/env-file';
import { requiredRead } from './shared/idiom';
import { possibleLeaves, type Leaf } from './shared/leaves';
import { isInPlaceOfOthers, levelInPrivate, opensFromAnywhere } from './shared/password-level';
import { isPlaceholder, isReference } from './shared/secrets';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Bound, Fix, Severity, SettingsView } from './shared/model';

/** The password of an alias, as a text. */
function isPassword({ path, alternative }: Leaf): boolean {
  if (path.length !== 3 || path[2] !== 'PASSWORD' || alternative.read !== undefined) return false;
  const text = textIn(alternative.value) ?? '';
  return text !== '' && !isPlaceholder(text) && !isReference(text);
}

/** A file has no password: SQLite leaves what stands there alone. */
function isOfFile({ beside }: Leaf): boolean {
  const engines = beside.find(({ key }) => textIn(key) === 'ENGINE')?.value ?? [];
  return engines.length > 0 && engines.every(({ value }) => /(?:sqlite3|spatialite)$/.test(textIn(value) ?? ''));
}

/** A server on the same machine or in the same private network is reached by few. */
function severity(settings: SettingsView, { alternative, beside, root }: Leaf): Severity | undefined {
  const under = (name: string): Bound | undefined => beside.find(({ key }) => textIn(key) === name)?.value;
  const bound = under('HOST');
  // Where not even the engine is written, the rest comes from an address that is not known.
  if (bound === undefined && under('ENGINE') === undefined) return undefined;
  const host = bound === undefined ? '' : bound.length === 1 && bound[0] ? textIn(bound[0].value) : undefined;
  if (host === undefined) return undefined;
  const isHere = ['127.0.0.1', '::1'].includes(host) || host.startsWith('/');
  if (opensFromAnywhere(settings, host)) return 'warning';
  if (host.includes('.') && !isHere) return undefined;
  const isFallback = isInPlaceOfOthers(alternative) || isInPlaceOfOthers(root);
  return levelInPrivate(settings, { password: textIn(alternative.value) ?? '', isFallback });
}

function fixes(settings: SettingsView, { alternative, path, root }: Leaf): readonly Fix[] {
  const { at } = alternative;
  const alias = path[1] ?? 'default';
  const variable = alias === 'default' ? 'DB_PASSWORD' : `${alias.replace(/\W/g, '_').toUpperCase()}_DB_PASSWORD`;
  const read = requiredRead(settings, at, variable);
  const replaced = replaceKeepingComments(settings, at, read.text, root.written);
  if (replaced === undefined) return [];
  const value = textIn(alternative.value) ?? '';
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
    'Silent in a module that git ignores. For a server on the same machine or in the same private network a warning in settings for production, for a long random password, and where the project has a server such as gunicorn or a file that starts a site; information without such a server, and a hint where a variable may replace it. For a server with a public name or address a warning in settings for development as well: it opens from everywhere. A placeholder such as `changeme` and a reference to a secret store are not reported.',
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
      title: 'A file of the machine may replace it',
      code: `import os
DATABASES = {'default': {'HOST': 'db.example.org', 'PASSWORD': 'no-real-one'}}
#                                                              ^^^^^^^^^^^^^
if os.path.exists('/run/secrets/db'):
    DATABASES['default']['PASSWORD'] = open('/run/secrets/db').read()`,
    },
    {
      title: 'Read from the environment',
      code: "import os\nDATABASES = {'default': {'PASSWORD': os.environ['DB_PASSWORD']}}",
    },
    { title: 'A placeholder', code: "DATABASES = {'default': {'PASSWORD': 'changeme'}}" },
    {
      title: 'SQLite, which has none',
      code: "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'site.db', 'PASSWORD': 'no-real-one'}}",
    },
  ],
  *check(settings) {
    for (const leaf of possibleLeaves(settings, isPassword, ['DATABASES'])) {
      if (isOfFile(leaf)) continue;
      const level = severity(settings, leaf);
      yield {
        at: leaf.alternative.at,
        subject: 'DATABASES',
        message: `The password of the database \`${leaf.path[1] ?? 'default'}\` is written in this file, so everyone with the source has it. Read it from the environment.`,
        ...(level === undefined ? {} : { severity: level }),
        fixes: fixes(settings, leaf),
      };
    }
  },
});
