import { definePackage } from '../package-facts';

/** django-redis; read from its `cache.py` and `pool.py` (7.0). Django itself has a Redis cache since 4.0. */
export const djangoRedis = definePackage({
  distributions: ['django-redis'],
  apps: ['django_redis'],
  modules: ['django_redis'],
  docs: 'https://github.com/jazzband/django-redis#readme',
  settings: [
    {
      name: 'DJANGO_REDIS_IGNORE_EXCEPTIONS',
      kind: 'bool',
      doc: 'Answers that nothing is stored while Redis is away. What counts in the cache then counts nothing.',
      safe: '`False` for a cache that limits are counted in',
      default: 'False',
    },
    {
      name: 'DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS',
      kind: 'bool',
      doc: 'Logs errors that are ignored.',
      safe: '`True` where errors are ignored',
      default: 'False',
    },
    { name: 'DJANGO_REDIS_LOGGER', kind: 'text', doc: 'The logger for errors that are ignored.', shown: 'dotted' },
    {
      name: 'DJANGO_REDIS_CONNECTION_FACTORY',
      kind: 'text',
      doc: 'The class that opens connections.',
      default: "'django_redis.pool.ConnectionFactory'",
      shown: 'dotted',
    },
    {
      name: 'DJANGO_REDIS_SCAN_ITERSIZE',
      kind: 'int',
      doc: 'How many keys are asked for at once when keys are searched.',
      default: '10',
    },
  ],
});
