import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Keys that are not known', code: 'from site_options import caches\nCACHES = {"pages": {}, **caches}' },
];
