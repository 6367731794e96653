import { definePackage } from '../package-facts';

/** django-oauth-toolkit; read from its `settings.py`, `checks.py` and change log (3.4). */
export const oauthToolkit = definePackage({
  distributions: ['django-oauth-toolkit'],
  apps: ['oauth2_provider'],
  modules: ['oauth2_provider'],
  needsApp: true,
  docs: 'https://django-oauth-toolkit.readthedocs.io/en/latest/settings.html',
  settings: [
    {
      name: 'OAUTH2_PROVIDER',
      kind: 'dict',
      doc: 'What this site gives out as an OAuth 2 server, and for how long.',
      shown: { ALLOWED_REDIRECT_URI_SCHEMES: 'word', ALLOWED_SCHEMES: 'word', SCOPES: 'key' },
      keys: [
        {
          name: 'PKCE_REQUIRED',
          kind: 'bool',
          doc: 'Binds an authorization code to the client that asked for it; a function may decide by client.',
          safe: '`True`',
          default: 'True',
        },
        {
          name: 'ALLOWED_REDIRECT_URI_SCHEMES',
          kind: 'list',
          doc: 'The schemes of the addresses that codes and tokens are sent to.',
          safe: "`['https']`, and the scheme of an app of your own",
          default: "['http', 'https']",
        },
        {
          name: 'ALLOW_URI_WILDCARDS',
          kind: 'bool',
          doc: 'Lets clients register redirect addresses with `*` in the host.',
          safe: '`False`',
          default: 'False',
        },
        {
          name: 'ACCESS_TOKEN_EXPIRE_SECONDS',
          kind: 'int',
          doc: 'How long access tokens are good.',
          safe: '`3600` or less',
          default: '36000',
        },
        {
          name: 'AUTHORIZATION_CODE_EXPIRE_SECONDS',
          kind: 'int',
          doc: 'How long a code can be changed into a token.',
          safe: '`60`, at most `600`',
          default: '60',
        },
        {
          name: 'REFRESH_TOKEN_EXPIRE_SECONDS',
          kind: 'int',
          doc: 'After how long `cleartokens` deletes refresh tokens; nothing else looks at it.',
          default: 'None',
        },
        {
          name: 'ROTATE_REFRESH_TOKEN',
          kind: 'bool',
          doc: 'Gives out a new refresh token with every refresh.',
          safe: '`True`',
          default: 'True',
        },
        {
          name: 'REFRESH_TOKEN_REUSE_PROTECTION',
          kind: 'bool',
          doc: 'Revokes all tokens that come from a refresh token once it is used a second time.',
          safe: '`True`',
          default: 'False',
          since: '3.0',
        },
        {
          name: 'REFRESH_TOKEN_GRACE_PERIOD_SECONDS',
          kind: 'int',
          doc: 'How long a rotated refresh token still works.',
          default: '0',
        },
        {
          name: 'REQUEST_APPROVAL_PROMPT',
          kind: 'text',
          doc: 'Whether users are asked each time (`force`) or once (`auto`).',
          default: "'force'",
        },
        {
          name: 'OIDC_ENABLED',
          kind: 'bool',
          doc: 'Makes this site an OpenID provider.',
          default: 'False',
        },
        {
          name: 'OIDC_RSA_PRIVATE_KEY',
          kind: 'text',
          doc: 'The key that signs identity tokens.',
          safe: 'from the environment or a secret store',
          default: "''",
        },
        {
          name: 'RESOURCE_SERVER_AUTH_TOKEN',
          kind: 'text',
          doc: 'The token that this site shows to the server that introspects tokens.',
          safe: 'from the environment or a secret store',
          default: 'None',
        },
      ],
    },
  ],
});
