import { cachesWhere, type Cache } from './shared/caches';
import { limitsIn, type Limit } from './shared/limits';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, SettingsView } from './shared/model';

const name = 'DJANGO_REDIS_IGNORE_EXCEPTIONS';

/** What makes django-redis answer "nothing there" while its server is away; the option of a cache wins over the setting. */
function ignoring(settings: SettingsView, { backend, value }: Cache): Alternative | undefined {
  if (backend?.startsWith('django_redis.') !== true) return undefined;
  const option = partAt(value, 'OPTIONS', 'IGNORE_EXCEPTIONS');
  if (option !== null) return option !== undefined && truthy(option.value) === true ? option : undefined;
  const flag = settings.get(name).deployed(truthy);
  return flag?.written === undefined ? undefined : flag;
}

function limitIn(limits: readonly Limit[], cache: Cache): Limit | undefined {
  return limits.find(({ alias }) => alias === cache.alias);
}

const redis = (options: string): string =>
  `CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "OPTIONS": {${options}}}}`;
const throttles = 'REST_FRAMEWORK = {"DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"]}\n';

export default defineRule({
  id: 'cache-fail-open',
  summary: 'Limits stop without a word when Redis is away',
  why: 'django-redis then answers that nothing is stored, so what counts in this cache starts anew with each request. Whoever can bring Redis down, or waits until it is, guesses passwords without a limit.',
  notes: 'Speaks only where the settings show a limit that counts in this cache.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [636],
  fixable: { never: 'limits need a cache of their own that reports errors, which is a decision of the author' },
  sources: ['https://github.com/jazzband/django-redis#memcached-exceptions-behavior'],
  examples: [
    { code: marked(`${throttles}${redis('"IGNORE_EXCEPTIONS": True')}`, 'True') },
    { title: 'For all caches', code: marked(`${throttles}${redis('')}\n${name} = True`, 'True') },
    { code: `${throttles}${redis('')}` },
    { title: 'The option wins', code: `${throttles}${redis('"IGNORE_EXCEPTIONS": False')}\n${name} = True` },
    { title: 'Nothing counts in it', code: redis('"IGNORE_EXCEPTIONS": True') },
  ],
  *check(settings) {
    const limits = limitsIn(settings);
    for (const cache of cachesWhere(settings, (each) => limitIn(limits, each) !== undefined)) {
      const limit = limitIn(limits, cache);
      const found = ignoring(settings, cache);
      if (limit === undefined || found === undefined) continue;
      yield {
        at: found.at,
        subject: found.written === undefined ? 'CACHES' : name,
        message: `While Redis is away, ${limit.what} counts nothing, and nobody is told. Give it a cache that reports errors.`,
      };
    }
  },
});
