import { databasesWhere, type Database } from './shared/databases';
import { folderOf, isInside } from './shared/folders';
import { servedFolders, type Served } from './shared/served';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

/** The served folder that a database's file lies in. */
function servedAs(settings: SettingsView, { engine, value }: Database): Served | undefined {
  const name = engine === 'sqlite' && servedFolders(settings).length > 0 ? partAt(value, 'NAME') : undefined;
  if (!name || ['', ':memory:'].includes(textIn(name.value) ?? '-') || textIn(name.value)?.startsWith('file:'))
    return undefined;
  const file = folderOf(name.value, name.at);
  return file && servedFolders(settings).find(({ folder }) => isInside(folder, file));
}

const base = 'from pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent.parent\n';
const database = (name: string): string =>
  `DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ${name}}}`;

export default defineRule({
  id: 'db-file-in-served-root',
  summary: 'The file of a database lies in a folder that is served',
  why: 'The web server hands out everything in these folders to everybody who guesses the name, and `db.sqlite3` is the first guess: password hashes, sessions and all data in one download.',
  notes: 'Paths are compared as they are written; links on the server are not known.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [538, 552],
  fixable: { never: 'the file has to be moved on the server as well' },
  sources: ['https://docs.djangoproject.com/en/stable/topics/security/#user-uploaded-content'],
  examples: [
    {
      code: marked(
        `${base}MEDIA_ROOT = BASE_DIR / "media"\n${database('BASE_DIR / "media" / "db.sqlite3"')}`,
        'BASE_DIR / "media" / "db.sqlite3"',
      ),
    },
    {
      title: 'Texts, and another setting',
      code: marked(
        `STATICFILES_DIRS = ["/srv/site/static/"]\n${database('"/srv/site/static/data/db.sqlite3"')}`,
        '"/srv/site/static/data/db.sqlite3"',
      ),
    },
    {
      title: '`os.path`',
      code: marked(
        `import os\nROOT = os.path.dirname(os.path.abspath(__file__))\nSTATIC_ROOT = os.path.join(ROOT, "public")\n${database('os.path.join(ROOT, "public", "db.sqlite3")')}`,
        'os.path.join(ROOT, "public", "db.sqlite3")',
      ),
    },
    { code: `${base}MEDIA_ROOT = BASE_DIR / "media"\n${database('BASE_DIR / "db.sqlite3"')}` },
    {
      title: 'A name that begins alike',
      code: `MEDIA_ROOT = "/srv/media"\n${database('"/srv/media-data/db.sqlite3"')}`,
    },
    { title: 'In memory', code: `MEDIA_ROOT = "."\n${database('":memory:"')}` },
    {
      title: 'A folder that the environment gives',
      code: `import os\nMEDIA_ROOT = os.environ["MEDIA"]\n${database('"/srv/media/db.sqlite3"')}`,
    },
  ],
  *check(settings) {
    for (const each of databasesWhere(settings, (found) => servedAs(settings, found) !== undefined)) {
      const served = servedAs(settings, each);
      if (served === undefined) continue;
      yield {
        at: each.url?.at ?? partAt(each.value, 'NAME')?.at ?? each.at,
        subject: 'DATABASES',
        message: `The file of the database \`${each.alias}\` lies in \`${served.setting}\`, which the web server hands out to everybody. Keep it in a folder of its own.`,
        related: [{ at: served.at, message: `\`${served.setting}\` is here` }],
      };
    }
  },
});
