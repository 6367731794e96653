import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'REST framework is gone', packages: { django: '5.2' }, code: 'REST_FRAMEWORK = {"PAGINATE_BY": 10}' },
];
