import { every, falsy, has, textIn, truthy } from '../../../rules/shared/values';
import type { Test } from '../../../model/view';
import type { SectionSpec } from '../item';
import { atMost, hasApp, key, notEmpty, packageUse, setting, together } from '../questions';

const cors = packageUse({
  name: 'django-cors-headers',
  app: 'corsheaders',
  distribution: 'django-cors-headers',
  settings: ['CORS_ALLOWED_ORIGINS', 'CORS_ALLOW_ALL_ORIGINS', 'CORS_ORIGIN_WHITELIST'],
});
const rest = packageUse({
  name: 'Django REST framework',
  app: 'rest_framework',
  distribution: 'djangorestframework',
  settings: ['REST_FRAMEWORK'],
});
const jwt = packageUse({
  name: 'djangorestframework-simplejwt',
  app: 'rest_framework_simplejwt',
  distribution: 'djangorestframework-simplejwt',
  settings: ['SIMPLE_JWT'],
});
const oauth = packageUse({
  name: 'django-oauth-toolkit',
  app: 'oauth2_provider',
  distribution: 'django-oauth-toolkit',
  settings: ['OAUTH2_PROVIDER'],
});

/** A list of permission classes that lets everybody in. */
const closed: Test = (value) => {
  const open = has((item) => {
    const text = textIn(item);
    return text === undefined ? undefined : text.endsWith('.AllowAny');
  })(value);
  if (open === true) return false;
  const filled = notEmpty(value);
  return open === undefined || filled === undefined ? undefined : filled;
};

/** Whether every item of a list begins with `https://`. */
const httpsOnly: Test = (value) => {
  if (value.kind !== 'sequence') return undefined;
  const answers = value.items.map((bound) =>
    every(bound, (item) => (textIn(item) === undefined ? undefined : textIn(item)?.startsWith('https://'))),
  );
  if (answers.includes(false)) return false;
  return value.open || answers.includes(undefined) ? undefined : true;
};

export const api: SectionSpec = {
  id: 'api',
  title: 'APIs: CORS, REST framework and tokens',
  items: [
    {
      id: 'cors-restricted',
      title: 'Only own front ends may call the API from a browser',
      help: 'List them in `CORS_ALLOWED_ORIGINS` with `https://`; never `CORS_ALLOW_ALL_ORIGINS = True`, and regular expressions with `^`, `$` and `\\.`.',
      proof: together(
        setting('CORS_ALLOW_ALL_ORIGINS', falsy, 'every site may call the API', 'fine'),
        setting('CORS_ORIGIN_ALLOW_ALL', falsy, 'every site may call the API', 'fine'),
        setting('CORS_ALLOWED_ORIGINS', httpsOnly, 'an origin is not served over HTTPS', 'fine'),
      ),
      applies: cors,
    },
    {
      id: 'cors-middleware',
      title: 'The CORS middleware is there, and before `CommonMiddleware`',
      help: 'Put `corsheaders.middleware.CorsMiddleware` as high as possible.',
      rules: ['cors-middleware-missing', 'cors-middleware-order'],
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
      id: 'api-permissions',
      title: 'The API is closed unless a view opens itself',
      help: 'Set `DEFAULT_PERMISSION_CLASSES` to `IsAuthenticated`, and `AllowAny` on the public views only.',
      proof: key('REST_FRAMEWORK', 'DEFAULT_PERMISSION_CLASSES', 'wrong', closed, 'every view is open by default'),
      applies: rest,
    },
    {
      id: 'api-throttling',
      title: 'Requests to the API are limited',
      help: 'Set `DEFAULT_THROTTLE_CLASSES` and `DEFAULT_THROTTLE_RATES` (such as 100 an hour for visitors), with a cache that all workers share, and stricter ones for login, sign-up and password reset.',
      proof: together(
        key('REST_FRAMEWORK', 'DEFAULT_THROTTLE_CLASSES', 'wrong', notEmpty, 'no throttle is on by default'),
        key('REST_FRAMEWORK', 'DEFAULT_THROTTLE_RATES', 'wrong', truthy, 'the throttles have no rates'),
      ),
      applies: rest,
    },
    {
      id: 'api-input',
      title: 'Serializers and forms check what they are given',
      help: 'Declare field types, lengths and validators; name the fields of model serializers one by one, and make what users must not write `read_only`.',
    },
    {
      id: 'api-queries',
      title: 'Database queries are never put together from text',
      help: 'Use the ORM, or `%s` parameters with `raw()` and `cursor.execute()`. `bandit` and Ruff’s `S` rules find others.',
    },
    {
      id: 'token-expiry',
      title: 'API tokens expire or can be revoked',
      help: '`TokenAuthentication` has tokens that never expire: delete them at logout, or use short-lived ones (JWT, knox).',
      applies: rest,
    },
    {
      id: 'jwt-lifetime',
      title: 'Access tokens live for minutes, refresh tokens for days',
      help: '`ACCESS_TOKEN_LIFETIME` of 5 to 15 minutes, `REFRESH_TOKEN_LIFETIME` of one to seven days.',
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
      id: 'jwt-storage',
      title: 'Browsers keep refresh tokens out of reach of scripts',
      help: 'Send them as a cookie with `httponly`, `secure` and `samesite`, never through `localStorage`.',
      applies: jwt,
    },
    {
      id: 'oauth-provider',
      title: 'The OAuth2 provider asks for PKCE and rotates refresh tokens',
      help: '`PKCE_REQUIRED` and `ROTATE_REFRESH_TOKEN` on (both are the default), access tokens for an hour at most, redirects over `https` only.',
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
