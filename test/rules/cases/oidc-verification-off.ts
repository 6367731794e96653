import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'The package is not used', packages: { django: '5.2' }, code: 'OIDC_VERIFY_SSL = False' },
];
