import { databasesWhere, textUnder } from './shared/databases';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { defineRule } from './rule';

const administrators: ReadonlySet<string> = new Set([
  ...['postgres', 'root', 'sa', 'sys', 'system', 'admin', 'administrator', 'doadmin', 'rdsadmin', 'cloudsqladmin'],
]);

const postgres = (host: string, user: string): string =>
  `DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "${host}", "USER": "${user}"}}`;

export default defineRule({
  id: 'db-superuser',
  summary: 'The site logs in to its database as an administrator',
  why: 'A hole in the site, such as an SQL injection, then reaches every database of the server, its files and often its shell. A user that owns one database and nothing else keeps the damage there.',
  notes:
    'Only in settings for production, and for a user that is written in them. Silent for a server on the same machine; a hint of the strict preset for one in a private network.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [250],
  fixable: { never: 'the user has to be made on the server, and given the rights that the site needs' },
  sources: ['https://www.postgresql.org/docs/current/role-attributes.html'],
  examples: [
    { role: 'production', code: marked(postgres('db.example.org', 'postgres'), '"postgres"') },
    {
      title: 'In a private network: a hint',
      role: 'production',
      code: marked(postgres('db', 'root'), '"root"'),
    },
    { role: 'production', code: postgres('db.example.org', 'shop') },
    { title: 'On the same machine', role: 'production', code: postgres('', 'postgres') },
    { title: 'Not for production', code: postgres('db.example.org', 'postgres') },
  ],
  *check(settings) {
    if (settings.role !== 'production') return;
    const found = databasesWhere(settings, (database) => {
      const user = partAt(database.value, 'USER');
      const isNear = database.reach === 'machine' || database.reach === undefined;
      return !isNear && user?.read === undefined && administrators.has(textUnder(database, 'USER') ?? '');
    });
    for (const { value, url, at, alias, reach } of found) {
      yield {
        at: url?.at ?? partAt(value, 'USER')?.at ?? at,
        subject: 'DATABASES',
        message: `The site logs in to the database \`${alias}\` as an administrator of the whole server. Use a user of its own.`,
        ...(reach === 'public' ? {} : { profile: 'optin' }),
      };
    }
  },
});
