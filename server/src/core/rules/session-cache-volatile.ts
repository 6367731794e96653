import { reportPlace } from './shared/replacing';
import { keepInDatabase, writtenEngine } from './shared/session-engine';
import { entryOf, equals, isKnown, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Bound, Problem, SettingsView, Test } from './shared/model';

const local = 'django.core.cache.backends.locmem.LocMemCache';
const dummy = 'django.core.cache.backends.dummy.DummyCache';
const engines = 'django.contrib.sessions.backends.';
const cached = (engine: string): string => `SESSION_ENGINE = "${engines}${engine}"\n`;
const marks = (engine: string): string => `#                ${'^'.repeat(engines.length + engine.length + 2)}\n`;
const caches = (backend: string): string => `CACHES = {"default": {"BACKEND": "${backend}"}}`;

/** Whether the cache under an alias has a backend; undefined where a part of the settings is not known. */
function hasBackend(alias: string, backend: string): Test {
  return (value) => {
    const cache = oneValue(entryOf(value, alias)?.value);
    const path = cache && oneValue(entryOf(cache.value, 'BACKEND')?.value);
    return path === undefined ? undefined : equals(backend)(path.value);
  };
}

function oneValue(bound: Bound | undefined): Alternative | undefined {
  const [only, ...others] = bound ?? [];
  return others.length === 0 ? only : undefined;
}

/** The backend that sessions are kept in, where it forgets. A cache that the environment may bring is not judged. */
function volatile(settings: SettingsView): 'local' | 'dummy' | undefined {
  const alias = settings.get('SESSION_CACHE_ALIAS').must(isKnown);
  const name = alias && textIn(alias.value);
  const setting = settings.get('CACHES');
  if (name === undefined || (settings.isFragment && !setting.isAssigned)) return undefined;
  if (setting.must(hasBackend(name, dummy))) return 'dummy';
  return setting.must(hasBackend(name, local)) ? 'local' : undefined;
}

function problemOf(engine: 'cache' | 'cached_db', backend: 'local' | 'dummy'): Pick<Problem, 'message' | 'profile'> {
  if (backend === 'dummy')
    return {
      message:
        'Sessions are kept in a cache that keeps nothing, so nobody stays logged in. Use a cache that all processes share.',
      profile: 'prod',
    };
  const effect =
    engine === 'cache'
      ? 'Each process keeps its own sessions, so visitors are logged out at random'
      : 'Each process keeps its own copy of a session, so a log-out in one does not reach the others';
  return { message: `${effect}. Use a cache that all processes share, such as Redis.` };
}

export default defineRule({
  id: 'session-cache-volatile',
  summary: 'Sessions are kept in a cache that other processes do not see',
  why: 'The cache that Django has by default lives in the memory of one process. With several workers, a visitor is logged in for one of them and not for the next, or stays logged in where another has ended the session.',
  notes:
    'The dummy cache under `cached_db` is only slow: every session is read from the database, and nothing is reported.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/topics/http/sessions/#using-cached-sessions'],
  examples: [
    {
      code: `${cached('cache')}${marks('cache')}${caches(local)}`,
      after: `${cached('db')}${caches(local)}`,
    },
    { title: "Django's default cache", code: `${cached('cached_db')}${marks('cached_db')}` },
    { title: 'A cache that keeps nothing', code: `${cached('cache')}${marks('cache')}${caches(dummy)}` },
    {
      title: 'By its alias',
      code: `${cached('cache')}${marks('cache')}SESSION_CACHE_ALIAS = "sessions"\nCACHES = {\n    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"},\n    "sessions": {"BACKEND": "${local}"},\n}`,
    },
    { code: `${cached('cache')}${caches('django.core.cache.backends.redis.RedisCache')}` },
    { title: 'The database has them all', code: `${cached('cached_db')}${caches(dummy)}` },
    { title: 'In the database', code: `${cached('db')}${caches(local)}` },
    { title: 'For development', role: 'development', code: `${cached('cache')}${caches(local)}` },
  ],
  *check(settings) {
    for (const name of ['cache', 'cached_db'] as const) {
      const engine = writtenEngine(settings, name);
      const backend = engine && volatile(settings);
      if (engine === undefined || backend === undefined || (backend === 'dummy' && name === 'cached_db')) continue;
      yield {
        at: reportPlace(settings, engine),
        subject: 'SESSION_ENGINE',
        fixes: keepInDatabase(settings, engine),
        ...problemOf(name, backend),
      };
    }
  },
});
