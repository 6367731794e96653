import { definePackage } from '../package-facts';

/** dj-rest-auth; read from its `app_settings.py` and `jwt_auth.py` (7.2). */
export const djRestAuth = definePackage({
  distributions: ['dj-rest-auth'],
  apps: ['dj_rest_auth', 'dj_rest_auth.registration'],
  modules: ['dj_rest_auth'],
  docs: 'https://dj-rest-auth.readthedocs.io/en/latest/configuration.html',
  settings: [
    {
      name: 'REST_AUTH',
      kind: 'dict',
      doc: 'How logins, tokens and their cookies work; since 3.0 the only place for these.',
      since: '3.0',
      shown: { JWT_AUTH_COOKIE: 'header', JWT_AUTH_REFRESH_COOKIE: 'header', JWT_AUTH_SAMESITE: 'word' },
      keys: [
        { name: 'USE_JWT', kind: 'bool', doc: 'Gives out JSON web tokens.', default: 'False' },
        {
          name: 'SESSION_LOGIN',
          kind: 'bool',
          doc: 'Starts a session of Django with a login as well.',
          default: 'True',
        },
        { name: 'JWT_AUTH_COOKIE', kind: 'text', doc: 'The cookie that carries the access token.', default: 'None' },
        {
          name: 'JWT_AUTH_REFRESH_COOKIE',
          kind: 'text',
          doc: 'The cookie that carries the refresh token.',
          default: 'None',
        },
        {
          name: 'JWT_AUTH_REFRESH_COOKIE_PATH',
          kind: 'text',
          doc: 'The paths that the refresh token is sent to.',
          default: "'/'",
        },
        {
          name: 'JWT_AUTH_SECURE',
          kind: 'bool',
          doc: 'Sends the cookies over HTTPS only.',
          safe: '`True`',
          default: 'False',
        },
        {
          name: 'JWT_AUTH_HTTPONLY',
          kind: 'bool',
          doc: 'Keeps the cookies from scripts, and the refresh token out of the answer.',
          safe: '`True`',
          default: 'True',
        },
        {
          name: 'JWT_AUTH_SAMESITE',
          kind: 'text',
          doc: 'Whether browsers send the cookies with requests from other sites.',
          safe: '`Lax` or `Strict`',
          default: "'Lax'",
        },
        {
          name: 'JWT_AUTH_COOKIE_DOMAIN',
          kind: 'text',
          doc: 'The domain of the cookies; missing for this host only.',
          default: 'None',
          since: '5.1',
        },
        {
          name: 'JWT_AUTH_COOKIE_USE_CSRF',
          kind: 'bool',
          doc: 'Asks for the CSRF token where the access token comes from the cookie.',
          safe: '`True` with `SameSite=None`',
          default: 'False',
        },
        {
          name: 'JWT_AUTH_COOKIE_ENFORCE_CSRF_ON_UNAUTHENTICATED',
          kind: 'bool',
          doc: 'Asks for the CSRF token at views that need no login as well.',
          default: 'False',
        },
        {
          name: 'OLD_PASSWORD_FIELD_ENABLED',
          kind: 'bool',
          doc: 'Asks for the present password before it is changed.',
          safe: '`True`',
          default: 'False',
        },
        {
          name: 'LOGOUT_ON_PASSWORD_CHANGE',
          kind: 'bool',
          doc: 'Ends the session once the password is changed.',
          default: 'False',
        },
        {
          name: 'REGISTER_PERMISSION_CLASSES',
          kind: 'list',
          doc: 'Who may make an account.',
          default: "('rest_framework.permissions.AllowAny',)",
        },
      ],
    },
  ],
});
