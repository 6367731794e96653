import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Not asked for before',
    code: 'import dj_database_url\nDATABASES = {"default": dj_database_url.config()}  # ssl_require=True\nDATABASES["default"]["OPTIONS"] = {"connect_timeout": 5}',
  },
];
