import { definePackage } from '../package-facts';

/** drf-jwt, and djangorestframework-jwt that it continues; read from their `settings.py` (1.19 and 1.11). */
export const drfJwt = definePackage({
  distributions: ['drf-jwt', 'djangorestframework-jwt'],
  apps: ['rest_framework_jwt'],
  modules: ['rest_framework_jwt'],
  docs: 'https://styria-digital.github.io/django-rest-framework-jwt/#additional-settings',
  settings: [
    {
      name: 'JWT_AUTH',
      kind: 'dict',
      doc: 'How tokens are made, signed and checked.',
      shown: { JWT_ALGORITHM: 'word', JWT_AUTH_HEADER_PREFIX: 'word' },
      keys: [
        {
          name: 'JWT_VERIFY',
          kind: 'bool',
          doc: 'Checks the signature of tokens.',
          safe: '`True`',
          default: 'True',
        },
        {
          name: 'JWT_VERIFY_EXPIRATION',
          kind: 'bool',
          doc: 'Refuses tokens that have expired.',
          safe: '`True`',
          default: 'True',
        },
        { name: 'JWT_ALGORITHM', kind: 'text', doc: 'How tokens are signed.', default: "'HS256'" },
        {
          name: 'JWT_SECRET_KEY',
          kind: 'text',
          doc: 'The key that signs tokens; `SECRET_KEY` where it is missing.',
          safe: 'a random key of its own from the environment',
        },
        {
          name: 'JWT_EXPIRATION_DELTA',
          kind: 'any',
          doc: 'How long tokens are good.',
          default: 'timedelta(minutes=5)',
        },
        {
          name: 'JWT_REFRESH_EXPIRATION_DELTA',
          kind: 'any',
          doc: 'How long tokens can be refreshed.',
          default: 'timedelta(days=7)',
        },
        {
          name: 'JWT_LEEWAY',
          kind: 'int',
          doc: 'How long after its end a token is accepted, in seconds.',
          default: '0',
        },
      ],
    },
  ],
});
