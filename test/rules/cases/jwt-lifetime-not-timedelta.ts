import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The package is not used',
    packages: { django: '5.2' },
    code: 'SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": 300}',
  },
  { title: 'Not known', code: 'from tools import lifetime\nSIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": lifetime()}' },
];
