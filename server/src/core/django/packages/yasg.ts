import { definePackage } from '../package-facts';

/** drf-yasg; read from its `app_settings.py` (1.21). */
export const yasg = definePackage({
  distributions: ['drf-yasg'],
  apps: ['drf_yasg'],
  modules: ['drf_yasg'],
  docs: 'https://drf-yasg.readthedocs.io/en/stable/settings.html',
  settings: [
    {
      name: 'SWAGGER_SETTINGS',
      kind: 'dict',
      doc: 'What Swagger UI and the description of the API offer.',
      default: '{}',
      shown: { LOGIN_URL: 'path', LOGOUT_URL: 'path', DEFAULT_INFO: 'dotted' },
      keys: [
        {
          name: 'USE_SESSION_AUTH',
          kind: 'bool',
          doc: 'Offers the login of Django on the page.',
          default: 'True',
        },
        {
          name: 'SECURITY_DEFINITIONS',
          kind: 'dict',
          doc: 'The ways to log in that the page offers.',
          safe: 'without `basic` where no view takes passwords',
          default: "{'Basic': {'type': 'basic'}}",
        },
        {
          name: 'PERSIST_AUTH',
          kind: 'bool',
          doc: 'Keeps tokens and passwords in the browser across reloads.',
          safe: '`False`',
          default: 'False',
        },
        {
          name: 'VALIDATOR_URL',
          kind: 'text',
          doc: 'A service that the description is sent to for a check; empty means none.',
          safe: 'empty for an API that is not public',
          default: "''",
        },
        {
          name: 'OAUTH2_CONFIG',
          kind: 'dict',
          doc: 'What Swagger UI logs in with; every visitor can read it, so it holds no client secret.',
          default: '{}',
        },
        { name: 'LOGOUT_URL', kind: 'text', doc: 'Where the page logs out.', default: "'/accounts/logout/'" },
        { name: 'DEFAULT_INFO', kind: 'text', doc: "The path of the description's head.", default: 'None' },
        { name: 'DEFAULT_API_URL', kind: 'text', doc: 'Where the API is served.', default: 'None' },
      ],
    },
    {
      name: 'REDOC_SETTINGS',
      kind: 'dict',
      doc: 'Options of the Redoc page.',
      default: '{}',
      keys: [{ name: 'HIDE_HOSTNAME', kind: 'bool', doc: 'Leaves the host out of the page.', default: 'False' }],
    },
  ],
});
