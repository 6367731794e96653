import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The package is not used',
    packages: { django: '5.2' },
    code: 'ALLAUTH_TRUSTED_CLIENT_IP_HEADER = "X-Forwarded-For"',
  },
  { title: 'For tests', role: 'test', code: 'ALLAUTH_TRUSTED_CLIENT_IP_HEADER = "X-Forwarded-For"' },
  { title: 'No proxy', packages: { 'django-allauth': '65.15.0' }, code: 'DEBUG = False' },
];
