import { brokerTexts } from './shared/celery-app';
import { openChannelHosts } from './shared/channel-hosts';
import { marked } from './shared/marked';
import { besideServer, redisSchemes, serversIn, type Server } from './shared/servers';
import { parseServiceUrl, reachOf } from './shared/service-url';
import { defineRule } from './rule';

/** A password in the address or in the options; one that the environment gives counts, and so do unknown options. */
function isOpen(server: Server): boolean {
  const { url, reach, isFallback } = server;
  if (reach === 'machine' || isFallback || (url.password ?? '') !== '') return false;
  return besideServer(server, 'PASSWORD', 'password', 'credential_provider') === null;
}

const caches = (location: string, options = ''): string =>
  `CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "${location}"${options}}}`;

const channels = (hosts: string): string =>
  `CHANNEL_LAYERS = {"default": {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": [${hosts}]}}}`;

const message =
  'This Redis server is in another network and is reached without a password. Set one there, and read the address from the environment.';

export default defineRule({
  id: 'redis-no-password',
  summary: 'A Redis server in another network is reached without a password',
  why: 'Redis without a password does what everybody asks who can reach it. Sessions and cached pages can be read and changed, tasks can be put into the queue, and cache entries are pickles, which run code when they are read.',
  notes:
    'Silent for a server on the same machine and for a fallback. A hint of the strict preset for a private network, such as the name of a service, an alias or a host name in a compose file.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [306],
  fixable: { never: 'the password has to be set on the server first' },
  sources: [
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
    'https://docs.djangoproject.com/en/stable/topics/cache/#redis',
    'https://github.com/django/channels_redis/blob/main/channels_redis/utils.py',
  ],
  examples: [
    { code: marked(caches('redis://cache.example.org:6379/1'), '"redis://cache.example.org:6379/1"') },
    {
      title: 'The queue of tasks',
      code: marked('CELERY_BROKER_URL = "rediss://queue.example.org:6380/0"', '"rediss://queue.example.org:6380/0"'),
    },
    {
      title: 'A pair of host and port for Channels',
      code: marked(channels('("redis.example.org", 6379)'), '("redis.example.org", 6379)'),
    },
    {
      title: 'Arguments for Channels',
      code: marked(channels('{"host": "redis.example.org", "db": 1}'), '{"host": "redis.example.org", "db": 1}'),
    },
    {
      title: 'In the app of Celery',
      path: 'celery.py',
      code: marked(
        'from celery import Celery\napp = Celery("shop", backend="redis://queue.example.org/0")',
        '"redis://queue.example.org/0"',
      ),
    },
    {
      code: `import os\n${caches('redis://cache.example.org:6379/1', ', "OPTIONS": {"PASSWORD": os.environ["REDIS_PASSWORD"]}')}`,
    },
    {
      title: 'In the address',
      code: 'import os\nPASSWORD = os.environ["REDIS_PASSWORD"]\nREDIS_URL = f"redis://:{PASSWORD}@cache.example.org:6379/1"\nBROKER = "redis://:{password}@cache.example.org"',
    },
    {
      title: 'Channels with a password, and on the same machine',
      code: `import os\n${channels('("127.0.0.1", 6379), {"host": "redis.example.org", "password": os.environ["REDIS_PASSWORD"]}')}`,
    },
    { title: 'On the same machine', code: caches('redis://127.0.0.1:6379/1') },
  ],
  *check(settings) {
    for (const server of serversIn(settings, redisSchemes).filter(isOpen)) {
      yield {
        at: server.at,
        subject: server.leaf.setting,
        message,
        ...(server.reach === 'public' ? {} : { profile: 'optin' }),
      };
    }
    for (const { at, reach } of openChannelHosts(settings)) {
      if (reach === 'machine') continue;
      yield { at, subject: 'CHANNEL_LAYERS', message, ...(reach === 'public' ? {} : { profile: 'optin' }) };
    }
  },
  *checkUrls(urls) {
    for (const { text, read } of brokerTexts(urls)) {
      const url = read === undefined ? parseServiceUrl(text.text) : undefined;
      if (url === undefined || !redisSchemes.has(url.scheme) || (url.password ?? '') !== '') continue;
      const reach = reachOf(url.hosts);
      if (reach !== 'machine') yield { at: text.at, message, ...(reach === 'public' ? {} : { profile: 'optin' }) };
    }
  },
});
