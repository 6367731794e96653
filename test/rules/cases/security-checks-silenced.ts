import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'An id of the past',
    django: '5.2',
    code: `SILENCED_SYSTEM_CHECKS = ["security.W007"]
#                         ^^^^^^^^^^^^^^^`,
    after: 'SILENCED_SYSTEM_CHECKS = []',
  },
];
