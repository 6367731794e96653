import { isUnset } from './shared/apps';
import { decided, partAt, textOfPart } from './shared/parts';
import { marked } from './shared/marked';
import { usesPackage } from './shared/packages';
import { falsy, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Problem, SettingsView } from './shared/model';

const packages = { 'django-ratelimit': '4.1.0' };
const name = 'RATELIMIT_USE_CACHE';
const database = 'django.core.cache.backends.db.DatabaseCache';

function aliasOf(
  settings: SettingsView,
): { readonly alias: string; readonly from: Alternative | undefined } | undefined {
  if (isUnset(settings, name)) return settings.open ? undefined : { alias: 'default', from: undefined };
  const from = decided(settings.get(name).deployedAlternatives);
  const alias = from && textIn(from.value);
  return from === undefined || alias === undefined ? undefined : { alias, from };
}

function problemOf(settings: SettingsView): Problem | undefined {
  const counted = aliasOf(settings);
  const caches = decided(settings.get('CACHES').deployedAlternatives);
  if (counted === undefined || caches === undefined) return undefined;
  const cache = partAt(caches.value, counted.alias);
  if (cache === null && counted.from !== undefined)
    return {
      at: counted.from.at,
      subject: name,
      message: '`CACHES` has no cache of this name, so each limited view ends in an error. Name one that is there.',
      django: ['django_ratelimit.E002'],
      profile: 'broken',
    };
  const backend = cache ? partAt(cache.value, 'BACKEND') : undefined;
  if (!backend || textOfPart(backend) !== database) return undefined;
  return {
    at: backend.at,
    subject: 'CACHES',
    message:
      'A cache in the database does not count in one step, so requests at the same time pass uncounted, and django-ratelimit refuses it. Use Redis or Memcached.',
    django: ['django_ratelimit.E003'],
  };
}

export default defineRule({
  id: 'ratelimit-cache',
  summary: 'django-ratelimit has no cache that it can count in',
  why: 'A limit is as good as the count behind it. Where the cache is missing, limited views end in an error; where it reads and writes in two steps, many requests at once count as one.',
  notes: 'Caches in memory and in files are the rule `cache-local-for-shared-state`.',
  on: 'settings',
  profile: 'prodwarn',
  django: ['django_ratelimit.E002', 'django_ratelimit.E003'],
  cwe: [799],
  fixable: { never: 'a cache that counts needs a server' },
  sources: ['https://django-ratelimit.readthedocs.io/en/stable/installation.html#create-or-use-a-compatible-cache'],
  examples: [
    {
      title: 'A name that is not there',
      packages,
      code: marked(`CACHES = {"default": {}}\n${name} = "limits"`, '"limits"'),
    },
    {
      title: 'In the database',
      packages,
      code: marked(`CACHES = {"default": {"BACKEND": "${database}"}}`, `"${database}"`),
    },
    {
      packages,
      code: `CACHES = {"default": {"BACKEND": "${database}"}, "limits": {"BACKEND": "django_redis.cache.RedisCache"}}\n${name} = "limits"`,
    },
    {
      title: 'Turned off',
      packages,
      code: `RATELIMIT_ENABLE = False\nCACHES = {"default": {"BACKEND": "${database}"}}`,
    },
    { title: 'Not known', packages, code: `import environ\nenv = environ.Env()\nCACHES = {"default": env.cache()}` },
    { title: 'Without django-ratelimit', code: `CACHES = {"default": {"BACKEND": "${database}"}}` },
  ],
  *check(settings) {
    if (!usesPackage(settings, 'ratelimit') || settings.isFragment) return;
    if (settings.get('RATELIMIT_ENABLE').deployed(falsy) !== undefined) return;
    const problem = problemOf(settings);
    if (problem !== undefined) yield problem;
  },
});
