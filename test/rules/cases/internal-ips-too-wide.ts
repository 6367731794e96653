import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'A network', code: 'INTERNAL_IPS = ["10.0.0.0/8"]\n#               ^^^^^^^^^^^^' },
  {
    title: 'Any address',
    code: 'INTERNAL_IPS = ["0.0.0.0"]\n#               ^^^^^^^^^',
    after: 'INTERNAL_IPS = []',
  },
];
