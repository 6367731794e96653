import { isFallbackText } from './shared/fallback';
import { databasesWhere, textUnder, type Database } from './shared/databases';
import { isRefused } from './shared/leaves';
import { marked } from './shared/marked';
import { partAt, type Part } from './shared/parts';
import { isInPlaceOfOthers, levelInPrivate, opensFromAnywhere } from './shared/password-level';
import { isTriedFirst } from './shared/secrets';
import { defineRule } from './rule';
import type { Severity, SettingsView } from './shared/model';

const pairs: ReadonlySet<string> = new Set([
  ...['postgres postgres', 'postgres password', 'postgres admin', 'root root', 'root password', 'root admin'],
  ...['admin admin', 'admin password', 'sa sa', 'user password', 'user pass', 'username password'],
  ...['django django', 'django password', 'test test', 'guest guest', 'mysql mysql', 'dbuser password'],
]);

/** What a template begins with, and what is tried first where nobody has changed it. */
const unchanged = /^(?:change[-_ ]?(?:me|it|this)|secret|test|my[-_]?(?:sql)?[-_]?pass(?:word)?)$/i;

/** The words for the two in capitals, as a template has them. */
function isToFillIn(text: string): boolean {
  return /^(?:(?:DB|DATABASE|MY|YOUR)_?)?(?:USER(?:_?NAME)?|LOGIN|PASS(?:WORD|WD)?)$/.test(text);
}

function isDefault(database: Database, isDeployed: boolean): boolean {
  const user = textUnder(database, 'USER');
  const password = textUnder(database, 'PASSWORD');
  if (typeof user !== 'string' || typeof password !== 'string' || password === '') return false;
  if (isToFillIn(user) && isToFillIn(password)) return false;
  // In an address the words may stand for what somebody has to fill in.
  if (isTriedFirst(password) && (/\d/.test(password) || database.url === undefined)) return true;
  if (isDeployed && database.url === undefined && unchanged.test(password)) return true;
  // What Python writes into a text for a variable that is missing; nothing is reached with it.
  if (password === 'None') return false;
  return user === password || pairs.has(`${user.toLowerCase()} ${password.toLowerCase()}`);
}

/** What is known about them, as a clause. */
function fact(database: Database): string {
  const { alias } = database;
  const user = textUnder(database, 'USER') ?? '';
  const password = textUnder(database, 'PASSWORD') ?? '';
  if (pairs.has(`${user.toLowerCase()} ${password.toLowerCase()}`))
    return `the user and password of the database \`${alias}\` are a pair that everybody tries first`;
  const isWord = isTriedFirst(password) || unchanged.test(password);
  return `the password of the database \`${alias}\` is ${isWord ? 'one that everybody tries first' : 'the name of its user, which is tried early'}`;
}

function message(database: Database, written: Part): string {
  const said = fact(database);
  const variable = written && isFallbackText(written) ? written.read?.variable : undefined;
  return variable === undefined
    ? `${said.replace(/^t/, 'T')}. Change the password, and read it from the environment.`
    : `When the variable \`${variable}\` is missing, ${said}. Require the variable.`;
}

/** A server on this machine or in a private network is reached by few. */
function severity(settings: SettingsView, database: Database, written: Part): Severity {
  if (settings.role === 'unknown' && database.reach === 'public') return 'warning';
  if (opensFromAnywhere(settings, textUnder(database, 'HOST') ?? undefined)) return 'warning';
  // Nobody keeps the database of a site in the address that stands in for the variable, on the machine that is at hand.
  const isOfWork = database.url !== undefined && database.reach === 'machine';
  if (isOfWork && [database.url, database.entry].some((each) => each.read !== undefined)) return 'hint';
  const isFallback = [database.root, database.entry, ...(written ? [written] : [])].some(isInPlaceOfOthers);
  return levelInPrivate(settings, { password: textUnder(database, 'PASSWORD') ?? '', isFallback });
}

const postgres = (host: string, user: string, password: string): string =>
  `DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "${host}", "USER": "${user}", "PASSWORD": "${password}"}}`;

export default defineRule({
  id: 'db-default-credentials',
  summary: 'A database is reached with a user and password that everybody knows',
  why: 'These are among the first that a program tries on every database server that it finds.',
  notes:
    'A warning in settings for production, where `changeme`, `secret` and `test` count as well, for a server that is not in a private network, and where no variable may replace them and the project has a server such as gunicorn or a file that starts a site, information without such a server; elsewhere a hint; there is nothing about a server on the same machine in settings for development.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [1392],
  fixable: { never: 'the password has to be changed on the server as well' },
  sources: ['https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#databases'],
  examples: [
    { role: 'production', code: marked(postgres('db', 'postgres', 'password'), '"password"') },
    {
      title: 'The name of the user: a hint outside of production',
      code: marked(
        'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "PASSWORD": "shop", "USER": "shop"}}',
        '"shop"',
      ),
    },
    {
      title: 'Where a variable is missing',
      role: 'production',
      code: marked(
        'import os\nDATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db", "PASSWORD": os.environ.get("DB_PASSWORD", "shop"), "USER": "shop"}}',
        '"shop"',
      ),
    },
    {
      title: 'Digits in a row',
      role: 'production',
      code: marked(postgres('db', 'shop', '12345678'), '"12345678"'),
    },
    {
      title: 'The word itself',
      role: 'production',
      code: marked(postgres('db', 'shop', 'password'), '"password"'),
    },
    { title: 'The same elsewhere', code: postgres('db', 'shop', 'changeme') },
    {
      title: 'In an address it may stand for what somebody has to fill in',
      role: 'production',
      code: `import dj_database_url\nDATABASES = {"default": dj_database_url.parse("postgres://shop:${'changeme'}@db/shop")}`,
    },
    { title: 'Words to fill in', role: 'production', code: postgres('db', 'USER', 'PASS') },
    { title: 'A placeholder', role: 'production', code: postgres('db', 'shop', 'your-password') },
  ],
  *check(settings) {
    const found = databasesWhere(
      settings,
      (database) =>
        isDefault(database, settings.role === 'production') &&
        !(settings.role === 'development' && database.reach === 'machine'),
    );
    for (const database of found) {
      const { value, url, at } = database;
      const written = url ?? partAt(value, 'PASSWORD');
      if (written && isRefused(settings, written)) continue;
      yield {
        at: written?.at ?? at,
        subject: 'DATABASES',
        message: message(database, written),
        severity: severity(settings, database, written),
      };
    }
  },
});
