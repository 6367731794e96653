import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'The package is not used', role: 'production', code: 'INSTALLED_APPS = []' },
];
