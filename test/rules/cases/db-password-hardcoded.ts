import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'None at all', code: "DATABASES = {'default': {'PASSWORD': ''}}" },
  {
    title: 'A server that anybody reaches, in settings for development: a warning',
    role: 'development',
    code: "DATABASES = {'default': {'HOST': 'shop-1.postgres.database.azure.com', 'PASSWORD': 'no-real-one-7'}}\n#                                                                                  ^^^^^^^^^^^^^^^",
  },
  {
    title: 'A platform may replace the whole connection',
    code: `import dj_database_url
DATABASES = {'default': {'HOST': 'db.example.org', 'PASSWORD': 'no-real-one'}}
#                                                              ^^^^^^^^^^^^^
DATABASES['default'].update(dj_database_url.config(conn_max_age=600))`,
  },
];
