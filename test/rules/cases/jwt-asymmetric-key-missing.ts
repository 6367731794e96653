import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'The package is not used', packages: { django: '5.2' }, code: 'SIMPLE_JWT = {"ALGORITHM": "RS256"}' },
  {
    title: 'Both keys are filled in at the start',
    code: 'SIMPLE_JWT = {"ALGORITHM": "RS256", "SIGNING_KEY": "", "VERIFYING_KEY": None}',
  },
];
