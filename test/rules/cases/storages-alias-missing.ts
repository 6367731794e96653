import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Not known',
    django: '5.2',
    code: `from storages_of import shop
STORAGES = shop()`,
  },
  { title: 'Before 4.2', django: '4.1', code: 'STORAGES = {}' },
];
