import { cachesWhere, fileCache, type Cache } from './shared/caches';
import { marked } from './shared/marked';
import { partAt, textOfPart } from './shared/parts';
import { defineRule } from './rule';

type Trouble = 'shared' | 'relative';

function troubleIn({ backend, value }: Cache): Trouble | undefined {
  const location = backend === fileCache ? textOfPart(partAt(value, 'LOCATION')) : undefined;
  if (typeof location !== 'string') return undefined;
  if (/^(?:\/(?:tmp|var\/tmp|dev\/shm)|[a-z]:[\\/](?:windows[\\/])?te?mp)(?:[\\/]|$)/i.test(location)) return 'shared';
  return /^(?:[\\/]|[a-z]:)/i.test(location) ? undefined : 'relative';
}

const messages: Readonly<Record<Trouble, string>> = {
  shared:
    "Other programs on the machine can put files into this folder, and the cache runs code from the files that it reads. Give it a folder that only the site's user can write to.",
  relative:
    'This folder depends on where the program is started, so the cache may land where others read or write. Give the whole path.',
};

const cache = (location: string): string =>
  `CACHES = {"default": {"BACKEND": "${fileCache}", "LOCATION": "${location}"}}`;

export default defineRule({
  id: 'cache-filebased-shared-tmp',
  summary: 'The files of a cache lie in a folder that others can write to',
  why: 'Cache files are pickles, and reading one runs what it says. In the temporary folder of the system, every other user of the machine can create the folder first and put files there.',
  notes: 'A path that is not absolute is what `caches.W003` reports.',
  on: 'settings',
  profile: 'warn',
  django: ['caches.W003'],
  cwe: [379, 502],
  fixable: { never: 'the folder has to exist, with the right permissions' },
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/cache/#filesystem-caching',
    'https://docs.djangoproject.com/en/stable/ref/checks/#caches',
  ],
  examples: [
    { code: marked(cache('/var/tmp/django_cache'), '"/var/tmp/django_cache"') },
    { title: 'On Windows', code: marked(cache('c:/temp/cache'), '"c:/temp/cache"') },
    { title: 'Where the program is started', code: marked(cache('cache'), '"cache"') },
    { code: cache('/srv/site/cache') },
    { title: 'A name that begins alike', code: cache('/tmpfiles/cache') },
    {
      title: 'Another kind of cache',
      code: 'CACHES = {"default": {"BACKEND": "django.core.cache.backends.memcached.PyMemcacheCache", "LOCATION": "unix:/tmp/memcached.sock"}}',
    },
    { title: 'For tests', role: 'test', code: cache('/tmp/cache') },
  ],
  *check(settings) {
    for (const found of cachesWhere(settings, (each) => troubleIn(each) !== undefined)) {
      const trouble = troubleIn(found);
      if (trouble === undefined || found.root.written === undefined) continue;
      yield {
        at: partAt(found.value, 'LOCATION')?.at ?? found.entry.keyAt,
        subject: 'CACHES',
        message: messages[trouble],
        django: trouble === 'relative' ? ['caches.W003'] : [],
      };
    }
  },
});
