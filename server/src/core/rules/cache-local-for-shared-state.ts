import { cachesWhere, fileCache, localCache, type Cache } from './shared/caches';
import { limitsIn, type Limit } from './shared/limits';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { defineRule } from './rule';

const local = `CACHES = {"default": {"BACKEND": "${localCache}"}}`;
const throttles = 'REST_FRAMEWORK = {"DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"]}';

/** The limit that counts in a cache of one process or one machine. */
function limitIn(limits: readonly Limit[], { alias, backend }: Cache): Limit | undefined {
  if (backend !== localCache && backend !== fileCache) return undefined;
  return limits.find((limit) => limit.alias === alias);
}

export default defineRule({
  id: 'cache-local-for-shared-state',
  aliases: ['axes-local-cache'],
  summary: 'Limits are counted in a cache that other processes do not see',
  why: 'Each worker counts on its own: with four of them, somebody who guesses passwords has four times as many tries, and a restart sets the count to nothing.',
  notes:
    'Speaks where the settings show what counts: throttle classes of REST framework, django-ratelimit, the cache handler of django-axes, the rate limits of allauth. Where nobody sets `CACHES`, Django has a cache in the memory of each process; that is a hint of the strict preset, and so is one that is taken where a variable is missing. A cache in files is shared by the processes of one machine, but counts are not exact, because two can read and write at once.',
  on: 'settings',
  profile: 'prodwarn',
  django: ['axes.W001', 'django_ratelimit.E003'],
  cwe: [799],
  fixable: { never: 'a cache that all processes share needs a server' },
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/cache/#local-memory-caching',
    'https://www.django-rest-framework.org/api-guide/throttling/#a-note-on-concurrency',
    'https://docs.allauth.org/en/latest/account/rate_limits.html',
    'https://django-ratelimit.readthedocs.io/en/stable/installation.html#create-or-use-a-compatible-cache',
  ],
  examples: [
    { code: marked(`${throttles}\n${local}`, `"${localCache}"`) },
    {
      title: 'Files',
      code: marked(
        `${throttles}\nCACHES = {"default": {"BACKEND": "${fileCache}", "LOCATION": "/srv/cache"}}`,
        `"${fileCache}"`,
      ),
    },
    {
      title: 'django-ratelimit, in a cache of its own',
      packages: { 'django-ratelimit': '4.1.0' },
      code: marked(
        `RATELIMIT_USE_CACHE = "limits"\nCACHES = {"default": {}, "limits": {"BACKEND": "${localCache}"}}`,
        `"${localCache}"`,
      ),
    },
    {
      title: "Django's default cache: a hint of the strict preset",
      code: marked(throttles, '["rest_framework.throttling.AnonRateThrottle"]'),
    },
    {
      title: 'allauth, which counts logins',
      code: marked(`INSTALLED_APPS = ["allauth", "allauth.account"]\n${local}`, `"${localCache}"`),
    },
    { code: `${throttles}\nCACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}` },
    {
      title: 'allauth without limits',
      code: `INSTALLED_APPS = ["allauth", "allauth.account"]\nACCOUNT_RATE_LIMITS = False\n${local}`,
    },
    { title: 'Nothing counts in it', code: local },
    { title: 'No throttles', code: `REST_FRAMEWORK = {"DEFAULT_THROTTLE_CLASSES": []}\n${local}` },
  ],
  *check(settings) {
    const limits = limitsIn(settings);
    for (const cache of cachesWhere(settings, (each) => limitIn(limits, each) !== undefined)) {
      const limit = limitIn(limits, cache);
      if (limit === undefined) continue;
      const isWritten = cache.root.written !== undefined;
      const [where, who] =
        cache.backend === fileCache
          ? ['in files of one machine', 'machine']
          : ['in the memory of each process', 'process'];
      yield {
        at: isWritten ? (partAt(cache.value, 'BACKEND')?.at ?? cache.entry.keyAt) : limit.at,
        subject: 'CACHES',
        django: limit.checks,
        message: `This cache lies ${where}, and ${limit.what} counts in it, so each ${who} counts on its own. Use a cache that all of them share.`,
        ...(isWritten && !cache.isFallback ? {} : { profile: 'optin' }),
      };
    }
  },
});
