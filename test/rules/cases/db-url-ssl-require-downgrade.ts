import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Decided by the environment',
    code: 'import dj_database_url\nDATABASES = {"default": dj_database_url.config(ssl_require=True)}',
  },
];
