import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For tests',
    role: 'test',
    packages: { 'django-ratelimit': '4.1.0' },
    code: 'RATELIMIT_IP_META_KEY = "HTTP_X_FORWARDED_FOR"',
  },
  {
    title: 'django-ratelimit is gone',
    packages: { django: '5.2' },
    code: 'RATELIMIT_IP_META_KEY = "HTTP_X_FORWARDED_FOR"',
  },
];
