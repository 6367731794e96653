import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For tests', role: 'test', code: 'WHITENOISE_ROOT = "/srv/files"\nMEDIA_ROOT = "/srv/files"' },
];
