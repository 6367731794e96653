import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For tests', role: 'test', code: 'SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True}' },
  {
    title: 'The package is not used',
    packages: { django: '5.2' },
    code: 'SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True}',
  },
];
