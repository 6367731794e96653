import { isOpenToAll, isReadableByAll } from '../../../rules/shared/rest';
import { falsy, has, textIn, truthy } from '../../../rules/shared/values';
import type { Test } from '../../../model/view';
import type { SectionSpec } from '../item';
import { atMost, hasApp, key, known, notEmpty, packageUse, setting, together } from '../questions';

const cors = packageUse('django-cors-headers', 'cors-headers');
const rest = packageUse('Django REST framework', 'rest-framework');
const jwt = packageUse('djangorestframework-simplejwt', 'simplejwt', 'graphql-jwt', 'drf-jwt');
const oauth = packageUse('django-oauth-toolkit', 'oauth-toolkit');
const channels = packageUse('Channels', 'channels');

/** Permission classes that ask for more than nothing, whoever wrote them. */
const closed: Test = (value) => {
  const answers = [isOpenToAll(value), isReadableByAll(value)];
  if (answers.includes(true)) return false;
  return answers.includes(undefined) ? undefined : true;
};

export const api: SectionSpec = {
  id: 'api',
  title: 'APIs: CORS, REST framework and tokens',
  items: [
    {
      id: 'cors-restricted',
      title: 'Only own front ends may call the API from a browser',
      help: 'List them in `CORS_ALLOWED_ORIGINS` with `https://`; never `CORS_ALLOW_ALL_ORIGINS = True`, and regular expressions with `^`, `$` and `\\.`.',
      rules: [
        'cors-allow-all',
        'cors-allow-all-with-credentials',
        'cors-origin-http',
        'cors-origin-malformed',
        'cors-origin-null',
        'cors-origin-regex-loose',
        'cors-wrong-type',
        'cors-wide-headers',
        'origins-blank-entry',
        'dotenv-origins',
      ],
      proof: together(
        setting('CORS_ALLOW_ALL_ORIGINS', falsy, 'every site may call the API', 'fine'),
        setting('CORS_ORIGIN_ALLOW_ALL', falsy, 'every site may call the API', 'fine'),
        known('CORS_ALLOWED_ORIGINS', 'CORS_ORIGIN_WHITELIST', 'CORS_ALLOWED_ORIGIN_REGEXES'),
      ),
      applies: cors,
    },
    {
      id: 'cors-middleware',
      title: 'The CORS middleware is there, and before `CommonMiddleware`',
      help: 'Put `corsheaders.middleware.CorsMiddleware` as high as possible.',
      rules: ['cors-middleware-missing', 'cors-middleware-order', 'cors-removed-settings', 'cors-legacy-names'],
      proof: setting(
        'MIDDLEWARE',
        has((item) =>
          textIn(item) === undefined ? undefined : textIn(item) === 'corsheaders.middleware.CorsMiddleware',
        ),
        'the middleware is missing',
        'wrong',
      ),
      applies: cors,
    },
    {
      id: 'api-authentication',
      title: 'The API knows who asks, without a password in each request',
      help: 'Set `DEFAULT_AUTHENTICATION_CLASSES` to sessions for pages of the same site, to tokens or JWT for other clients.',
      rules: ['drf-no-authentication', 'drf-basic-auth', 'drf-xss-prone-session-with-cors', 'drf-class-list-string'],
      proof: key(
        'REST_FRAMEWORK',
        'DEFAULT_AUTHENTICATION_CLASSES',
        'wrong',
        notEmpty,
        'REST framework decides, which also takes passwords',
      ),
      applies: rest,
    },
    {
      id: 'api-permissions',
      title: 'The API is closed unless a view opens itself',
      help: 'Set `DEFAULT_PERMISSION_CLASSES` to `IsAuthenticated`, and `AllowAny` on the public views only.',
      rules: ['drf-open-by-default', 'drf-class-list-string'],
      proof: key('REST_FRAMEWORK', 'DEFAULT_PERMISSION_CLASSES', 'wrong', closed, 'every view is open by default'),
      applies: rest,
    },
    {
      id: 'api-throttling',
      title: 'Requests to the API are limited',
      help: 'Set `DEFAULT_THROTTLE_CLASSES` and `DEFAULT_THROTTLE_RATES` (such as 100 an hour for visitors), with a cache that all workers share, and stricter ones for login, sign-up and password reset. Cut lists into pages.',
      rules: [
        'drf-throttle-missing',
        'drf-throttle-ineffective',
        'drf-throttle-rate-invalid',
        'drf-throttle-rate-high',
        'drf-throttle-period-trap',
        'drf-unbounded-lists',
      ],
      proof: together(
        key('REST_FRAMEWORK', 'DEFAULT_THROTTLE_CLASSES', 'wrong', notEmpty, 'no throttle is on by default'),
        key('REST_FRAMEWORK', 'DEFAULT_THROTTLE_RATES', 'wrong', truthy, 'the throttles have no rates'),
      ),
      applies: rest,
    },
    {
      id: 'api-explorers',
      title: 'Descriptions and explorers of the API are open to those who need them',
      help: 'Give the schema and its pages permissions, render JSON only in production, and leave GraphiQL to `DEBUG`.',
      rules: [
        'drf-browsable-api',
        'spectacular-public-docs',
        'spectacular-unpinned-cdn',
        'urls-graphiql',
        'graphiql-persists-headers',
      ],
      applies: packageUse('a package for APIs', 'rest-framework', 'spectacular', 'graphene', 'ninja', 'yasg'),
    },
    {
      id: 'api-input',
      title: 'Serializers and forms check what they are given',
      help: 'Declare field types, lengths and validators; name the fields of model serializers one by one, and make what users must not write `read_only`.',
    },
    {
      id: 'api-queries',
      title: 'Database queries are never put together from text',
      help: "Use the ORM, or `%s` parameters with `raw()` and `cursor.execute()`. `bandit` and Ruff's `S` rules find others.",
    },
    {
      id: 'websockets',
      title: "WebSockets accept connections from the site's own pages only",
      help: 'Wrap the WebSocket routes in `AllowedHostsOriginValidator`, with a channel layer that all processes share.',
      rules: ['asgi-websocket-origin', 'channels-inmemory-in-production'],
      applies: channels,
    },
    {
      id: 'token-expiry',
      title: 'API tokens expire or can be revoked',
      help: '`TokenAuthentication` has tokens that never expire: delete them at logout, or use short-lived ones (JWT, knox).',
      rules: ['drf-token-never-expires', 'knox-token-lifetime-long'],
      applies: rest,
    },
    {
      id: 'jwt-lifetime',
      title: 'Access tokens live for minutes, refresh tokens for days',
      help: '`ACCESS_TOKEN_LIFETIME` of 5 to 15 minutes, `REFRESH_TOKEN_LIFETIME` of one to seven days.',
      rules: [
        'jwt-access-lifetime-long',
        'jwt-refresh-lifetime-long',
        'jwt-lifetime-not-timedelta',
        'jwt-leeway-large',
      ],
      proof: together(
        key('SIMPLE_JWT', 'ACCESS_TOKEN_LIFETIME', 'fine', atMost(3600), 'access tokens live for more than an hour'),
        key(
          'SIMPLE_JWT',
          'REFRESH_TOKEN_LIFETIME',
          'fine',
          atMost(2_592_000),
          'refresh tokens live for more than 30 days',
        ),
      ),
      applies: jwt,
    },
    {
      id: 'jwt-rotation',
      title: 'Refresh tokens are used once, and logging out ends them',
      help: 'Set `ROTATE_REFRESH_TOKENS` and `BLACKLIST_AFTER_ROTATION`, install `rest_framework_simplejwt.token_blacklist`, and run `migrate`.',
      rules: ['jwt-rotation-off', 'jwt-rotation-without-blacklist', 'jwt-blacklist-app-missing'],
      proof: together(
        key('SIMPLE_JWT', 'ROTATE_REFRESH_TOKENS', 'wrong', truthy, 'refresh tokens are not rotated'),
        key('SIMPLE_JWT', 'BLACKLIST_AFTER_ROTATION', 'wrong', truthy, 'a used refresh token still works'),
        setting(
          'INSTALLED_APPS',
          hasApp('rest_framework_simplejwt.token_blacklist'),
          'the app `rest_framework_simplejwt.token_blacklist` is missing',
        ),
      ),
      applies: jwt,
    },
    {
      id: 'jwt-signing-key',
      title: 'Tokens are signed with a key of their own from the environment',
      help: 'Set `SIGNING_KEY` from a variable of its own, so that it can be changed apart from `SECRET_KEY`. A new key logs every client out.',
      rules: ['jwt-signing-key-hardcoded', 'jwt-signing-key-short', 'jwt-signing-key-shared'],
      proof: key(
        'SIMPLE_JWT',
        'SIGNING_KEY',
        'wrong',
        (value) => (value.kind === 'env' ? true : value.kind === 'literal' ? false : undefined),
        'the key is `SECRET_KEY`, or stands in the source',
      ),
      applies: jwt,
    },
    {
      id: 'jwt-checked',
      title: 'Tokens are checked in full: signature, end, and whether the user is active',
      help: 'Leave the checks of the package on, with an algorithm that it knows; `CHECK_REVOKE_TOKEN` ends tokens with a change of the password.',
      rules: [
        'jwt-expiry-not-verified',
        'jwt-inactive-users-accepted',
        'jwt-survives-password-change',
        'jwt-algorithm-invalid',
        'jwt-asymmetric-key-missing',
      ],
      proof: known('SIMPLE_JWT', 'JWT_AUTH', 'GRAPHQL_JWT'),
      applies: jwt,
    },
    {
      id: 'jwt-storage',
      title: 'Browsers keep refresh tokens out of reach of scripts',
      help: 'Send them as a cookie with `httponly`, `secure` and `samesite`, never through `localStorage`.',
      rules: [
        'dj-rest-auth-cookie-insecure',
        'graphql-jwt-cookie-insecure',
        'dj-rest-auth-cookie-readable',
        'jwt-auth-cookie-flags',
        'dj-rest-auth-cookie-csrf',
      ],
      applies: packageUse('a package for web tokens', 'simplejwt', 'dj-rest-auth', 'graphql-jwt', 'drf-jwt'),
    },
    {
      id: 'oauth-provider',
      title: 'The OAuth2 provider asks for PKCE and rotates refresh tokens',
      help: '`PKCE_REQUIRED` and `ROTATE_REFRESH_TOKEN` on (both are the default), access tokens for an hour at most, redirects over `https` only.',
      rules: [
        'oauth-pkce-disabled',
        'oauth-wildcard-redirects',
        'oauth-http-redirects',
        'oauth-lifetimes',
        'oauth-refresh-forever',
        'oauth-refresh-reuse',
        'oauthlib-insecure-transport',
      ],
      proof: together(
        key('OAUTH2_PROVIDER', 'PKCE_REQUIRED', 'fine', truthy, 'PKCE is not required'),
        key('OAUTH2_PROVIDER', 'ROTATE_REFRESH_TOKEN', 'fine', truthy, 'refresh tokens are not rotated'),
        key(
          'OAUTH2_PROVIDER',
          'ACCESS_TOKEN_EXPIRE_SECONDS',
          'wrong',
          atMost(3600),
          'access tokens live for more than an hour',
        ),
      ),
      applies: oauth,
    },
  ],
};
