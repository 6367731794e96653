import { cachesWhere, fileCache, type Cache } from './shared/caches';
import { folderOf, isInside } from './shared/folders';
import { servedFolders, type Served } from './shared/served';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

/** The served folder that the files of a cache lie in, or that lies among them. */
function servedAs(settings: SettingsView, { backend, value }: Cache): Served | undefined {
  const location = backend === fileCache ? partAt(value, 'LOCATION') : undefined;
  const files = location ? folderOf(location.value, location.at) : undefined;
  if (files === undefined) return undefined;
  return servedFolders(settings).find(
    ({ folder, setting }) => setting !== 'WHITENOISE_ROOT' && (isInside(folder, files) || isInside(files, folder)),
  );
}

const cache = (location: string): string =>
  `CACHES = {"default": {"BACKEND": "${fileCache}", "LOCATION": ${location}}}`;

export default defineRule({
  id: 'cache-location-exposed',
  summary: 'The files of a cache lie where visitors read or write',
  why: 'Cache files are pickles. Visitors who can download them read pages and data of others, and visitors whose uploads land among them run code on the server.',
  notes: 'Paths are compared as they are written; links on the server are not known.',
  on: 'settings',
  profile: 'hard',
  django: ['caches.W002'],
  cwe: [552, 502],
  fixable: { never: 'the folder has to exist, with the right permissions' },
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/checks/#caches',
    'https://docs.djangoproject.com/en/stable/topics/cache/#filesystem-caching',
  ],
  examples: [
    {
      code: marked(`MEDIA_ROOT = "/srv/media"\n${cache('"/srv/media/cache"')}`, '"/srv/media/cache"'),
    },
    {
      title: 'Around a served folder',
      code: marked(
        `from pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent\n${cache('BASE_DIR / "var"')}\nSTATIC_ROOT = BASE_DIR / "var" / "static"`,
        'BASE_DIR / "var"',
      ),
    },
    { code: `MEDIA_ROOT = "/srv/media"\n${cache('"/srv/cache"')}` },
    {
      title: 'Another kind of cache',
      code: `MEDIA_ROOT = "/srv/media"\nCACHES = {"default": {"BACKEND": "${fileCache.replace('filebased.FileBased', 'db.Database')}", "LOCATION": "/srv/media/cache"}}`,
    },
    {
      title: 'A folder that the environment gives',
      code: `import os\nMEDIA_ROOT = os.environ["MEDIA"]\n${cache('"/srv/media/cache"')}`,
    },
  ],
  *check(settings) {
    for (const found of cachesWhere(settings, (each) => servedAs(settings, each) !== undefined)) {
      const served = servedAs(settings, found);
      if (served === undefined || found.root.written === undefined) continue;
      yield {
        at: partAt(found.value, 'LOCATION')?.at ?? found.entry.keyAt,
        subject: 'CACHES',
        message: `The files of the cache \`${found.alias}\`, which run code when they are read, share a folder with \`${served.setting}\`. Keep them in a folder that only the site can reach.`,
        related: [{ at: served.at, message: `\`${served.setting}\` is here` }],
      };
    }
  },
});
