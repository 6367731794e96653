import { definePackage } from '../package-facts';

/** django-ratelimit; read from its `core.py` and documentation (4.1). */
export const ratelimit = definePackage({
  distributions: ['django-ratelimit'],
  apps: ['django_ratelimit', 'ratelimit'],
  modules: ['django_ratelimit', 'ratelimit'],
  docs: 'https://django-ratelimit.readthedocs.io/en/stable/settings.html',
  settings: [
    { name: 'RATELIMIT_ENABLE', kind: 'bool', doc: 'Counts and limits at all.', safe: '`True`', default: 'True' },
    {
      name: 'RATELIMIT_USE_CACHE',
      kind: 'text',
      doc: 'The cache of `CACHES` that counts.',
      safe: 'one that all processes share and that counts in one step, such as Redis',
      default: "'default'",
      shown: 'word',
    },
    {
      name: 'RATELIMIT_FAIL_OPEN',
      kind: 'bool',
      doc: 'Lets all requests pass while the cache does not answer.',
      safe: '`False`',
      default: 'False',
      since: '3.0',
    },
    {
      name: 'RATELIMIT_IP_META_KEY',
      kind: 'any',
      doc: 'Where the address of the client is: a key of `request.META`, or a function.',
      safe: 'a header that the proxy sets and clients cannot, such as `HTTP_X_REAL_IP`',
      default: 'None',
      since: '3.0',
    },
    { name: 'RATELIMIT_IPV4_MASK', kind: 'int', doc: 'How many bits of an IPv4 address count.', default: '32' },
    { name: 'RATELIMIT_IPV6_MASK', kind: 'int', doc: 'How many bits of an IPv6 address count.', default: '64' },
    { name: 'RATELIMIT_CACHE_PREFIX', kind: 'text', doc: 'The head of the keys in the cache.', default: "'rl:'" },
    {
      name: 'RATELIMIT_HASH_ALGORITHM',
      kind: 'any',
      doc: 'What makes keys of the cache from what is counted.',
      since: '3.0',
    },
    { name: 'RATELIMIT_VIEW', kind: 'text', doc: 'The view that `RatelimitMiddleware` answers with.', shown: 'dotted' },
  ],
});
