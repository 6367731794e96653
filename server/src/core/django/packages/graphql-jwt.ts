import { definePackage } from '../package-facts';

/** django-graphql-jwt; read from its `settings.py` and `utils.py` (0.4). */
export const graphqlJwt = definePackage({
  distributions: ['django-graphql-jwt'],
  apps: ['graphql_jwt', 'graphql_jwt.refresh_token'],
  modules: ['graphql_jwt'],
  docs: 'https://django-graphql-jwt.domake.io/settings.html',
  settings: [
    {
      name: 'GRAPHQL_JWT',
      kind: 'dict',
      doc: 'How tokens are made, signed and checked.',
      shown: {
        JWT_ALGORITHM: 'word',
        JWT_AUTH_HEADER_PREFIX: 'word',
        JWT_COOKIE_NAME: 'header',
        JWT_COOKIE_SAMESITE: 'word',
      },
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
          doc: 'Refuses tokens that have expired; off where nobody sets it.',
          safe: '`True`',
          default: 'False',
        },
        { name: 'JWT_ALGORITHM', kind: 'text', doc: 'How tokens are signed.', default: "'HS256'" },
        {
          name: 'JWT_SECRET_KEY',
          kind: 'text',
          doc: 'The key that signs tokens; `SECRET_KEY` where it is missing.',
          safe: 'a random key of its own from the environment',
        },
        { name: 'JWT_PUBLIC_KEY', kind: 'any', doc: 'The key that checks tokens.', default: 'None' },
        {
          name: 'JWT_PRIVATE_KEY',
          kind: 'any',
          doc: 'The key that signs tokens of an asymmetric algorithm.',
          safe: 'from the environment or a secret store',
          default: 'None',
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
          name: 'JWT_LONG_RUNNING_REFRESH_TOKEN',
          kind: 'bool',
          doc: 'Keeps refresh tokens in the database, where they can be revoked.',
          default: 'False',
        },
        {
          name: 'JWT_COOKIE_SECURE',
          kind: 'bool',
          doc: 'Sends the cookie of `jwt_cookie` over HTTPS only.',
          safe: '`True`',
          default: 'False',
        },
        {
          name: 'JWT_COOKIE_SAMESITE',
          kind: 'text',
          doc: 'Whether browsers send the cookie with requests from other sites.',
          safe: '`Lax` or `Strict`',
          default: 'None',
        },
      ],
    },
  ],
});
