import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For tests', role: 'test', code: 'SIMPLE_JWT = {"ALGORITHM": "HS256"}' },
];
