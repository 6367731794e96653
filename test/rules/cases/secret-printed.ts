import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'All names',
    code: `print(locals())
#     ^^^^^^^^`,
    after: '',
  },
];
