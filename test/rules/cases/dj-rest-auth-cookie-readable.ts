import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The package is not used',
    packages: { django: '5.2' },
    code: 'REST_AUTH = {"USE_JWT": True, "JWT_AUTH_COOKIE": "access", "JWT_AUTH_HTTPONLY": False}',
  },
  {
    title: 'For tests',
    role: 'test',
    code: 'REST_AUTH = {"USE_JWT": True, "JWT_AUTH_COOKIE": "access", "JWT_AUTH_HTTPONLY": False}',
  },
];
