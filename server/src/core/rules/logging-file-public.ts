import { folderOf, isInside } from './shared/folders';
import { loggingOf, membersOf } from './shared/logging';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { servedFolders, type Served } from './shared/served';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, SettingsView } from './shared/model';

const base = 'from pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent.parent\n';
const media = `${base}MEDIA_ROOT = BASE_DIR / "media"\n`;
const file = (path: string): string =>
  `LOGGING = {\n    "version": 1,\n    "disable_existing_loggers": False,\n    "handlers": {"file": {"class": "logging.FileHandler", "filename": ${path}}},\n}`;

/** A folder that is served and holds nothing else would be the root of all: `MEDIA_ROOT = "."` says too little. */
function servedAs(settings: SettingsView, path: Alternative): Served | undefined {
  const log = folderOf(path.value, path.at);
  if (log === undefined || textIn(path.value) === '') return undefined;
  return servedFolders(settings).find(({ folder }) => folder.parts.length > 0 && isInside(folder, log));
}

export default defineRule({
  id: 'logging-file-public',
  summary: 'A log file lies where visitors can load it',
  why: 'The web server hands out everything below the folders for static files and uploads. A log there gives away addresses, names, the inner paths of the server, and with an error often tokens and passwords.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [532, 552],
  fixable: { never: 'only you know where the logs of this server belong' },
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/logging/#security-implications',
    'https://docs.djangoproject.com/en/stable/topics/security/#user-uploaded-content',
  ],
  examples: [
    { code: marked(`${media}${file('BASE_DIR / "media" / "site.log"')}`, 'BASE_DIR / "media" / "site.log"') },
    {
      title: 'Among static files',
      code: marked(
        `STATIC_ROOT = "/srv/static"\n${file('"/srv/static/logs/site.log"')}`,
        '"/srv/static/logs/site.log"',
      ),
    },
    { code: `${media}${file('BASE_DIR / "logs" / "site.log"')}` },
    { title: 'A name that begins the same', code: `MEDIA_ROOT = "/srv/media"\n${file('"/srv/media-logs/site.log"')}` },
    { title: 'Not known', code: `import os\nMEDIA_ROOT = os.environ["MEDIA"]\n${file('"/srv/media/site.log"')}` },
    { title: 'For tests', role: 'test', code: `${media}${file('BASE_DIR / "media" / "site.log"')}` },
  ],
  *check(settings) {
    if (loggingOf(settings) === undefined) return;
    for (const { value } of membersOf(settings, 'handlers')) {
      const path = partAt(value, 'filename');
      const served = path ? servedAs(settings, path) : undefined;
      if (!path || served === undefined) continue;
      yield {
        at: path.at,
        subject: 'LOGGING',
        message: `This log lies below \`${served.setting}\`, where visitors can load it. Write it to a folder that is not served.`,
        related: [{ at: served.at, message: 'This folder is served.' }],
      };
    }
  },
});
