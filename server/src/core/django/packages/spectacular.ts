import { definePackage } from '../package-facts';

/** drf-spectacular; read from its `settings.py` (0.30). */
export const spectacular = definePackage({
  distributions: ['drf-spectacular'],
  apps: ['drf_spectacular'],
  modules: ['drf_spectacular'],
  docs: 'https://drf-spectacular.readthedocs.io/en/latest/settings.html',
  settings: [
    {
      name: 'SPECTACULAR_SETTINGS',
      kind: 'dict',
      doc: 'What the OpenAPI description of the API says, and who may read it.',
      safe: 'with `SERVE_PERMISSIONS` where the API is not public',
      default: '{}',
      shown: { SERVE_PERMISSIONS: 'dotted', SERVE_AUTHENTICATION: 'dotted' },
      keys: [
        {
          name: 'SERVE_PERMISSIONS',
          kind: 'list',
          doc: 'Who may read the description and its pages.',
          safe: "`['rest_framework.permissions.IsAdminUser']` for an API that is not public",
          default: "['rest_framework.permissions.AllowAny']",
        },
        {
          name: 'SERVE_AUTHENTICATION',
          kind: 'list',
          doc: 'How the views of the description recognise a user; `None` means as the API does.',
          default: 'None',
        },
        {
          name: 'SERVE_PUBLIC',
          kind: 'bool',
          doc: 'Describes all endpoints to everybody; off, each user sees those that they may use.',
          default: 'True',
        },
        {
          name: 'SERVE_INCLUDE_SCHEMA',
          kind: 'bool',
          doc: 'Lists the address of the description in itself.',
          default: 'True',
        },
        {
          name: 'SWAGGER_UI_DIST',
          kind: 'text',
          doc: 'Where browsers load the scripts of Swagger UI from.',
          safe: "`'SIDECAR'`, or an address with a fixed version",
          default: "'https://cdn.jsdelivr.net/npm/swagger-ui-dist@latest'",
        },
        {
          name: 'REDOC_DIST',
          kind: 'text',
          doc: 'Where browsers load the scripts of Redoc from.',
          safe: "`'SIDECAR'`, or an address with a fixed version",
          default: "'https://cdn.jsdelivr.net/npm/redoc@latest'",
        },
        {
          name: 'SWAGGER_UI_OAUTH2_CONFIG',
          kind: 'dict',
          doc: 'What Swagger UI logs in with; every visitor can read it, so it holds no client secret.',
          default: '{}',
        },
        {
          name: 'SWAGGER_UI_SETTINGS',
          kind: 'dict',
          doc: 'Options of Swagger UI; `persistAuthorization` keeps tokens in the browser.',
          default: "{'deepLinking': True}",
        },
        { name: 'TITLE', kind: 'text', doc: 'The name of the API.', default: "''" },
        { name: 'VERSION', kind: 'text', doc: 'The version of the API.', default: "'0.0.0'" },
        { name: 'SERVERS', kind: 'list', doc: 'Where the API is served.', default: '[]' },
        {
          name: 'ENABLE_DJANGO_DEPLOY_CHECK',
          kind: 'bool',
          doc: 'Lets `manage.py check --deploy` report what is wrong with the description.',
          default: 'True',
        },
      ],
    },
  ],
});
