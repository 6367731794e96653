import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For development', role: 'development', code: 'WHITENOISE_AUTOREFRESH = True' },
  { title: 'The package is not used', packages: { django: '5.2' }, code: 'WHITENOISE_AUTOREFRESH = True' },
];
