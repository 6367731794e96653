import { cachesWhere, dummyCache, type Cache } from './shared/caches';
import { limitsIn } from './shared/limits';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, SettingsView } from './shared/model';

const dummy = `CACHES = {"default": {"BACKEND": "${dummyCache}"}}`;
const throttles = 'REST_FRAMEWORK = {"DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"]}';

/** `if host := os.getenv("MEMCACHED_HOST"): CACHES = …`: the platform of the site gives such variables, so that nobody forgets one. */
function isReplaced(settings: SettingsView, { isFallback }: Cache): boolean {
  return isFallback && settings.get('CACHES').deployedAlternatives.some((root) => !hasDummy(root));
}

function factOf({ isFallback, variable }: Cache): string {
  if (variable !== undefined) return `When the variable \`${variable}\` is missing, this cache keeps nothing`;
  return isFallback ? 'When the environment chooses no other, this cache keeps nothing' : 'This cache keeps nothing';
}

function hasDummy({ value }: Alternative): boolean {
  const backend = partAt(value, 'default', 'BACKEND');
  return backend !== null && backend !== undefined && textIn(backend.value) === dummyCache;
}

export default defineRule({
  id: 'cache-dummy-in-production',
  summary: 'The cache of a deployed site keeps nothing',
  why: 'The dummy cache forgets everything at once. The site only gets slower, but what counts in the cache never gets beyond one: limits of requests and of failed logins let everybody through.',
  notes:
    'An error where such a limit is seen in the settings (in settings for production). Otherwise only in settings for production, and silent where they name another cache once a variable is there. Sessions in such a cache have a rule of their own, `session-cache-volatile`.',
  on: 'settings',
  profile: 'prodwarn',
  django: ['axes.W001', 'django_ratelimit.E003'],
  cwe: [16],
  fixable: { never: 'another cache needs a server, or a choice of where to keep it' },
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/cache/#dummy-caching-for-development',
    'https://www.django-rest-framework.org/api-guide/throttling/#setting-up-the-cache',
  ],
  examples: [
    { role: 'production', code: marked(dummy, `"${dummyCache}"`) },
    { title: 'Limits count in it', code: marked(`${throttles}\n${dummy}`, `"${dummyCache}"`) },
    {
      title: 'django-axes, in a cache of its own',
      code: marked(
        `AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"\nAXES_CACHE = "logins"\nCACHES = {"default": {}, "logins": {"BACKEND": "${dummyCache}"}}`,
        `"${dummyCache}"`,
      ),
    },
    {
      role: 'production',
      code: 'CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}',
    },
    {
      title: 'A variable of the platform brings another one',
      role: 'production',
      code: `import os\n${dummy}\nif os.environ.get("MEMCACHED_SERVICE_HOST") is not None:\n    CACHES = {"default": {"BACKEND": "django.core.cache.backends.memcached.PyMemcacheCache"}}`,
    },
    {
      title: 'A variable chooses where it keeps nothing',
      role: 'production',
      code: marked(
        `import os\nCACHES = {"default": {"BACKEND": "${dummyCache}", "LOCATION": os.environ.get("PLACE", "")}}`,
        `"${dummyCache}"`,
      ),
    },
    { title: 'Not for production, and nothing counts in it', code: dummy },
    { title: 'For development', role: 'development', code: `${throttles}\n${dummy}` },
  ],
  *check(settings) {
    const limits = limitsIn(settings);
    for (const cache of cachesWhere(settings, ({ backend }) => backend === dummyCache)) {
      const limit = limits.find(({ alias }) => alias === cache.alias);
      const fact = factOf(cache);
      const at = partAt(cache.value, 'BACKEND')?.at ?? cache.entry.keyAt;
      if (limit !== undefined) {
        const message = `${fact}, so ${limit.what} never counts beyond one. Use a cache that all processes share.`;
        yield { at, subject: 'CACHES', message, profile: 'prod', django: limit.checks };
      } else if (cache.alias === 'default' && settings.role === 'production' && !isReplaced(settings, cache)) {
        yield {
          at,
          subject: 'CACHES',
          django: [],
          message: `${fact}, so every value is worked out again and what one request stores is lost to the next. Use a cache that all processes share.`,
        };
      }
    }
  },
});
