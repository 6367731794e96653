import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'django-ratelimit is gone', packages: { django: '5.2' }, code: 'RATELIMIT_ENABLE = False' },
];
