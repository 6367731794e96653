import { databasesWhere } from './shared/databases';
import { marked } from './shared/marked';
import { isFallback, partAt } from './shared/parts';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Setting, Value } from './shared/model';

const sqlite = 'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/srv/site/db.sqlite3"}}';

/** What stands in for a database on a site that needs none. */
function isInMemory(database: Value): boolean {
  const name = partAt(database, 'NAME');
  return name !== undefined && name !== null && textIn(name.value) === ':memory:';
}

/** Whether a `local_settings.py` that is at hand sets the databases: the machine of a site, which may have one, is no other. */
function isLaidOver({ all }: Setting): boolean {
  return all.some(({ when }) => when.some(({ atHand, arm }) => atHand === true && arm));
}

export default defineRule({
  id: 'db-sqlite-in-production',
  summary: 'Production settings use SQLite',
  why: 'SQLite lets one process write at a time, so requests wait for each other and fail with `database is locked`. Its file lives on one machine: on most platforms it is gone after the next release, and with several machines each has data of its own.',
  notes:
    'A small site on one machine can do well with SQLite. Speaks only in settings that are for production, and not in those for staging beside them. A fallback for a missing variable is a hint of the strict preset.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [16],
  fixable: { never: 'moving to another database needs a server, and the data has to move with it' },
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/databases/#database-is-locked-errors',
    'https://www.sqlite.org/whentouse.html',
  ],
  examples: [
    { role: 'production', code: marked(sqlite, '"django.db.backends.sqlite3"') },
    {
      title: 'A fallback: a hint of the strict preset',
      role: 'production',
      code: marked(
        'import dj_database_url\nDATABASES = {"default": dj_database_url.config(default="sqlite:///db.sqlite3")}',
        '"sqlite:///db.sqlite3"',
      ),
    },
    {
      title: 'A fallback of django-environ: a hint of the strict preset',
      role: 'production',
      code: marked(
        'import environ\nenv = environ.Env()\nDATABASES = {"default": env.db("DATABASE_URL", default="sqlite:///db.sqlite3")}',
        '"sqlite:///db.sqlite3"',
      ),
    },
    {
      title: 'In a branch for a missing variable: a hint of the strict preset',
      role: 'production',
      code: marked(
        `import os\nimport dj_database_url\nif os.environ.get("DATABASE_URL"):\n    DATABASES = {"default": dj_database_url.config()}\nelse:\n    ${sqlite}`,
        '"django.db.backends.sqlite3"',
      ),
    },
    {
      role: 'production',
      code: 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}',
    },
    { title: 'The only settings module', code: sqlite },
    {
      title: 'The settings of the machine may replace it',
      role: 'production',
      path: 'production.py',
      code: `${sqlite}\ntry:\n    from local import *\nexcept ImportError:\n    pass`,
    },
  ],
  *check(settings) {
    // Settings of the machine that are not in the repository usually name its database.
    if (settings.role !== 'production' || settings.isStage || settings.open) return;
    if (isLaidOver(settings.get('DATABASES'))) return;
    const found = databasesWhere(settings, ({ alias, engine }) => alias === 'default' && engine === 'sqlite');
    for (const { value, url, at, entry, root } of found) {
      if (isInMemory(value)) continue;
      const engine = partAt(value, 'ENGINE');
      const parts = [root, entry, url, engine].filter((part) => part !== null && part !== undefined);
      const onlyUnset = parts.some(isFallback);
      yield {
        at: url === undefined ? (engine?.at ?? at) : at,
        subject: 'DATABASES',
        message: onlyUnset
          ? 'When the variable is missing, the deployed site starts with an empty SQLite file. Let it stop instead.'
          : 'These settings for production use SQLite, which is one file on one machine and lets one process write at a time. Use a database server, unless the site is small and stays on that machine.',
        ...(onlyUnset ? { profile: 'optin' } : {}),
      };
    }
  },
});
