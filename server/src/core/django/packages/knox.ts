import { definePackage } from '../package-facts';

/** django-rest-knox; read from its `settings.py` (5.1). */
export const knox = definePackage({
  distributions: ['django-rest-knox'],
  apps: ['knox'],
  modules: ['knox'],
  needsApp: true,
  docs: 'https://jazzband.github.io/django-rest-knox/settings/',
  settings: [
    {
      name: 'REST_KNOX',
      kind: 'dict',
      doc: 'How tokens are made and how long they are good.',
      shown: { SECURE_HASH_ALGORITHM: 'dotted', USER_SERIALIZER: 'dotted', AUTH_HEADER_PREFIX: 'word' },
      keys: [
        {
          name: 'SECURE_HASH_ALGORITHM',
          kind: 'text',
          doc: 'The hash that stored tokens are kept as.',
          safe: 'one of `hashlib` with at least 256 bits',
          default: "'hashlib.sha512'",
        },
        {
          name: 'AUTH_TOKEN_CHARACTER_LENGTH',
          kind: 'int',
          doc: 'How long tokens are, in characters.',
          default: '64',
        },
        {
          name: 'TOKEN_TTL',
          kind: 'any',
          doc: 'How long tokens are good; `None` for ever.',
          safe: 'a `timedelta` of hours or days',
          default: 'timedelta(hours=10)',
        },
        {
          name: 'TOKEN_LIMIT_PER_USER',
          kind: 'int',
          doc: 'How many tokens somebody may have at once.',
          default: 'None',
        },
        {
          name: 'AUTO_REFRESH',
          kind: 'bool',
          doc: 'Renews a token with its use.',
          default: 'False',
        },
        {
          name: 'AUTO_REFRESH_MAX_TTL',
          kind: 'any',
          doc: 'How long a token can be renewed.',
          default: 'None',
          since: '5.0',
        },
      ],
    },
  ],
});
